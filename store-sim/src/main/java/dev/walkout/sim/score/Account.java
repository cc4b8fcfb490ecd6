package dev.walkout.sim.score;

import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.sim.truth.TrueBasket;
import java.util.Map;
import java.util.TreeMap;

/** Pieces and money by product; what receipts and baskets have in common. */
record Account(Map<String, Entry> bySku, long totalMinor) {

  static final Entry NOTHING = new Entry(0, 0);

  /** So many pieces for so much money in all, in minor units. */
  record Entry(int pieces, long amountMinor) {

    Entry plus(Entry other) {
      return new Entry(pieces + other.pieces, amountMinor + other.amountMinor);
    }
  }

  static Account of(TrueBasket basket) {
    Map<String, Entry> bySku = new TreeMap<>();
    for (TrueBasket.Line line : basket.lines()) {
      bySku.merge(line.sku(), new Entry(line.pieces(), line.amountMinor()), Entry::plus);
    }
    return new Account(bySku, basket.totalMinor());
  }

  /** A void receipt charges nothing. Lines of no pieces and no money count as absent. */
  static Account of(Receipt receipt) {
    Map<String, Entry> bySku = new TreeMap<>();
    if (receipt.getStatus() == ReceiptStatus.VOID) {
      return new Account(bySku, 0);
    }
    for (ReceiptLine line : receipt.getLines()) {
      Entry entry = new Entry(line.getQuantity().getPieces(), line.getAmount().getMinor());
      bySku.merge(line.getSku(), entry, Entry::plus);
    }
    bySku.values().removeIf(NOTHING::equals);
    return new Account(bySku, receipt.getTotal().getMinor());
  }

  Entry entry(String sku) {
    return bySku.getOrDefault(sku, NOTHING);
  }

  int pieces() {
    return bySku.values().stream().mapToInt(Entry::pieces).sum();
  }
}
