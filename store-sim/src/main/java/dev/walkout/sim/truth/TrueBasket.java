package dev.walkout.sim.truth;

import java.time.Instant;
import java.util.List;

/** What a trip truly carried out of the door, and what it truly costs, in minor units. */
public record TrueBasket(String tripId, Instant enteredAt, Instant leftAt, List<Line> lines) {

  public TrueBasket {
    lines = List.copyOf(lines);
  }

  /** Pieces of one product at one price; no two lines have both in common. */
  public record Line(String sku, String name, int pieces, long unitPriceMinor) {

    public long amountMinor() {
      return pieces * unitPriceMinor;
    }
  }

  public long totalMinor() {
    return lines.stream().mapToLong(Line::amountMinor).sum();
  }

  public int pieces() {
    return lines.stream().mapToInt(Line::pieces).sum();
  }
}
