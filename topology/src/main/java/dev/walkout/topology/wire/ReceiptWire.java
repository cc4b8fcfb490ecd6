package dev.walkout.topology.wire;

import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.ExitKind;
import dev.walkout.schemas.avro.LineState;
import dev.walkout.schemas.avro.MovementRef;
import dev.walkout.schemas.avro.PricePolicy;
import dev.walkout.schemas.avro.ReceiptDoubt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.topology.core.trip.Receipt;
import java.time.Duration;

/** Receipts as the contract has them. */
public final class ReceiptWire {

  private ReceiptWire() {}

  public static dev.walkout.schemas.avro.Receipt receipt(Receipt receipt) {
    return dev.walkout.schemas.avro.Receipt.newBuilder()
        .setReceiptId(receipt.receiptId())
        .setTripId(receipt.tripId())
        .setStoreId(receipt.storeId())
        .setVersion(receipt.version())
        .setStatus(ReceiptStatus.valueOf(receipt.status().name()))
        .setEnteredAt(receipt.stay().from())
        .setLeftAt(receipt.stay().to())
        .setLines(receipt.lines().stream().map(ReceiptWire::line).toList())
        .setDoubts(
            receipt.doubts().stream()
                .map(
                    doubted ->
                        new ReceiptDoubt(
                            doubted.movementId(),
                            Action.valueOf(doubted.action().name()),
                            MovementWire.reason(doubted.doubt().reason()),
                            doubted.doubt().detail()))
                .toList())
        .setTotal(CommonWire.money(receipt.total()))
        .setPricePolicy(PricePolicy.valueOf(receipt.pricePolicy().name()))
        .setCoverage(receipt.coverage().stream().map(CommonWire::gap).toList())
        .setFinalBy(receipt.finalBy())
        .setExit(ExitKind.valueOf(receipt.standing().exit().name()))
        .setCausedBy(receipt.standing().causedBy())
        .setWaitBudgetMillis(millis(receipt.standing().budget()))
        .setEvidenceHash(receipt.evidenceHash())
        .setPreviousHash(receipt.previousHash())
        .setReason(receipt.reason())
        .build();
  }

  private static Long millis(Duration budget) {
    return budget == null ? null : budget.toMillis();
  }

  private static ReceiptLine line(Receipt.Line line) {
    return new ReceiptLine(
        line.lineId(),
        line.sku(),
        line.name(),
        CommonWire.quantity(line.quantity()),
        CommonWire.money(line.unitPrice()),
        CommonWire.money(line.amount()),
        line.movementIds(),
        CommonWire.refs(line.evidence()),
        line.blocked() ? LineState.BLOCKED : LineState.CHARGED,
        line.causes().stream()
            .map(cause -> new MovementRef(cause.movementId(), cause.hash()))
            .toList(),
        line.hash());
  }
}
