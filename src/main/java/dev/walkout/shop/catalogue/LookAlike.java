package dev.walkout.shop.catalogue;

import dev.walkout.vision.match.AnchorIndex.Hit;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Match.Candidate;
import dev.walkout.vision.match.Ranking;
import dev.walkout.vision.match.Thresholds;
import dev.walkout.vision.match.UnitVectors;
import java.util.Comparator;
import java.util.List;

/**
 * Another product that one can be mistaken for: recognition would not reject a picture of the one
 * as a stranger to the other.
 *
 * @param sku the other product
 * @param distance product distance of the one's centroid to the other, 0 to 2
 * @param thresholds those of the other's category, by which recognition decides
 */
public record LookAlike(String sku, double distance, Thresholds thresholds) {

  /** Whether recognition would take it for the other, were it not enrolled itself. */
  public boolean within() {
    return distance <= thresholds.acceptBelow();
  }

  /** The products of a gallery that one of them can be mistaken for, nearest first. */
  static List<LookAlike> of(Gallery gallery, String sku) {
    float[] centroid = gallery.centroid(gallery.product(sku));
    Ranking byCentroid = Ranking.byCentroid(gallery, centroid);
    List<Hit> nearestAnchors =
        byCentroid.candidates().stream()
            .map(candidate -> nearestAnchor(gallery, candidate, centroid))
            .sorted(Comparator.comparingDouble(Hit::distance))
            .toList();
    return byCentroid
        .refinedBy(nearestAnchors, byCentroid.categories())
        .without(sku)
        .candidates()
        .stream()
        .map(candidate -> lookAlike(gallery, candidate))
        .filter(other -> other.distance() < other.thresholds().rejectAbove())
        .toList();
  }

  private static Hit nearestAnchor(Gallery gallery, Candidate candidate, float[] centroid) {
    double nearest =
        gallery.anchors(gallery.product(candidate.sku())).stream()
            .mapToDouble(anchor -> UnitVectors.dot(anchor, centroid))
            .max()
            .orElseThrow();
    return new Hit(candidate.sku(), UnitVectors.distance(nearest));
  }

  private static LookAlike lookAlike(Gallery gallery, Candidate candidate) {
    return new LookAlike(
        candidate.sku(), candidate.distance(), gallery.thresholds(candidate.sku()));
  }
}
