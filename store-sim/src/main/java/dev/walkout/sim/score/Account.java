package dev.walkout.sim.score;

import dev.walkout.schemas.avro.Quantity;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.sim.truth.TrueBasket;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Pieces, grams and money by product; what receipts and baskets have in common. */
record Account(Map<String, Entry> bySku, long totalMinor) {

  private static final long GRAMS_A_KILOGRAM = 1000;

  static final Entry NOTHING = new Entry(0, 0, 0, Grace.NONE);

  /**
   * By how much a receipt may be off: what the scale may err by, and what that costs.
   *
   * @param minor rounded up
   */
  record Grace(int grams, long minor) {

    static final Grace NONE = new Grace(0, 0);

    static Grace of(TrueBasket.Line line) {
      int grams = line.loose().weighings() * Score.GRAMS_A_WEIGHING;
      return new Grace(grams, -Math.floorDiv(-grams * line.unitPriceMinor(), GRAMS_A_KILOGRAM));
    }
  }

  /**
   * So much of a product for so much money in all, in minor units.
   *
   * @param grams of goods sold by weight; 0 for others
   */
  record Entry(int pieces, int grams, long amountMinor, Grace grace) {

    Entry plus(Entry other) {
      return new Entry(
          pieces + other.pieces, grams + other.grams, amountMinor + other.amountMinor, grace);
    }

    /** How many things that is; what was taken of loose goods is one. */
    int items() {
      return grams > 0 ? 1 : pieces;
    }

    /** Whether a receipt that says so is right: exactly, or of loose goods as far as they weigh. */
    boolean isMetBy(Entry said) {
      return grams > 0
          ? Math.abs(said.grams - grams) <= grace.grams()
              && Math.abs(said.amountMinor - amountMinor) <= grace.minor()
          : said.grams == 0 && said.pieces == pieces && said.amountMinor == amountMinor;
    }

    /** How many of the items that a receipt charges are right. */
    int rightOf(Entry said) {
      return grams > 0 || said.grams > 0 ? (isMetBy(said) ? 1 : 0) : Math.min(pieces, said.pieces);
    }
  }

  static Account of(TrueBasket basket) {
    Map<String, Entry> bySku = new TreeMap<>();
    for (TrueBasket.Line line : basket.lines()) {
      Entry entry =
          line.loose() == null
              ? new Entry(line.pieces(), 0, line.amountMinor(), Grace.NONE)
              : new Entry(1, line.loose().grams(), line.amountMinor(), Grace.of(line));
      bySku.merge(line.sku(), entry, Entry::plus);
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
      Quantity quantity = line.getQuantity();
      Entry entry =
          new Entry(quantity.getPieces(), grams(quantity), line.getAmount().getMinor(), Grace.NONE);
      bySku.merge(line.getSku(), entry, Entry::plus);
    }
    bySku.values().removeIf(NOTHING::equals);
    return new Account(bySku, receipt.getTotal().getMinor());
  }

  /** What a quantity weighs; 0 of goods by the piece. */
  static int grams(Quantity quantity) {
    return quantity.getWeight() == null
        ? 0
        : quantity.getWeight().movePointRight(3).intValueExact();
  }

  /** Whether a receipt that says so is right about every product, and adds up. */
  boolean isMetBy(Account said) {
    long sum = said.bySku.values().stream().mapToLong(Entry::amountMinor).sum();
    return sum == said.totalMinor && skus(said).stream().allMatch(sku -> isMetBy(said, sku));
  }

  private boolean isMetBy(Account said, String sku) {
    return entry(sku).isMetBy(said.entry(sku));
  }

  /** The products that either of the two names, in order. */
  Set<String> skus(Account other) {
    Set<String> skus = new TreeSet<>(bySku.keySet());
    skus.addAll(other.bySku.keySet());
    return skus;
  }

  Entry entry(String sku) {
    return bySku.getOrDefault(sku, NOTHING);
  }

  int items() {
    return bySku.values().stream().mapToInt(Entry::items).sum();
  }
}
