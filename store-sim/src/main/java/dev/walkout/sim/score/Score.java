package dev.walkout.sim.score;

import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.sim.truth.TrueBasket;
import dev.walkout.sim.truth.Truth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How near the receipts of a run are to the truth. A trip is judged by the last version of its
 * receipt.
 *
 * @param trips trips that truly were
 * @param missingReceipts trips without any receipt
 * @param unsettledReceipts trips whose last version is still PROVISIONAL; not exact, whatever it
 *     says
 * @param exactReceiptRate share of trips whose settled receipt has exactly the true pieces and the
 *     true amount of every product; of loose goods the true grams but for {@link
 *     #GRAMS_A_WEIGHING}, and what these cost
 * @param overchargedMinor money charged beyond the truth, summed over the products of every trip:
 *     one product too many and another too few do not cancel out
 * @param underchargedMinor money not charged, summed likewise
 * @param wrongChargedLineRate pieces charged and not bought, of all pieces charged
 * @param doubts doubts on the last versions
 */
public record Score(
    int trips,
    int missingReceipts,
    int unsettledReceipts,
    double exactReceiptRate,
    Items items,
    long overchargedMinor,
    long underchargedMinor,
    double wrongChargedLineRate,
    long doubts,
    double reviewsPer1000Trips,
    DelayMs receiptDelayMs) {

  /**
   * Every weighing of loose goods may err by so much: what scales declare unless they say otherwise
   * ({@code WeightChange.toleranceGrams}). It is also what the law allows a scale of class III with
   * a verification interval of 5 g in use, up to 2.5 kg (directive 2014/31/EU, annex I: half an
   * interval at its verification, twice as much in use).
   */
  public static final int GRAMS_A_WEIGHING = 5;

  /**
   * Pieces charged, compared with pieces bought, trip by trip; of nothing at all, 1 is right. What
   * was taken of loose goods is one piece, right if its weight is.
   *
   * @param right pieces charged that were bought
   */
  public record Items(
      double precision, double recall, double f1, long charged, long bought, long right) {

    static Items of(long charged, long bought, long right) {
      double precision = charged == 0 ? 1 : (double) right / charged;
      double recall = bought == 0 ? 1 : (double) right / bought;
      double f1 = charged + bought == 0 ? 1 : 2.0 * right / (charged + bought);
      return new Items(precision, recall, f1, charged, bought, right);
    }
  }

  /** From leaving the store to the first settled version, in event time; 0 where none is. */
  public record DelayMs(long p50, long p99) {

    static DelayMs of(List<Long> delays) {
      return new DelayMs(percentile(delays, 50), percentile(delays, 99));
    }

    /** Nearest rank: the smallest that at least this share of the delays do not exceed. */
    private static long percentile(List<Long> delays, int percent) {
      if (delays.isEmpty()) {
        return 0;
      }
      int rank = (delays.size() * percent + 99) / 100;
      return delays.stream().sorted().toList().get(Math.max(rank, 1) - 1);
    }
  }

  /** Compares results with the truth. */
  public static Score of(Results results, Truth truth) {
    Tally tally = new Tally();
    Map<String, List<Results.Issued>> byTrip = Tally.byTrip(results);
    for (TrueBasket basket : truth.baskets().values()) {
      tally.add(basket, byTrip.getOrDefault(basket.tripId(), List.of()));
    }
    byTrip.keySet().stream()
        .filter(trip -> !truth.baskets().containsKey(trip))
        .forEach(trip -> tally.addStranger(byTrip.get(trip)));
    return tally.score(results.reviews());
  }

  /** Whether the receipt says exactly what the basket holds, and is settled. */
  public static boolean exact(Receipt receipt, TrueBasket basket) {
    return receipt.getStatus() != ReceiptStatus.PROVISIONAL
        && Account.of(basket).isMetBy(Account.of(receipt));
  }

  /** The last version of a trip's receipt, if it has one. */
  public static Optional<Receipt> last(Results results, String tripId) {
    return Tally.last(Tally.byTrip(results).getOrDefault(tripId, List.of()));
  }
}
