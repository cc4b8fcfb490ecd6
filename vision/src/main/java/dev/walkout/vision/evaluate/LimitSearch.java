package dev.walkout.vision.evaluate;

import dev.walkout.vision.match.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds thresholds per product, per category or in general that accept the most bursts within a
 * stated share of wrong ones over all products together, on the trials given. What the rate becomes
 * on others is for {@link CrossCalibration} to say.
 *
 * <p>All products buy coverage at one price: a wrong accept costs as much as some number of right
 * ones, and each product takes the distance and margin that are worth most at that price. The price
 * is the least that keeps the rate. A product with few photos proves little, so its category's
 * outcomes count as {@value #PRIOR} further trials of it, and those of all products as so many of
 * the category: shrinkage of the many small groups towards their common mean, as in B. Efron and C.
 * Morris, "Stein's Estimation Rule and its Competitors", JASA 1973.
 */
final class LimitSearch {

  private static final double PRIOR = 20;
  private static final double CHEAPEST = 0.1;
  private static final double DEAREST = 1e4;
  private static final int HALVINGS = 24;

  private final double rejectAbove;
  private final double crops;
  private final OutcomeGrid all;
  private final Map<String, OutcomeGrid> ofCategory;
  private final Map<String, OutcomeGrid> ofProduct;
  private final Map<String, OutcomeGrid> fedCategory = new TreeMap<>();
  private final Map<String, OutcomeGrid> fedProduct = new TreeMap<>();

  /**
   * A search on trials of one gallery.
   *
   * @param rejectAbove TH of all thresholds found; none accepts beyond it
   */
  LimitSearch(List<Trial> trials, double rejectAbove) {
    double[] accepts = OutcomeGrid.accepts(trials);
    this.rejectAbove = rejectAbove;
    this.crops = trials.stream().mapToDouble(Trial::crops).average().orElse(1);
    this.all = new OutcomeGrid(accepts, trials);
    this.ofCategory = grids(accepts, trials, Trial::category);
    this.ofProduct = grids(accepts, trials, Trial::nearest);
    ofCategory.forEach((name, own) -> fedCategory.put(name, own.fedBy(all, PRIOR)));
    for (Trial trial : trials) {
      OutcomeGrid parent = fedCategory.get(trial.category());
      fedProduct.computeIfAbsent(trial.nearest(), sku -> ofProduct.get(sku).fedBy(parent, PRIOR));
    }
  }

  /**
   * Thresholds by {@link Thresholds#ofProduct}, category and {@value Thresholds#ANY_CATEGORY}, as
   * far as the rule goes; where general ones cannot keep the rate they accept nothing.
   */
  Map<String, Thresholds> find(LimitRule rule, double rate) {
    Map<String, Thresholds> limits = new TreeMap<>();
    limits.put(Thresholds.ANY_CATEGORY, general(rate));
    if (rule != LimitRule.GENERAL && all.cells() > 0) {
      boolean fine = rule == LimitRule.PRODUCT;
      double price =
          fine ? price(ofProduct, fedProduct, rate) : price(ofCategory, fedCategory, rate);
      fedCategory.forEach((name, grid) -> limits.put(name, limits(grid, worth(grid, price))));
      if (fine) {
        fedProduct.forEach(
            (sku, grid) -> limits.put(Thresholds.ofProduct(sku), limits(grid, worth(grid, price))));
      }
    }
    return limits;
  }

  private Thresholds general(double rate) {
    int best = best(all, rate);
    return best < 0 ? new Thresholds(0, rejectAbove, 1, crops) : limits(all, best);
  }

  /** The cell of a grid that accepts the most rightly within a rate; -1 if none keeps it. */
  static int best(OutcomeGrid grid, double rate) {
    int best = -1;
    for (int cell = 0; cell < grid.cells(); cell++) {
      boolean keeps = grid.at(cell).rate() <= rate;
      if (keeps && (best < 0 || grid.right(cell) > grid.right(best))) {
        best = cell;
      }
    }
    return best;
  }

  /** The least price of a wrong accept at which groups together keep the rate; by bisection. */
  private double price(Map<String, OutcomeGrid> own, Map<String, OutcomeGrid> fed, double rate) {
    double low = Math.log(CHEAPEST);
    double high = Math.log(DEAREST);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      Outcome sum = Outcome.NONE;
      for (Map.Entry<String, OutcomeGrid> group : own.entrySet()) {
        sum = sum.plus(group.getValue().at(worth(fed.get(group.getKey()), Math.exp(middle))));
      }
      if (sum.rate() <= rate) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Math.exp(high);
  }

  /** The cell that is worth most where a wrong accept costs a price in right ones. */
  private static int worth(OutcomeGrid grid, double price) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int cell = 0; cell < grid.cells(); cell++) {
      double worth = grid.right(cell) - price * grid.wrong(cell);
      if (worth > most) {
        most = worth;
        best = cell;
      }
    }
    return best;
  }

  private Thresholds limits(OutcomeGrid grid, int cell) {
    double accept = Math.min(grid.acceptBelow(cell), rejectAbove);
    return new Thresholds(accept, rejectAbove, grid.margin(cell), crops);
  }

  private static Map<String, OutcomeGrid> grids(
      double[] accepts, List<Trial> trials, Function<Trial, String> group) {
    Map<String, OutcomeGrid> grids = new TreeMap<>();
    trials.stream()
        .collect(Collectors.groupingBy(group))
        .forEach((name, its) -> grids.put(name, new OutcomeGrid(accepts, its)));
    return grids;
  }
}
