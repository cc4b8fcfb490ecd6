package dev.walkout.vision.evaluate;

import dev.walkout.vision.match.Match.Candidate;
import dev.walkout.vision.match.Thresholds;
import java.util.List;

/**
 * One calibration query against a gallery: what a burst's product distances were, and the truth.
 *
 * @param sample which sample it belongs to
 * @param truth the product, or empty for a stranger to the gallery
 * @param category category of the nearest candidate, whose thresholds decide
 * @param byCentroid candidates by centroid distance, nearest first, at least one
 * @param refined the same by product distance with the anchors
 * @param weight how much it counts
 */
record Trial(
    String sample,
    String truth,
    String category,
    List<Candidate> byCentroid,
    List<Candidate> refined,
    double weight) {

  private static final double FARTHEST = 2;

  boolean stranger() {
    return truth.isEmpty();
  }

  /** What thresholds make of it: the accepted sku, or null for a doubt or a rejection. */
  String accepted(Thresholds thresholds) {
    String fast = accepted(byCentroid, thresholds);
    return fast != null ? fast : accepted(refined, thresholds);
  }

  private static String accepted(List<Candidate> candidates, Thresholds thresholds) {
    Candidate nearest = candidates.get(0);
    boolean accepted =
        nearest.distance() <= thresholds.acceptBelow() && lead(candidates) >= thresholds.margin();
    return accepted ? nearest.sku() : null;
  }

  private static double lead(List<Candidate> candidates) {
    double nearest = candidates.get(0).distance();
    return (candidates.size() > 1 ? candidates.get(1).distance() : FARTHEST) - nearest;
  }

  /** Product distance of the truth, or NaN if it is a stranger or not among the candidates. */
  double ownDistance() {
    for (Candidate candidate : refined) {
      if (candidate.sku().equals(truth)) {
        return candidate.distance();
      }
    }
    return Double.NaN;
  }
}
