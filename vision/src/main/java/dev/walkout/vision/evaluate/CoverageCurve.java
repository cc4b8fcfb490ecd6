package dev.walkout.vision.evaluate;

import java.util.List;

/**
 * How much is accepted at which share of wrong accepts, on photos that the thresholds were not
 * found on.
 *
 * @param points by the rate that was asked for, ascending
 */
public record CoverageCurve(LimitRule rule, List<Point> points) {

  public CoverageCurve {
    points = List.copyOf(points);
  }

  /**
   * Thresholds found for one rate.
   *
   * @param asked the wrong-accept rate that the thresholds kept where they were found
   * @param wrongAcceptRate what it became on other photos: wrong among the accepted, strangers
   *     among the wrong
   * @param coverage enrolled products' bursts accepted rightly
   */
  public record Point(
      double asked,
      double wrongAcceptRate,
      Interval wrongInterval,
      double coverage,
      Interval coverageInterval) {

    /** Where nothing is accepted. */
    static final Point NOTHING = new Point(0, 0, new Interval(0, 1), 0, new Interval(0, 1));

    static Point of(double asked, Outcome outcome, int repeats) {
      double accepted = outcome.accepted() / repeats;
      double wrong = outcome.wrong() / repeats;
      return new Point(
          asked,
          outcome.rate(),
          Interval.ofShare(wrong, accepted),
          outcome.coverage(),
          Interval.ofShare(accepted - wrong, outcome.known() / repeats));
    }
  }
}
