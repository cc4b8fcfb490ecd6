package dev.walkout.vision.evaluate;

import dev.walkout.vision.match.Match.Candidate;
import dev.walkout.vision.match.Thresholds;
import java.util.ArrayList;
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

  /** Right matches may lie beyond TH this often at most. */
  private static final double FALSE_REJECTS = 0.05;

  private final double rejectAbove;
  private final List<OutcomeGrid> samples = new ArrayList<>();

  ThresholdSearch(List<Trial> trials) {
    Collection<List<Trial>> bySample =
        trials.stream().collect(Collectors.groupingBy(Trial::sample)).values();
    double[] accepts = OutcomeGrid.accepts(trials);
    this.rejectAbove = bySample.stream().mapToDouble(ThresholdSearch::rejectAbove).max().orElse(0);
    bySample.forEach(sample -> samples.add(new OutcomeGrid(accepts, sample)));
  }

  /** The best thresholds at a rate, or none if no thresholds keep it. */
  Optional<Thresholds> best(double rate) {
    int best = -1;
    double most = 0;
    OutcomeGrid any = samples.get(0);
    for (int cell = 0; cell < any.cells(); cell++) {
      double coverage = coverage(cell, rate);
      if (coverage > most || (coverage == most && best >= 0 && farther(any, cell, best))) {
        most = coverage;
        best = cell;
      }
    }
    return best < 0
        ? Optional.empty()
        : Optional.of(
            new Thresholds(
                Math.min(any.acceptBelow(best), rejectAbove), rejectAbove, any.margin(best)));
  }

  /** Of two pairs that accept equally much the one with the greater distance is taken. */
  private static boolean farther(OutcomeGrid grid, int cell, int best) {
    return grid.acceptBelow(cell) > grid.acceptBelow(best);
  }

  /** Mean coverage of the samples, or 0 if the rate is exceeded. */
  private double coverage(int cell, double rate) {
    double sum = 0;
    Outcome all = Outcome.NONE;
    for (OutcomeGrid sample : samples) {
      Outcome outcome = sample.at(cell);
      if (outcome.rate() > rate) {
        return 0;
      }
      all = all.plus(outcome);
      sum += outcome.coverage();
    }
    return all.cautiousRate() > rate ? 0 : sum / samples.size();
  }

  static double rejectAbove(List<Trial> sample) {
    List<Double> own = new ArrayList<>();
    for (Trial trial : sample) {
      for (Candidate candidate : trial.refined()) {
        if (trial.enrolled() && candidate.sku().equals(trial.shown())) {
          own.add(candidate.distance());
        }
      }
    }
    return own.isEmpty() ? 0 : OutcomeGrid.quantile(own, 1 - FALSE_REJECTS);
  }
}
