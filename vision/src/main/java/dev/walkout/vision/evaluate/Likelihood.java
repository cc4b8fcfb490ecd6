package dev.walkout.vision.evaluate;

import dev.walkout.vision.match.Match.Candidate;
import dev.walkout.vision.match.Thresholds;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * How well softmax(-distance / T) over the candidates and an unknown product at distance TH
 * foretells the truth of trials: the mean negative log-likelihood, each sample counting the same.
 *
 * <p>Fitting T by it is temperature scaling, C. Guo et al., "On Calibration of Modern Neural
 * Networks", ICML 2017; TH is fitted with it because strangers need a place among the candidates.
 */
final class Likelihood {

  private static final double COLDEST = 0.005;
  private static final double HOTTEST = 1.0;
  private static final double NEAREST = 0.1;
  private static final double FARTHEST = 2.0;
  private static final double FINE = 4e-3;

  /** A truth that is not among the candidates costs this probability's logarithm, not infinity. */
  private static final double RARE = 1e-6;

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final Collection<List<Trial>> samples;

  Likelihood(List<Trial> trials) {
    this.samples = trials.stream().collect(Collectors.groupingBy(Trial::sample)).values();
  }

  /** A temperature and the unknown product's distance. */
  record Fit(double temperature, double unknown) {}

  /** The temperature and unknown distance that fit best together. */
  Fit fit() {
    double unknown =
        least(NEAREST, FARTHEST, distance -> loss(temperature(distance), trial -> distance));
    return new Fit(temperature(unknown), unknown);
  }

  /** The unknown distance that fits best at a temperature. */
  double unknown(double temperature) {
    return least(NEAREST, FARTHEST, distance -> loss(temperature, trial -> distance));
  }

  /** The temperature that fits best with thresholds by category. */
  double temperature(Map<String, Thresholds> thresholds) {
    return temperature(trial -> trial.among(thresholds).rejectAbove());
  }

  /** Mean negative log-likelihood at a temperature and thresholds by category. */
  double loss(double temperature, Map<String, Thresholds> thresholds) {
    return loss(temperature, trial -> trial.among(thresholds).rejectAbove());
  }

  /** Where the unknown product lies for a trial. */
  private interface Unknown {
    double distance(Trial trial);
  }

  private double temperature(double unknown) {
    return temperature(trial -> unknown);
  }

  private double temperature(Unknown unknown) {
    double low = Math.log(COLDEST);
    double high = Math.log(HOTTEST);
    return Math.exp(least(low, high, logarithm -> loss(Math.exp(logarithm), unknown)));
  }

  private double loss(double temperature, Unknown unknown) {
    double sum = 0;
    for (List<Trial> sample : samples) {
      double loss = 0;
      double weight = 0;
      for (Trial trial : sample) {
        loss -= trial.weight() * logarithm(trial, temperature, unknown.distance(trial));
        weight += trial.weight();
      }
      sum += loss / weight;
    }
    return sum / samples.size();
  }

  private static double logarithm(Trial trial, double temperature, double unknown) {
    double nowhere = Math.exp(-unknown / temperature);
    double all = nowhere;
    double own = trial.stranger() ? nowhere : 0;
    for (Candidate candidate : trial.refined()) {
      double likelihood = Math.exp(-candidate.distance() / temperature);
      all += likelihood;
      own += trial.enrolled() && candidate.sku().equals(trial.shown()) ? likelihood : 0;
    }
    return Math.log(Math.max(RARE, own / all));
  }

  /** Golden-section search for the least value of a function with one valley. */
  private static double least(double from, double to, DoubleUnaryOperator function) {
    double low = from;
    double high = to;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = function.applyAsDouble(left);
    double atRight = function.applyAsDouble(right);
    while (high - low > FINE) {
      if (atLeft < atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = function.applyAsDouble(left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = function.applyAsDouble(right);
      }
    }
    return (low + high) / 2;
  }
}
