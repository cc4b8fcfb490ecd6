package dev.walkout.vision.evaluate;

import dev.walkout.vision.match.Match.Candidate;
import dev.walkout.vision.match.Thresholds;
import java.util.List;
import java.util.Map;

/**
 * One calibration query against a gallery: its product distances, and the truth.
 *
 * @param sample which sample it belongs to
 * @param shown the product that the query shows
 * @param enrolled whether that product is in the gallery; if not, the query is a stranger
 * @param category category of the nearest candidate, whose thresholds decide
 * @param fast the nearest by centroid
 * @param searched the nearest when the anchors have been searched
 * @param refined candidates by product distance with the anchors, nearest first, at least one
 * @param anchor distance to the nearest of all anchors
 * @param crops that its mean is of
 * @param weight how much it counts
 */
record Trial(
    String sample,
    String shown,
    boolean enrolled,
    String category,
    Lead fast,
    Lead searched,
    List<Candidate> refined,
    double anchor,
    double crops,
    double weight) {

  private static final double FARTHEST = 2;

  /** The nearest product: how near, how much farther the runner-up is, and whether it is right. */
  record Lead(double distance, double margin, boolean right) {

    static Lead of(List<Candidate> candidates, String shown, boolean enrolled) {
      Candidate nearest = candidates.get(0);
      double second = candidates.size() > 1 ? candidates.get(1).distance() : FARTHEST;
      boolean right = enrolled && nearest.sku().equals(shown);
      return new Lead(nearest.distance(), second - nearest.distance(), right);
    }

    private boolean within(Thresholds thresholds) {
      return distance <= thresholds.acceptBelow() && margin >= thresholds.margin();
    }
  }

  /** Those of thresholds by product and category that decide on it. */
  Thresholds among(Map<String, Thresholds> thresholds) {
    return Thresholds.among(thresholds, category, nearest());
  }

  /** The product that the query is nearest to. */
  String nearest() {
    return refined.get(0).sku();
  }

  boolean stranger() {
    return !enrolled;
  }

  /** What thresholds accept it as, or null for a doubt or a rejection. */
  Lead accepted(Thresholds thresholds) {
    if (fast.within(thresholds)) {
      return fast;
    }
    return searched.within(thresholds) ? searched : null;
  }
}
