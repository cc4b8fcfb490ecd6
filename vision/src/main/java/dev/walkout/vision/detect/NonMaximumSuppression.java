package dev.walkout.vision.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Of detections that cover each other only the surest stays: greedy, best first, each thing by
 * itself.
 *
 * @param mostOverlap of two boxes that both stay, 0 to 1
 */
public record NonMaximumSuppression(double mostOverlap) {

  public NonMaximumSuppression {
    if (!(mostOverlap >= 0 && mostOverlap <= 1)) {
      throw new IllegalArgumentException("mostOverlap is " + mostOverlap + ": use 0 to 1");
    }
  }

  /** Those that stay, the surest first; of equally sure ones the first wins. */
  public List<Detection> of(List<Detection> detections) {
    List<Detection> sorted = new ArrayList<>(detections);
    sorted.sort(Comparator.comparingDouble(Detection::score).reversed());
    List<Detection> kept = new ArrayList<>();
    for (Detection next : sorted) {
      if (kept.stream().noneMatch(better -> isCoveredBy(next, better))) {
        kept.add(next);
      }
    }
    return kept;
  }

  private boolean isCoveredBy(Detection one, Detection better) {
    return one.thing() == better.thing() && one.box().overlap(better.box()) > mostOverlap;
  }
}
