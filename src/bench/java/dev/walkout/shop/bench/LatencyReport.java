package dev.walkout.shop.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What {@code walkout bench latency} found.
 *
 * @param capacity crops a second that the topology recognises at most
 * @param perSecond bursts a second at which latency was measured
 * @param bursts bursts of a measurement
 */
public record LatencyReport(double capacity, double perSecond, int bursts, List<Round> rounds) {

  /**
   * One measurement of each side, in milliseconds for each burst.
   *
   * @param work decoding and embedding
   * @param hop produced and consumed, nothing between
   * @param topology produced, recognised and read, by setting
   */
  public record Round(List<Double> work, List<Double> hop, Map<String, List<Double>> topology) {}

  /** The goal for the medians at at-least-once. */
  public static final double GOAL = 2;

  private static final double HALF = 0.5;
  private static final double NEARLY_ALL = 0.99;

  /** A percentile of a setting over the sum of the same percentiles of work and hop, by round. */
  public Spread ratio(String setting, double share) {
    return Spread.of(
        rounds.stream()
            .map(
                round ->
                    Spread.percentile(round.topology().get(setting), share)
                        / (Spread.percentile(round.work(), share)
                            + Spread.percentile(round.hop(), share)))
            .toList());
  }

  /** A table for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%n%d rounds of %d bursts of %d crops, %.1f bursts a second (%.0f %% of %.0f crops/s);"
                + " milliseconds, ratios as median (least-most)%n%n%-42s %8s %8s %20s %20s%n",
            rounds.size(),
            bursts,
            Load.CROPS,
            perSecond,
            100 * Latency.SHARE_OF_CAPACITY,
            capacity,
            "",
            "p50",
            "p99",
            "ratio of p50",
            "ratio of p99"));
    text.append(row("decode + embed", Round::work)).append('\n');
    text.append(row("hop: produced to consumed", Round::hop)).append('\n');
    for (String setting : rounds.get(0).topology().keySet()) {
      text.append(row("topology, " + setting, round -> round.topology().get(setting)))
          .append(
              String.format(
                  " %20s %20s%n",
                  ratio(setting, HALF).text("%.2f"), ratio(setting, NEARLY_ALL).text("%.2f")));
    }
    return text
        + String.format(
            Locale.ROOT,
            "%nRatios are to decode + embed and hop together, percentile by percentile (goal %.0f"
                + " for p50 at at-least-once).%n",
            GOAL);
  }

  /** The figures for {@code --report}. */
  public Map<String, Object> figures() {
    Map<String, Object> sides = new LinkedHashMap<>();
    sides.put("decodeAndEmbed", side(Round::work));
    sides.put("hop", side(Round::hop));
    for (String setting : rounds.get(0).topology().keySet()) {
      Map<String, Object> side = side(round -> round.topology().get(setting));
      side.put("ratioOfP50", ratio(setting, HALF));
      side.put("ratioOfP99", ratio(setting, NEARLY_ALL));
      sides.put(setting, side);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("capacityCropsPerSecond", capacity);
    all.put("burstsPerSecond", perSecond);
    all.put("cropsPerBurst", Load.CROPS);
    all.put("burstsPerRound", bursts);
    all.put("rounds", rounds.size());
    all.put("goalRatioOfP50", GOAL);
    all.put("milliseconds", sides);
    return all;
  }

  private Map<String, Object> side(Function<Round, List<Double>> side) {
    List<Double> all = all(side);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("p50", Spread.percentile(all, HALF));
    figures.put("p99", Spread.percentile(all, NEARLY_ALL));
    return figures;
  }

  private String row(String name, Function<Round, List<Double>> side) {
    List<Double> all = all(side);
    return String.format(
        Locale.ROOT,
        "%-42s %8.1f %8.1f",
        name,
        Spread.percentile(all, HALF),
        Spread.percentile(all, NEARLY_ALL));
  }

  private List<Double> all(Function<Round, List<Double>> side) {
    List<Double> all = new ArrayList<>();
    rounds.forEach(round -> all.addAll(side.apply(round)));
    return all;
  }
}
