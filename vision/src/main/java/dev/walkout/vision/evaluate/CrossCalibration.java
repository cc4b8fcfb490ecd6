package dev.walkout.vision.evaluate;

import dev.walkout.vision.evaluate.CoverageCurve.Point;
import dev.walkout.vision.match.Thresholds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * Calibrates on one half of the bursts and judges on the other, and the other way round, for every
 * rule and a row of wrong-accept rates.
 *
 * <p>Each product's bursts are cut where a seed says into two runs in the order of its photos, so
 * that neighbouring photos, often shots of one moment, seldom part.
 */
final class CrossCalibration {

  private static final double[] RATES = {0.001, 0.002, 0.003, 0.005, 0.007, 0.01, 0.02, 0.05, 0.1};

  private final double[] rates;
  private final Map<LimitRule, Outcome[]> sums = new EnumMap<>(LimitRule.class);
  private int repeats;

  /** With the given rate among the usual ones. */
  CrossCalibration(double rate) {
    this.rates =
        DoubleStream.concat(Arrays.stream(RATES), DoubleStream.of(rate))
            .distinct()
            .sorted()
            .toArray();
    for (LimitRule rule : LimitRule.values()) {
      Outcome[] none = new Outcome[rates.length];
      Arrays.fill(none, Outcome.NONE);
      sums.put(rule, none);
    }
  }

  /**
   * Adds one cut in two halves.
   *
   * @param trials of bursts of one gallery, each burst's trials together
   */
  void add(List<List<Trial>> trials, long seed) {
    Halves halves = Halves.cut(trials, new Random(seed));
    judge(halves.one(), halves.other());
    judge(halves.other(), halves.one());
    repeats++;
  }

  /** A curve for each rule. */
  List<CoverageCurve> curves() {
    List<CoverageCurve> curves = new ArrayList<>();
    sums.forEach(
        (rule, outcomes) -> {
          List<Point> points = new ArrayList<>();
          for (int r = 0; r < rates.length; r++) {
            points.add(Point.of(rates[r], outcomes[r], repeats));
          }
          curves.add(new CoverageCurve(rule, points));
        });
    return curves;
  }

  private void judge(List<Trial> found, List<Trial> judged) {
    LimitSearch search = new LimitSearch(found, ThresholdSearch.rejectAbove(found));
    for (LimitRule rule : LimitRule.values()) {
      for (int r = 0; r < rates.length; r++) {
        Map<String, Thresholds> limits = search.find(rule, rates[r]);
        Outcome sum = sums.get(rule)[r];
        for (Trial trial : judged) {
          sum = sum.plus(Outcome.of(trial, trial.among(limits)));
        }
        sums.get(rule)[r] = sum;
      }
    }
  }

  private record Halves(List<Trial> one, List<Trial> other) {

    static Halves cut(List<List<Trial>> bursts, Random random) {
      Map<String, List<List<Trial>>> byProduct = new TreeMap<>();
      for (List<Trial> burst : bursts) {
        if (!burst.isEmpty()) {
          String shown = burst.get(0).shown();
          byProduct.computeIfAbsent(shown, sku -> new ArrayList<>()).add(burst);
        }
      }
      Halves halves = new Halves(new ArrayList<>(), new ArrayList<>());
      byProduct.values().forEach(its -> halves.add(its, random));
      return halves;
    }

    private void add(List<List<Trial>> bursts, Random random) {
      int all = bursts.size();
      int from = random.nextInt(all);
      int half = (all + random.nextInt(2)) / 2;
      for (int i = 0; i < all; i++) {
        (Math.floorMod(i - from, all) < half ? one : other).addAll(bursts.get(i));
      }
    }
  }
}
