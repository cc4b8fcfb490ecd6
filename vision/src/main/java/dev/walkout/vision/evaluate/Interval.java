package dev.walkout.vision.evaluate;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.apache.commons.math3.distribution.BetaDistribution;

/** Where a figure lies with a confidence of 95 %; {@code [low, high]} in JSON. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Interval(double low, double high) {

  private static final double TAIL = 0.025;

  /**
   * Of a share, by Clopper and Pearson, "The Use of Confidence or Fiducial Limits Illustrated in
   * the Case of the Binomial", Biometrika 1934; counts may be fractions where trials are weighted.
   */
  static Interval ofShare(double part, double whole) {
    if (whole <= 0) {
      return new Interval(0, 1);
    }
    double rest = Math.max(0, whole - part);
    double low = part <= 0 ? 0 : quantile(part, rest + 1, TAIL);
    double high = rest <= 0 ? 1 : quantile(part + 1, rest, 1 - TAIL);
    return new Interval(low, high);
  }

  private static double quantile(double alpha, double beta, double share) {
    return new BetaDistribution(null, alpha, beta).inverseCumulativeProbability(share);
  }
}
