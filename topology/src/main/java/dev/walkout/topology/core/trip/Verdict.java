package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.Amount;
import java.time.Instant;
import java.util.Comparator;

/**
 * What a person ruled.
 *
 * @param reviewId the review it answers; empty where it is about the whole trip
 * @param movementId the movement it is about; empty where it is about the whole trip
 * @param at when, by the clock of the console; it decides which version of the receipt it is part
 *     of
 */
public record Verdict(
    String reviewId, String movementId, Instant at, String operator, Ruling ruling, What what) {

  /** In the order in which they count. */
  public static final Comparator<Verdict> ORDER =
      Comparator.comparing(Verdict::at)
          .thenComparing(Verdict::reviewId)
          .thenComparing(Verdict::operator);

  /** What was ruled. */
  public enum Ruling {
    /** The movement was of this product. */
    THIS_PRODUCT,
    /** Nothing was moved. */
    NO_PRODUCT,
    /** It was another trip's. */
    OTHER_TRIP,
    /** The check of age passed, for the whole trip. */
    APPROVE,
    /** The check of age failed. */
    REFUSE,
    /** The whole receipt goes. */
    VOID
  }

  /**
   * What a ruling names.
   *
   * @param sku null for the movement's most probable product
   * @param amount how much; null for as much as was seen
   * @param tripId the other trip; null where there is none
   */
  public record What(String sku, Amount amount, String tripId) {
    public static final What NOTHING = new What(null, null, null);
  }

  boolean rulesOn(String movement) {
    return movementId.equals(movement) && !movementId.isEmpty();
  }

  boolean isOfAge() {
    return ruling == Ruling.APPROVE || ruling == Ruling.REFUSE;
  }

  /** How a receipt names it as its cause. */
  String source() {
    return reviewId.isEmpty() ? ruling + " by " + operator : reviewId;
  }
}
