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
 * <p>The rate is judged with one wrong accept more than was counted, (wrong + 1) / (accepted + 1),
 * in each sample on its own: a few lucky trials prove nothing, and an easy sample does not pay for
 * a hard one.
 */
final class ThresholdSearch {

  private static final int DISTANCES = 40;
  private static final double WIDEST_MARGIN = 0.6;
  private static final double MARGIN_STEP = 0.01;

  /** Right matches may lie beyond TH this often. */
  private static final double FALSE_REJECTS = 0.01;

  private final Collection<List<Trial>> samples;
  private final double rate;

  ThresholdSearch(List<Trial> trials, double rate) {
    this.samples = trials.stream().collect(Collectors.groupingBy(Trial::sample)).values();
    this.rate = rate;
  }

  /** What thresholds do to trials: weights of all known ones, of the accepted, of the wrong. */
  record Outcome(double known, double accepted, double wrong) {
    double coverage() {
      return known == 0 ? 0 : (accepted - wrong) / known;
    }

    double rate() {
      return accepted == 0 ? 0 : wrong / accepted;
    }

    Outcome plus(Outcome other) {
      return new Outcome(known + other.known, accepted + other.accepted, wrong + other.wrong);
    }

    double cautiousRate() {
      return (wrong + 1) / (accepted + 1);
    }

    static Outcome of(Collection<Trial> trials, Thresholds thresholds) {
      double known = 0;
      double accepted = 0;
      double wrong = 0;
      for (Trial trial : trials) {
        known += trial.stranger() ? 0 : trial.weight();
        String sku = trial.accepted(thresholds);
        if (sku != null) {
          accepted += trial.weight();
          wrong += sku.equals(trial.truth()) ? 0 : trial.weight();
        }
      }
      return new Outcome(known, accepted, wrong);
    }
  }

  /** The best thresholds, or none if no thresholds keep the rate in every sample. */
  Optional<Thresholds> best() {
    double reject = rejectAbove();
    Thresholds best = null;
    double most = 0;
    for (double accept : acceptances()) {
      for (double margin = 0; margin <= WIDEST_MARGIN; margin += MARGIN_STEP) {
        Thresholds tried = new Thresholds(accept, Math.max(accept, reject), margin);
        double coverage = coverage(tried);
        if (coverage > most) {
          most = coverage;
          best = tried;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Mean coverage of the samples, or 0 if one of them exceeds the rate. */
  private double coverage(Thresholds tried) {
    double sum = 0;
    for (List<Trial> sample : samples) {
      Outcome outcome = Outcome.of(sample, tried);
      if (outcome.cautiousRate() > rate) {
        return 0;
      }
      sum += outcome.coverage();
    }
    return sum / samples.size();
  }

  /** Quantiles of the nearest distances of right matches, farthest first. */
  private double[] acceptances() {
    List<Double> right = new ArrayList<>();
    for (List<Trial> sample : samples) {
      for (Trial trial : sample) {
        Candidate nearest = trial.refined().get(0);
        if (nearest.sku().equals(trial.truth())) {
          right.add(nearest.distance());
        }
      }
    }
    double[] quantiles = new double[right.isEmpty() ? 0 : DISTANCES];
    for (int i = 0; i < quantiles.length; i++) {
      quantiles[i] = quantile(right, 1 - (double) i / DISTANCES);
    }
    return quantiles;
  }

  private double rejectAbove() {
    double highest = 0;
    for (List<Trial> sample : samples) {
      List<Double> own =
          sample.stream().map(Trial::ownDistance).filter(distance -> !distance.isNaN()).toList();
      if (!own.isEmpty()) {
        highest = Math.max(highest, quantile(own, 1 - FALSE_REJECTS));
      }
    }
    return highest;
  }

  private static double quantile(List<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
}
