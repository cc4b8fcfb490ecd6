package dev.walkout.shop.billing;

import dev.walkout.schemas.avro.LineState;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.topology.core.Money;
import java.time.Instant;

/**
 * What one version of a receipt claims: who owes how much, and whether that is settled.
 *
 * @param owed the whole amount, not the difference to the version before
 * @param reason why it is not a plain FINAL version; empty for that
 * @param proof its evidence hash, and that of the version before (empty for the first)
 * @param leftAt when the trip ended
 * @param finalBy when a PROVISIONAL version is promised to be settled; null otherwise
 */
public record Claim(
    String receiptId,
    String tripId,
    String storeId,
    int version,
    ReceiptStatus status,
    Money owed,
    String reason,
    Proof proof,
    Instant leftAt,
    Instant finalBy) {

  /** The hashes that chain versions to one another. */
  public record Proof(String evidenceHash, String previousHash) {}

  /**
   * What the record under this key claims.
   *
   * @throws BadReceipt if it breaks a promise of the contract
   */
  public static Claim of(String key, Receipt receipt) {
    if (receipt == null) {
      throw new BadReceipt("value", null, "receipts are never removed, void the receipt instead");
    }
    if (!receipt.getTripId().equals(key)) {
      throw new BadReceipt("key", key, "key the receipt by its trip " + receipt.getTripId());
    }
    if (receipt.getVersion() < 1) {
      throw new BadReceipt("version", receipt.getVersion(), "versions count from 1");
    }
    return new Claim(
        receipt.getReceiptId(),
        receipt.getTripId(),
        receipt.getStoreId(),
        receipt.getVersion(),
        receipt.getStatus(),
        total(receipt),
        receipt.getReason(),
        new Proof(receipt.getEvidenceHash(), receipt.getPreviousHash()),
        receipt.getLeftAt(),
        receipt.getFinalBy());
  }

  boolean isSettled() {
    return status != ReceiptStatus.PROVISIONAL;
  }

  private static Money total(Receipt receipt) {
    String currency = receipt.getTotal().getCurrency();
    Money sum = Money.zero(currency);
    for (ReceiptLine line : receipt.getLines()) {
      if (line.getState() == LineState.BLOCKED
          && receipt.getStatus() != ReceiptStatus.PROVISIONAL) {
        throw new BadReceipt(
            "state of line " + line.getLineId(), "BLOCKED", "only a PROVISIONAL receipt may wait");
      }
      if (!line.getAmount().getCurrency().equals(currency)) {
        throw new BadReceipt(
            "currency of line " + line.getLineId(),
            line.getAmount().getCurrency(),
            "a receipt is of one currency, " + currency);
      }
      sum = sum.plus(new Money(line.getAmount().getMinor(), currency));
    }
    if (receipt.getTotal().getMinor() != sum.minor() || sum.minor() < 0) {
      throw new BadReceipt(
          "total", receipt.getTotal().getMinor(), "the lines add up to " + sum.minor());
    }
    if (receipt.getStatus() == ReceiptStatus.VOID && !receipt.getLines().isEmpty()) {
      throw new BadReceipt("lines", receipt.getLines().size(), "a VOID receipt has none");
    }
    return sum;
  }
}
