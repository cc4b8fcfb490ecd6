package dev.walkout.vision.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What every pair of an acceptance distance and a margin does to trials. */
final class OutcomeGrid {

  private static final int DISTANCES = 40;
  private static final int MARGINS = 81;
  private static final double MARGIN_STEP = 0.01;

  private final double[] accepts;
  private final double[] accepted;
  private final double[] wrong;
  private double known;
  private double weight;

  /**
   * The outcomes of trials, which may be none.
   *
   * @param accepts acceptance distances, ascending; grids of the same ones can be added
   */
  OutcomeGrid(double[] accepts, Collection<Trial> trials) {
    this.accepts = accepts;
    this.accepted = new double[MARGINS * accepts.length];
    this.wrong = new double[MARGINS * accepts.length];
    for (Trial trial : trials) {
      known += trial.stranger() ? 0 : trial.weight();
      weight += trial.weight();
      for (int m = 0; m < MARGINS; m++) {
        put(trial, m);
      }
    }
    for (int cell = 0; cell < accepted.length; cell++) {
      if (cell % accepts.length > 0) {
        accepted[cell] += accepted[cell - 1];
        wrong[cell] += wrong[cell - 1];
      }
    }
  }

  /** Quantiles of the distances of right matches: where thresholds of these trials may lie. */
  static double[] accepts(Collection<Trial> trials) {
    List<Double> right = new ArrayList<>();
    for (Trial trial : trials) {
      if (trial.searched().right()) {
        right.add(trial.searched().distance());
      }
    }
    double[] quantiles = new double[right.isEmpty() ? 0 : DISTANCES];
    for (int i = 0; i < quantiles.length; i++) {
      quantiles[i] = quantile(right, (i + 1.0) / DISTANCES);
    }
    return Arrays.stream(quantiles).distinct().toArray();
  }

  static double quantile(List<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  /** Adds each outcome of a grid of the same distances, multiplied. */
  void add(OutcomeGrid other, double factor) {
    known += factor * other.known;
    weight += factor * other.weight;
    for (int cell = 0; cell < accepted.length; cell++) {
      accepted[cell] += factor * other.accepted[cell];
      wrong[cell] += factor * other.wrong[cell];
    }
  }

  /** This and a parent's outcomes as if they were of trials of so much weight. */
  OutcomeGrid fedBy(OutcomeGrid parent, double weightOfParent) {
    OutcomeGrid sum = new OutcomeGrid(accepts, List.of());
    sum.add(this, 1);
    sum.add(parent, weightOfParent / parent.weight);
    return sum;
  }

  int cells() {
    return accepted.length;
  }

  Outcome at(int cell) {
    return new Outcome(known, accepted[cell], wrong[cell]);
  }

  /** Weight of the trials that a pair accepts as what they are. */
  double right(int cell) {
    return accepted[cell] - wrong[cell];
  }

  double wrong(int cell) {
    return wrong[cell];
  }

  double acceptBelow(int cell) {
    return accepts[cell % accepts.length];
  }

  double margin(int cell) {
    return cell / accepts.length * MARGIN_STEP;
  }

  /** At the first distance that accepts it; what the search accepts later than centroids too. */
  private void put(Trial trial, int m) {
    double margin = m * MARGIN_STEP;
    int fast = from(trial.fast(), margin);
    int searched = Math.min(fast, from(trial.searched(), margin));
    if (searched < accepts.length) {
      accepted[m * accepts.length + searched] += trial.weight();
      wrong[m * accepts.length + searched] += trial.searched().right() ? 0 : trial.weight();
    }
    if (fast < accepts.length) {
      double its = trial.weight();
      wrong[m * accepts.length + fast] -= trial.searched().right() ? 0 : its;
      wrong[m * accepts.length + fast] += trial.fast().right() ? 0 : its;
    }
  }

  /** The first acceptance distance that accepts it; the number of them if none does. */
  private int from(Trial.Lead lead, double margin) {
    if (lead.margin() < margin) {
      return accepts.length;
    }
    int at = Arrays.binarySearch(accepts, lead.distance());
    return at >= 0 ? at : -at - 1;
  }
}
