package dev.walkout.sim.score;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Scores side by side as plain text, the noise floor above them. */
public final class ScoreTable {

  /** z of a 95 % interval. */
  private static final double Z = 1.96;

  private final Map<String, Score> rows = new LinkedHashMap<>();

  /** Adds a row, such as {@code walkout}, {@code oracle} or {@code naive}; returns the table. */
  public ScoreTable row(String name, Score score) {
    rows.put(name, score);
    return this;
  }

  /** The table, each line ended by the platform's line end. */
  public String text() {
    StringBuilder text = new StringBuilder();
    rows.values().stream().findFirst().ifPresent(first -> text.append(noise(first)));
    text.append(
        String.format(
            Locale.ROOT,
            "%-10s %9s %10s %8s %8s %10s %10s %7s %7s %9s %15s%n",
            "",
            "exact",
            "precision",
            "recall",
            "F1",
            "over",
            "under",
            "wrong",
            "doubts",
            "reviews",
            "delay p50/p99"));
    rows.forEach((name, score) -> text.append(line(name, score)));
    rows.forEach((name, score) -> text.append(unfinished(name, score)));
    return text.toString();
  }

  private static String line(String name, Score score) {
    return String.format(
        Locale.ROOT,
        "%-10s %8.1f%% %9.2f%% %7.2f%% %8.4f %10s %10s %6.2f%% %7d %9.0f %15s%n",
        name,
        100 * score.exactReceiptRate(),
        100 * score.items().precision(),
        100 * score.items().recall(),
        score.items().f1(),
        Euros.of(score.overchargedMinor()),
        Euros.of(score.underchargedMinor()),
        100 * score.wrongChargedLineRate(),
        score.doubts(),
        score.reviewsPer1000Trips(),
        seconds(score.receiptDelayMs().p50()) + "/" + seconds(score.receiptDelayMs().p99()));
  }

  /**
   * Says how much one run can tell: the step of one trip, and the half width of the 95 % interval
   * of the exact rate (Wilson, "Probable inference", 1927).
   */
  private static String noise(Score score) {
    double n = Math.max(score.trips(), 1);
    double p = score.exactReceiptRate();
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
    return String.format(
        Locale.ROOT,
        "%d trips, %d pieces: one trip is %.1f points of exact receipts; differences under %.1f"
            + " points between runs are noise.%n",
        score.trips(),
        score.items().bought(),
        100 / n,
        100 * half);
  }

  private static String unfinished(String name, Score score) {
    if (score.missingReceipts() == 0 && score.unsettledReceipts() == 0) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "%s: %d receipts missing, %d still provisional; they count as not exact.%n",
        name,
        score.missingReceipts(),
        score.unsettledReceipts());
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1fs", millis / 1e3);
  }
}
