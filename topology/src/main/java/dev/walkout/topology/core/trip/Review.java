package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.Movement;
import java.time.Instant;

/**
 * Something for an operator to settle.
 *
 * @param about the trip, whose id is empty where nobody was there
 * @param movement null where it is about the whole trip
 * @param doubt why; it may be the cart's doubt where the movement itself is proven
 * @param stake what hangs on the answer
 */
public record Review(String reviewId, About about, Movement movement, Doubt doubt, Stake stake) {

  /** Whose review it is, and of when. */
  public record About(String tripId, String storeId, Instant at) {}

  /**
   * What hangs on an answer.
   *
   * @param money the most that it can change the receipt by; null without a price
   * @param priority minor units that the receipt is expected to be wrong by
   * @param lineId the line that waits; null where none does
   */
  public record Stake(Money money, double priority, String lineId) {}

  public String tripId() {
    return about.tripId();
  }

  public Money atStake() {
    return stake.money();
  }
}
