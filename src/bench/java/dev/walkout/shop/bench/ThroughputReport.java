package dev.walkout.shop.bench;

import dev.walkout.shop.bench.Meter.Rate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What {@code walkout bench throughput} found.
 *
 * @param threads threads that embed, on either side
 * @param bursts bursts of a round
 */
public record ThroughputReport(int threads, long bursts, double bytesPerCrop, List<Round> rounds) {

  /** One measurement of each side, shortly after one another. */
  public record Round(Rate bare, Rate bareAlone, Rate atLeastOnce, Rate exactlyOnce) {}

  /** The goal for at-least-once; what it is made of stands in src/bench/README.md. */
  public static final double GOAL = 0.75;

  /** The topology's rate over the bare one's, round by round. */
  public Spread atLeastOnceRatio() {
    return ratio(Round::atLeastOnce, Round::bare);
  }

  public Spread exactlyOnceRatio() {
    return ratio(Round::exactlyOnce, Round::bare);
  }

  /** What the second and further threads are worth to the bare side. */
  public Spread threadsRatio() {
    return ratio(Round::bare, Round::bareAlone);
  }

  /** A table for people. */
  public String text() {
    String head =
        String.format(
            Locale.ROOT,
            "%n%d rounds of %,d crops in bursts of %d, %.1f KB a crop, %d threads;"
                + " median (least-most)%n%n%-42s %24s %8s %12s %20s%n",
            rounds.size(),
            bursts * Load.CROPS,
            Load.CROPS,
            bytesPerCrop / 1000,
            threads,
            "",
            "crops/s",
            "cores",
            "per CPU s",
            "ratio");
    return head
        + row("decode + embed, 1 thread", Round::bareAlone, null)
        + row("decode + embed, " + threads + " threads", Round::bare, threadsRatio())
        + row("topology, " + Setting.AT_LEAST_ONCE.text(), Round::atLeastOnce, atLeastOnceRatio())
        + row("topology, " + Setting.EXACTLY_ONCE.text(), Round::exactlyOnce, exactlyOnceRatio())
        + String.format(
            Locale.ROOT,
            "%nRatios are of the same round: threads over one thread, topology over bare with %d"
                + " threads (goal %.2f).%nPer CPU second, which neighbours disturb less:"
                + " at-least-once %s, exactly-once %s of bare.%n",
            threads,
            GOAL,
            perCpu(Round::atLeastOnce).text("%.2f"),
            perCpu(Round::exactlyOnce).text("%.2f"));
  }

  /** The figures for {@code --report}. */
  public Map<String, Object> figures() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("threads", threads);
    all.put("cropsPerBurst", Load.CROPS);
    all.put("cropsPerRound", bursts * Load.CROPS);
    all.put("bytesPerCrop", bytesPerCrop);
    all.put("goalAtLeastOnceOverBare", GOAL);
    all.put("atLeastOnceOverBare", atLeastOnceRatio());
    all.put("exactlyOnceOverBare", exactlyOnceRatio());
    all.put("threadsOverOneThread", threadsRatio());
    all.put("atLeastOnceOverBarePerCpuSecond", perCpu(Round::atLeastOnce));
    all.put("exactlyOnceOverBarePerCpuSecond", perCpu(Round::exactlyOnce));
    all.put("rounds", rounds);
    return all;
  }

  private String row(String name, Function<Round, Rate> side, Spread ratio) {
    return String.format(
        Locale.ROOT,
        "%-42s %24s %8.2f %12.0f %20s%n",
        name,
        spread(side, Rate::perSecond).text("%.0f"),
        spread(side, Rate::cores).median(),
        spread(side, Rate::perCpuSecond).median(),
        ratio == null ? "" : ratio.text("%.2f"));
  }

  private Spread spread(Function<Round, Rate> side, Function<Rate, Double> figure) {
    return Spread.of(rounds.stream().map(side).map(figure).toList());
  }

  private Spread perCpu(Function<Round, Rate> side) {
    return Spread.of(
        rounds.stream().map(r -> side.apply(r).perCpuSecond() / r.bare().perCpuSecond()).toList());
  }

  private Spread ratio(Function<Round, Rate> one, Function<Round, Rate> other) {
    return Spread.of(
        rounds.stream().map(r -> one.apply(r).perSecond() / other.apply(r).perSecond()).toList());
  }
}
