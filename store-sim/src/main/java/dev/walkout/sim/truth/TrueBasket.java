package dev.walkout.sim.truth;

import java.time.Instant;
import java.util.List;

/** What a trip truly carried out of the door, and what it truly costs, in minor units. */
public record TrueBasket(String tripId, Instant enteredAt, Instant leftAt, List<Line> lines) {

  public TrueBasket {
    lines = List.copyOf(lines);
  }

  /**
   * So much of one product at one price; no two lines have both in common.
   *
   * @param pieces of loose goods 1, for what was taken of them makes one item
   * @param loose what they weigh, of goods sold by weight; null for all others
   * @param unitPriceMinor of a piece or of a kilogram
   */
  public record Line(String sku, String name, int pieces, Loose loose, long unitPriceMinor) {

    /** A line of goods that are sold by the piece. */
    public Line(String sku, String name, int pieces, long unitPriceMinor) {
      this(sku, name, pieces, null, unitPriceMinor);
    }

    /** Half a minor unit is rounded up, once a line. */
    public long amountMinor() {
      return loose == null
          ? pieces * unitPriceMinor
          : Math.floorDiv(loose.grams() * unitPriceMinor + 500, 1000L);
    }
  }

  /**
   * What was taken of loose goods and kept.
   *
   * @param weighings how often a scale felt some of it go or come back; each may err
   */
  public record Loose(int grams, int weighings) {}

  public long totalMinor() {
    return lines.stream().mapToLong(Line::amountMinor).sum();
  }

  public int pieces() {
    return lines.stream().mapToInt(Line::pieces).sum();
  }
}
