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
 * @param outputs what each side writes
 * @param sides their names, the ceiling first
 * @param rounds by round, each side's rate of receipts
 */
public record CheckoutReport(
    int threads,
    long trips,
    StoreDay.Inputs inputs,
    Outputs outputs,
    List<String> sides,
    List<List<Rate>> rounds) {

  /** The least share of the ceiling. */
  public static final double GOAL = 0.65;

  /** A side's rate over the ceiling's, round by round. */
  public Spread ratio(int side) {
    return ratio(side, Rate::perSecond);
  }

  private Spread ratio(int side, ToDoubleFunction<Rate> figure) {
    return Spread.of(
        rounds.stream()
            .map(r -> figure.applyAsDouble(r.get(side)) / figure.applyAsDouble(r.get(0)))
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
                + "out: %,d records: ",
            rounds.size(),
            trips,
            threads,
            inputs.count(),
            inputs.bursts(),
            inputs.sightings() - inputs.bursts(),
            inputs.presence(),
            inputs.door(),
            outputs.count()));
    outputs
        .topics()
        .forEach(
            of ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%,d %s (%.1f MB)  ",
                        of.count(),
                        of.topic().name(),
                        of.bytes() / 1e6)));
    text.append(
        String.format(
            Locale.ROOT,
            "%n%n%-28s %26s %14s %8s %12s %20s%n",
            "exactly once, commit 100 ms",
            "records in/s",
            "receipts/s",
            "cores",
            "us CPU each",
            "of the bare loop"));
    for (int side = 0; side < sides.size(); side++) {
      text.append(row(side));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%nRatios are of the same round (goal %.2f). Per CPU second, which neighbours disturb"
                + " less:",
            GOAL));
    for (int side = 1; side < sides.size(); side++) {
      text.append(' ').append(sides.get(side)).append(' ');
      text.append(ratio(side, Rate::perCpuSecond).text("%.2f")).append(';');
    }
    return text.append(System.lineSeparator()).toString();
  }

  /** The figures for {@code --report}. */
  public Map<String, Object> figures() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("threads", threads);
    all.put("trips", trips);
    all.put("in", inputs);
    all.put("out", outputs.figures());
    all.put("goal", GOAL);
    Map<String, Object> rates = new LinkedHashMap<>();
    for (int side = 0; side < sides.size(); side++) {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("recordsInPerSecond", recordsPerSecond(side));
      figures.put("cores", spread(side, Rate::cores));
      figures.put("ofTheBareLoop", ratio(side));
      figures.put("ofTheBareLoopPerCpuSecond", ratio(side, Rate::perCpuSecond));
      rates.put(sides.get(side), figures);
    }
    all.put("sides", rates);
    return all;
  }

  private String row(int side) {
    double each = spread(side, Rate::perCpuSecond).median() * recordsPerReceipt();
    return String.format(
        Locale.ROOT,
        "%-28s %26s %14.0f %8.2f %12.1f %20s%n",
        sides.get(side),
        recordsPerSecond(side).text("%.0f"),
        spread(side, Rate::perSecond).median(),
        spread(side, Rate::cores).median(),
        1e6 / each,
        side == 0 ? "" : ratio(side).text("%.2f"));
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
