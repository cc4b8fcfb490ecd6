package dev.walkout.vision.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Where general thresholds lie when the products are drawn anew, with replacement: 95 % of {@value
 * #RESAMPLES} draws (B. Efron, "Bootstrap Methods: Another Look at the Jackknife", Annals of
 * Statistics 1979; whole products, since photos of one are not independent).
 *
 * @param acceptBelow TL
 * @param margin of the runner-up
 * @param coverage on the drawn products themselves
 */
public record LimitIntervals(Interval acceptBelow, Interval margin, Interval coverage) {

  private static final int RESAMPLES = 200;
  private static final double TAIL = 0.025;

  static LimitIntervals of(List<Trial> trials, double rate, long seed) {
    double[] accepts = OutcomeGrid.accepts(trials);
    Map<String, List<Trial>> byProduct = new TreeMap<>();
    trials.forEach(
        trial -> byProduct.computeIfAbsent(trial.shown(), s -> new ArrayList<>()).add(trial));
    List<OutcomeGrid> products =
        byProduct.values().stream().map(its -> new OutcomeGrid(accepts, its)).toList();
    Random random = new Random(seed);
    double[][] found = new double[3][RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      OutcomeGrid drawn = new OutcomeGrid(accepts, List.of());
      for (int p = 0; p < products.size(); p++) {
        drawn.add(products.get(random.nextInt(products.size())), 1);
      }
      int best = LimitSearch.best(drawn, rate);
      found[0][i] = best < 0 ? 0 : drawn.acceptBelow(best);
      found[1][i] = best < 0 ? 1 : drawn.margin(best);
      found[2][i] = best < 0 ? 0 : drawn.at(best).coverage();
    }
    return new LimitIntervals(middle(found[0]), middle(found[1]), middle(found[2]));
  }

  private static Interval middle(double[] values) {
    Arrays.sort(values);
    int low = (int) (TAIL * values.length);
    return new Interval(values[low], values[values.length - 1 - low]);
  }
}
