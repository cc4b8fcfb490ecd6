package dev.walkout.vision.evaluate;

import dev.walkout.vision.match.AnchorIndex.Hit;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.InMemoryAnchorIndex;
import java.util.List;

/** How well the anchors of a burst's product stand before all others. */
final class AnchorOrder {

  private AnchorOrder() {}

  /**
   * Mean average precision at R, where R is how many anchors the burst's product has: K. Musgrave
   * et al., "A Metric Learning Reality Check", ECCV 2020. Products without anchors count 0.
   */
  static double meanAveragePrecision(Gallery gallery, List<Burst> bursts) {
    InMemoryAnchorIndex index = new InMemoryAnchorIndex(gallery);
    double sum = 0;
    for (Burst burst : bursts) {
      if (gallery.has(burst.sku())) {
        int anchors = gallery.product(burst.sku()).anchors();
        List<float[]> query = List.of(burst.mean());
        sum += precision(index.search(query, gallery.categories(), anchors).get(0), burst.sku());
      }
    }
    return bursts.isEmpty() ? 0 : sum / bursts.size();
  }

  private static double precision(List<Hit> hits, String sku) {
    double sum = 0;
    int right = 0;
    for (int i = 0; i < hits.size(); i++) {
      if (hits.get(i).sku().equals(sku)) {
        right++;
        sum += (double) right / (i + 1);
      }
    }
    return sum / hits.size();
  }
}
