package dev.walkout.vision.evaluate;

import dev.walkout.vision.match.Match.Candidate;
import dev.walkout.vision.match.Thresholds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the thresholds that accept the most and stay within a wrong-accept rate.
 *
 * <p>The rate must hold in each sample on its own, so that an easy sample does not pay for a hard
 * one, and in all together with one wrong accept more than was counted, (wrong + 1) / (accepted +
 * 1), so that a few lucky trials prove nothing.
 */
final class ThresholdSearch {

  private static final int DISTANCES = 40;
  private static final int MARGINS = 80;
  private static final double MARGIN_STEP = 0.01;

  /** Right matches may lie beyond TH this often at most. */
  private static final double FALSE_REJECTS = 0.05;

  private final double[] accepts;
  private final double rejectAbove;

  /** By sample, margin and acceptance distance. */
  private final List<Outcome[][]> outcomes = new ArrayList<>();

  ThresholdSearch(List<Trial> trials) {
    Collection<List<Trial>> samples =
        trials.stream().collect(Collectors.groupingBy(Trial::sample)).values();
    this.accepts = acceptances(trials);
    this.rejectAbove = samples.stream().mapToDouble(ThresholdSearch::rejectAbove).max().orElse(0);
    for (List<Trial> sample : samples) {
      Outcome[][] byMargin = new Outcome[MARGINS + 1][];
      for (int m = 0; m <= MARGINS; m++) {
        byMargin[m] = sweep(sample, m * MARGIN_STEP);
      }
      outcomes.add(byMargin);
    }
  }

  /** The best thresholds at a rate, or none if no thresholds keep it. */
  Optional<Thresholds> best(double rate) {
    Thresholds best = null;
    double most = 0;
    for (int a = accepts.length - 1; a >= 0; a--) {
      for (int m = 0; m <= MARGINS; m++) {
        double coverage = coverage(m, a, rate);
        if (coverage > most) {
          most = coverage;
          best = new Thresholds(Math.min(accepts[a], rejectAbove), rejectAbove, m * MARGIN_STEP);
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Mean coverage of the samples, or 0 if the rate is exceeded. */
  private double coverage(int margin, int accept, double rate) {
    double sum = 0;
    Outcome all = Outcome.NONE;
    for (Outcome[][] sample : outcomes) {
      Outcome outcome = sample[margin][accept];
      if (outcome.rate() > rate) {
        return 0;
      }
      all = all.plus(outcome);
      sum += outcome.coverage();
    }
    return all.cautiousRate() > rate ? 0 : sum / outcomes.size();
  }

  /** Outcomes at one margin for all acceptance distances, in one pass over the trials. */
  private Outcome[] sweep(List<Trial> trials, double margin) {
    double known = 0;
    double[] accepted = new double[accepts.length + 1];
    double[] wrong = new double[accepts.length + 1];
    for (Trial trial : trials) {
      known += trial.stranger() ? 0 : trial.weight();
      int fast = from(trial.fast(), margin);
      int searched = Math.min(fast, from(trial.searched(), margin));
      accepted[searched] += trial.weight();
      wrong[searched] += trial.searched().right() ? 0 : trial.weight();
      wrong[fast] -= trial.searched().right() ? 0 : trial.weight();
      wrong[fast] += trial.fast().right() ? 0 : trial.weight();
    }
    Outcome[] sums = new Outcome[accepts.length];
    Outcome sum = new Outcome(known, 0, 0);
    for (int a = 0; a < sums.length; a++) {
      sum = sum.plus(new Outcome(0, accepted[a], wrong[a]));
      sums[a] = sum;
    }
    return sums;
  }

  /** The first acceptance distance that accepts it; the number of them if none does. */
  private int from(Trial.Lead lead, double margin) {
    if (lead.margin() < margin) {
      return accepts.length;
    }
    int at = Arrays.binarySearch(accepts, lead.distance());
    return at >= 0 ? at : -at - 1;
  }

  /** Quantiles of the nearest distances of right matches, ascending. */
  private static double[] acceptances(List<Trial> trials) {
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

  private static double rejectAbove(List<Trial> sample) {
    List<Double> own = new ArrayList<>();
    for (Trial trial : sample) {
      for (Candidate candidate : trial.refined()) {
        if (candidate.sku().equals(trial.truth())) {
          own.add(candidate.distance());
        }
      }
    }
    return own.isEmpty() ? 0 : quantile(own, 1 - FALSE_REJECTS);
  }

  private static double quantile(List<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
}
