package dev.walkout.sim.score;

import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.DoubtReason;
import dev.walkout.schemas.avro.Money;
import dev.walkout.schemas.avro.PricePolicy;
import dev.walkout.schemas.avro.Quantity;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptDoubt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.sim.truth.TrueBasket;
import dev.walkout.sim.truth.Truth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Hand-made receipts and baskets. */
final class Receipts {

  static final Instant LEFT = Instant.parse("2026-01-05T09:00:00Z");

  private Receipts() {}

  static Truth truth(TrueBasket... baskets) {
    Map<String, TrueBasket> byTrip = new LinkedHashMap<>();
    for (TrueBasket basket : baskets) {
      byTrip.put(basket.tripId(), basket);
    }
    return new Truth(List.of(), byTrip, Map.of());
  }

  static TrueBasket basket(String trip, TrueBasket.Line... lines) {
    return new TrueBasket(trip, LEFT.minusSeconds(100), LEFT, List.of(lines));
  }

  static TrueBasket.Line bought(String sku, int pieces, long price) {
    return new TrueBasket.Line(sku, "Product " + sku, pieces, price);
  }

  static TrueBasket.Line weighed(String sku, int grams, int weighings, long pricePerKilogram) {
    TrueBasket.Loose loose = new TrueBasket.Loose(grams, weighings);
    return new TrueBasket.Line(sku, "Product " + sku, 1, loose, pricePerKilogram);
  }

  static ReceiptLine chargedGrams(String sku, int grams, long minor) {
    ReceiptLine line = charged(sku, 1, minor);
    line.setQuantity(new Quantity(1, BigDecimal.valueOf(grams, 3), "kg"));
    return line;
  }

  static ReceiptLine charged(String sku, int pieces, long price) {
    return ReceiptLine.newBuilder()
        .setLineId("line-" + sku)
        .setSku(sku)
        .setName("Product " + sku)
        .setQuantity(new Quantity(pieces, null, null))
        .setUnitPrice(euros(price))
        .setAmount(euros(price * pieces))
        .setMovementIds(List.of())
        .setEvidence(List.of())
        .build();
  }

  static Receipt receipt(String trip, ReceiptLine... lines) {
    return receipt(trip, 1, ReceiptStatus.FINAL, lines);
  }

  static Receipt receipt(String trip, int version, ReceiptStatus status, ReceiptLine... lines) {
    long total = Stream.of(lines).mapToLong(line -> line.getAmount().getMinor()).sum();
    return Receipt.newBuilder()
        .setReceiptId("receipt-" + trip)
        .setTripId(trip)
        .setStoreId("store-1")
        .setVersion(version)
        .setStatus(status)
        .setEnteredAt(LEFT.minusSeconds(100))
        .setLeftAt(LEFT)
        .setLines(List.of(lines))
        .setDoubts(List.of())
        .setTotal(euros(total))
        .setPricePolicy(PricePolicy.LOWER_OF_BOTH)
        .setEvidenceHash("")
        .build();
  }

  static Receipt doubting(Receipt receipt) {
    receipt.setDoubts(
        List.of(new ReceiptDoubt("movement-1", Action.TAKE, DoubtReason.WHAT_AMBIGUOUS, "a or b")));
    return receipt;
  }

  static Results results(Receipt... receipts) {
    return new Results(
        Stream.of(receipts).map(receipt -> new Results.Issued(receipt, LEFT)).toList(), 0);
  }

  private static Money euros(long minor) {
    return new Money(minor, "EUR");
  }
}
