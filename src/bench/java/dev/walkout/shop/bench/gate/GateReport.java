package dev.walkout.shop.bench.gate;

import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.bench.Spread;
import dev.walkout.sim.score.Results;
import dev.walkout.sim.score.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What {@code walkout bench gate} found.
 *
 * @param rounds how often speed was measured
 * @param residualCorrelation see {@link Shares}
 */
public record GateReport(
    int rounds, List<DayRow> days, List<Speed> speeds, double residualCorrelation) {

  /** The gate decides at least this share of crops without a search. */
  public static final double GOAL_SHARE = 0.8;

  /** Searching would have decided at least this share of the gate's decisions in the same way. */
  public static final double GOAL_AGREEMENT = 0.999;

  /**
   * One store day.
   *
   * @param bursts decisions on its bursts
   * @param lone decisions on each of their crops as a burst of its own
   */
  record DayRow(long seed, Decisions bursts, Decisions lone, Receipts receipts) {}

  /**
   * The receipts of a day, with the gate and with searching always.
   *
   * @param same trips that were charged the same
   */
  record Receipts(int trips, long same, double exactWithGate, double exactSearching) {

    /** Amount of each product on the last version of a receipt. */
    static Map<String, Long> charged(Results results, String trip) {
      Map<String, Long> amounts = new TreeMap<>();
      Score.last(results, trip)
          .map(Receipt::getLines)
          .orElse(List.of())
          .forEach(line -> amounts.merge(line.getSku(), line.getAmount().getMinor(), Long::sum));
      return amounts;
    }
  }

  /** Crops a second of one round, with the gate and searching always. */
  record Pair(double gate, double always) {
    double ratio() {
      return gate / always;
    }
  }

  /** One index: matching alone, and decoding, embedding and matching. */
  record Speed(String index, List<Pair> matching, List<Pair> whole) {}

  /** A table for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%n%-6s %7s %7s | %14s %8s %8s | %10s %8s | %-28s%n",
            "seed",
            "bursts",
            "crops",
            "decided: crops",
            "bursts",
            "wrong",
            "agreement",
            "differ",
            "exact receipts: gate, always"));
    Decisions all = Decisions.NONE;
    Decisions lone = Decisions.NONE;
    for (DayRow day : days) {
      all = all.plus(day.bursts());
      lone = lone.plus(day.lone());
      text.append(row(String.valueOf(day.seed()), day.bursts())).append(receipts(day.receipts()));
    }
    text.append(row("all", all)).append(receipts(sum()));
    text.append(
        String.format(
            Locale.ROOT,
            "%nSearching always: %.2f %% KNOWN, %d of them wrong; with the index down the gate"
                + " still decides %.2f %% of crops (%d answers change).%n",
            100.0 * all.known() / all.bursts(),
            all.knownWrong(),
            100 * all.shareOfCrops(),
            all.unanswered()));
    text.append(
        String.format(
            Locale.ROOT,
            "Crops one by one: %.2f %% decided, %.2f %% KNOWN by searching, %.2f %% taken for"
                + " strangers; residuals of a burst's crops correlate by %.3f.%n",
            100 * lone.shareOfCrops(),
            100.0 * lone.known() / lone.bursts(),
            100.0 * lone.unknown() / lone.bursts(),
            residualCorrelation));
    speeds(text);
    return text
        + String.format(
            Locale.ROOT,
            "%nGoals: %.0f %% of crops decided, %.1f %% agreement, the exact-receipt rate"
                + " unchanged.%n",
            100 * GOAL_SHARE,
            100 * GOAL_AGREEMENT);
  }

  private void speeds(StringBuilder text) {
    text.append(
        String.format(
            "%n%d rounds, one thread, crops a second; median (least-most)%n%n%-18s %-30s %30s %30s"
                + " %20s%n",
            rounds, "index", "", "gate", "always searching", "ratio"));
    for (Speed speed : speeds) {
      text.append(row(speed.index(), "matching", speed.matching()));
      text.append(row("", "decode + embed + match", speed.whole()));
    }
  }

  private static String row(String index, String what, List<Pair> pairs) {
    return String.format(
        Locale.ROOT,
        "%-18s %-30s %30s %30s %20s%n",
        index,
        what,
        of(pairs, Pair::gate).text("%,.0f"),
        of(pairs, Pair::always).text("%,.0f"),
        of(pairs, Pair::ratio).text("%.2f"));
  }

  private static String row(String name, Decisions its) {
    return String.format(
        Locale.ROOT,
        "%-6s %7d %7d | %12.2f %% %6.2f %% %6.3f %% | %8.3f %% %8d | ",
        name,
        its.bursts(),
        its.crops(),
        100 * its.shareOfCrops(),
        100 * its.shareOfBursts(),
        100 * its.errorRate(),
        100 * its.agreement(),
        its.differ());
  }

  private static String receipts(Receipts its) {
    return String.format(
        Locale.ROOT,
        "%.1f %%, %.1f %%; %d of %d the same%n",
        100 * its.exactWithGate(),
        100 * its.exactSearching(),
        its.same(),
        its.trips());
  }

  private Receipts sum() {
    int trips = days.stream().mapToInt(day -> day.receipts().trips()).sum();
    long same = days.stream().mapToLong(day -> day.receipts().same()).sum();
    return new Receipts(
        trips, same, mean(Receipts::exactWithGate, trips), mean(Receipts::exactSearching, trips));
  }

  private double mean(Function<Receipts, Double> rate, int trips) {
    return days.stream()
            .mapToDouble(day -> rate.apply(day.receipts()) * day.receipts().trips())
            .sum()
        / trips;
  }

  /** The figures for {@code --report}. */
  public Map<String, Object> figures() {
    Decisions all = days.stream().map(DayRow::bursts).reduce(Decisions.NONE, Decisions::plus);
    Decisions lone = days.stream().map(DayRow::lone).reduce(Decisions.NONE, Decisions::plus);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("all", figures(all));
    figures.put("receipts", sum());
    figures.put("cropsOneByOne", figures(lone));
    figures.put("residualCorrelation", residualCorrelation);
    Map<String, Object> bySeed = new LinkedHashMap<>();
    for (DayRow day : days) {
      Map<String, Object> its = figures(day.bursts());
      its.put("receipts", day.receipts());
      bySeed.put(String.valueOf(day.seed()), its);
    }
    figures.put("bySeed", bySeed);
    Map<String, Object> cropsPerSecond = new LinkedHashMap<>();
    for (Speed speed : speeds) {
      cropsPerSecond.put(
          speed.index(),
          Map.of("matching", figures(speed.matching()), "whole", figures(speed.whole())));
    }
    figures.put("rounds", rounds);
    figures.put("cropsPerSecond", cropsPerSecond);
    return figures;
  }

  private static Map<String, Object> figures(Decisions its) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("counts", its);
    figures.put("decidedOfCrops", its.shareOfCrops());
    figures.put("decidedOfBursts", its.shareOfBursts());
    figures.put("gateErrorRate", its.errorRate());
    figures.put("agreement", its.agreement());
    return figures;
  }

  private static Map<String, Object> figures(List<Pair> pairs) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("gate", of(pairs, Pair::gate));
    figures.put("alwaysSearching", of(pairs, Pair::always));
    figures.put("ratio", of(pairs, Pair::ratio));
    return figures;
  }

  private static Spread of(List<Pair> pairs, Function<Pair, Double> figure) {
    return Spread.of(pairs.stream().map(figure).toList());
  }
}
