package dev.walkout.shop.bench.checkout;

import dev.walkout.shop.bench.Meter.Rate;
import dev.walkout.shop.bench.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What {@code walkout bench checkout} found.
 *
 * @param inputs what each side reads
 * @param done what checkout's transactions held, which the loops write too
 * @param sides their names, the loops first
 * @param rounds by round, each side's rate of receipts
 */
public record CheckoutReport(
    int threads,
    long trips,
    StoreDay.Inputs inputs,
    Transactions done,
    List<String> sides,
    List<List<Rate>> rounds) {

  /** The least share of a loop's rate. */
  public static final double GOAL = 0.65;

  private static final int LOOPS = BareLoop.Kind.values().length;

  /** A side's figure over a loop's, round by round. */
  private Spread ratio(int side, int loop, ToDoubleFunction<Rate> figure) {
    return Spread.of(
        rounds.stream()
            .map(r -> figure.applyAsDouble(r.get(side)) / figure.applyAsDouble(r.get(loop)))
            .toList());
  }

  /** A table for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%n%d rounds of %,d trips, %d threads; median (least-most)%n"
                + "in: %,d records: %,d bursts, %,d other sightings, %,d presence, %,d door%n"
                + "out: %s%nchangelogs: %,d records, %.1f MB; %,d transactions%n",
            rounds.size(),
            trips,
            threads,
            inputs.count(),
            inputs.bursts(),
            inputs.sightings() - inputs.bursts(),
            inputs.presence(),
            inputs.door(),
            done.outputs().text(),
            done.changelogs().count(),
            done.changelogs().bytes() / 1e6,
            done.count()));
    text.append(
        String.format(
            Locale.ROOT,
            "%n%-28s %26s %14s %8s %12s%n",
            "exactly once, commit 100 ms",
            "records in/s",
            "receipts/s",
            "cores",
            "us CPU each"));
    for (int side = 0; side < sides.size(); side++) {
      text.append(row(side));
    }
    for (int side = LOOPS; side < sides.size(); side++) {
      for (int loop = 0; loop < LOOPS; loop++) {
        text.append(share(side, loop));
      }
    }
    return text.append(
            String.format(
                Locale.ROOT,
                "Ratios are of the same round, goal %.2f; neighbours disturb those of CPU time"
                    + " less.%n",
                GOAL))
        .toString();
  }

  /** The figures for {@code --report}. */
  public Map<String, Object> figures() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("threads", threads);
    all.put("trips", trips);
    all.put("in", inputs);
    all.put("out", done.outputs().figures());
    all.put("changelogs", done.changelogs().figures());
    all.put("transactions", done.count());
    all.put("goal", GOAL);
    Map<String, Object> rates = new LinkedHashMap<>();
    for (int side = 0; side < sides.size(); side++) {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("recordsInPerSecond", recordsPerSecond(side));
      figures.put("cores", spread(side, Rate::cores));
      figures.put("ofTheBareLoop", ratio(side, 0, Rate::perSecond));
      figures.put("ofTheBareLoopPerCpuSecond", ratio(side, 0, Rate::perCpuSecond));
      figures.put("ofTheSameTransactions", ratio(side, 1, Rate::perSecond));
      figures.put("ofTheSameTransactionsPerCpuSecond", ratio(side, 1, Rate::perCpuSecond));
      rates.put(sides.get(side), figures);
    }
    all.put("sides", rates);
    return all;
  }

  private String share(int side, int loop) {
    return String.format(
        Locale.ROOT,
        "%-28s of %-26s %20s, by CPU time %s%n",
        sides.get(side),
        sides.get(loop),
        ratio(side, loop, Rate::perSecond).text("%.2f"),
        ratio(side, loop, Rate::perCpuSecond).text("%.2f"));
  }

  private String row(int side) {
    double each = spread(side, Rate::perCpuSecond).median() * recordsPerReceipt();
    return String.format(
        Locale.ROOT,
        "%-28s %26s %14.0f %8.2f %12.1f%n",
        sides.get(side),
        recordsPerSecond(side).text("%.0f"),
        spread(side, Rate::perSecond).median(),
        spread(side, Rate::cores).median(),
        1e6 / each);
  }

  private Spread recordsPerSecond(int side) {
    return spread(side, rate -> rate.perSecond() * recordsPerReceipt());
  }

  private double recordsPerReceipt() {
    return (double) inputs.count() / trips;
  }

  private Spread spread(int side, ToDoubleFunction<Rate> figure) {
    return Spread.of(rounds.stream().map(r -> figure.applyAsDouble(r.get(side))).toList());
  }
}
