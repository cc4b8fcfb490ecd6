package dev.walkout.shop.bench.checkout;

import dev.walkout.shop.bench.Spread;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code walkout bench receipts} found.
 *
 * @param millis of each trip, from its exit to its final receipt
 * @param latest the most that the simulator published anything after its time
 */
public record ReceiptDelays(ReceiptsBench store, List<Double> millis, Duration latest) {

  private static final double HALF = 0.5;
  private static final double NEARLY_ALL = 0.99;

  /** The goal for half of the receipts. */
  public static final Duration GOAL_P50 = Duration.ofSeconds(2);

  /** The goal for 99 of 100. */
  public static final Duration GOAL_P99 = Duration.ofSeconds(5);

  /** A table for people. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%n%d trips, one every %.1f s, at the speed of the wall clock; heartbeats every %d ms;"
            + " shipped model%n%n"
            + "from exit to FINAL       p50 %.2f s (goal %.0f)   p90 %.2f s   p99 %.2f s (goal %.0f)"
            + "   most %.2f s%n"
            + "The simulator was at most %.2f s late with a record, which counts.%n",
        millis.size(),
        store.arrivals().toMillis() / 1e3,
        store.beat().toMillis(),
        seconds(HALF),
        GOAL_P50.toMillis() / 1e3,
        seconds(0.9),
        seconds(NEARLY_ALL),
        GOAL_P99.toMillis() / 1e3,
        seconds(1),
        latest.toMillis() / 1e3);
  }

  /** The figures for {@code --report}. */
  public Map<String, Object> figures() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("trips", millis.size());
    all.put("arrivalMillis", store.arrivals().toMillis());
    all.put("beatMillis", store.beat().toMillis());
    all.put("p50Seconds", seconds(HALF));
    all.put("p90Seconds", seconds(0.9));
    all.put("p99Seconds", seconds(NEARLY_ALL));
    all.put("mostSeconds", seconds(1));
    all.put("goalP50Seconds", GOAL_P50.toSeconds());
    all.put("goalP99Seconds", GOAL_P99.toSeconds());
    all.put("simulatorLateMillis", latest.toMillis());
    return all;
  }

  private double seconds(double share) {
    return Spread.percentile(millis, share) / 1e3;
  }
}
