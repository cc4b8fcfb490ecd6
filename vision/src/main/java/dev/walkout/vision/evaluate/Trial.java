package dev.walkout.vision.evaluate;

import dev.walkout.vision.match.Match.Candidate;
import dev.walkout.vision.match.Thresholds;
import java.util.List;

/**
 * One calibration query against a gallery: its product distances, and the truth.
 *
 * @param sample which sample it belongs to
 * @param truth the product, or empty for a stranger to the gallery
 * @param category category of the nearest candidate, whose thresholds decide
 * @param fast the nearest by centroid
 * @param searched the nearest when the anchors have been searched
 * @param refined candidates by product distance with the anchors, nearest first, at least one
 * @param crops that its mean is of
 * @param weight how much it counts
 */
record Trial(
    String sample,
    String truth,
    String category,
    Lead fast,
    Lead searched,
    List<Candidate> refined,
    double crops,
    double weight) {

  private static final double FARTHEST = 2;

  /** The nearest product: how near, how much farther the runner-up is, and whether it is right. */
  record Lead(double distance, double margin, boolean right) {

    static Lead of(List<Candidate> candidates, String truth) {
      Candidate nearest = candidates.get(0);
      double second = candidates.size() > 1 ? candidates.get(1).distance() : FARTHEST;
      return new Lead(nearest.distance(), second - nearest.distance(), nearest.sku().equals(truth));
    }

    private boolean within(Thresholds thresholds) {
      return distance <= thresholds.acceptBelow() && margin >= thresholds.margin();
    }
  }

  boolean stranger() {
    return truth.isEmpty();
  }

  /** What thresholds accept it as, or null for a doubt or a rejection. */
  Lead accepted(Thresholds thresholds) {
    if (fast.within(thresholds)) {
      return fast;
    }
    return searched.within(thresholds) ? searched : null;
  }
}
