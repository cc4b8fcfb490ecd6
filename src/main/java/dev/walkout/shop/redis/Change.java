package dev.walkout.shop.redis;

import dev.walkout.vision.match.AnchorId;
import dev.walkout.vision.match.Gallery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a record of the {@code anchors} topic says of a product: all it has from then on.
 *
 * @param offset of the record
 * @param category of the product; empty when it is removed
 * @param vectors its anchors by their names; none when it is removed
 */
record Change(long offset, String sku, String category, Map<String, float[]> vectors) {

  static Change removal(long offset, String sku) {
    return new Change(offset, sku, "", Map.of());
  }

  static Change of(long offset, Gallery.Enrolled product) {
    Map<String, float[]> vectors = new LinkedHashMap<>(); // one photo given twice is one anchor
    for (float[] vector : product.anchors()) {
      vectors.put(AnchorId.of(product.sku(), vector), vector);
    }
    return new Change(offset, product.sku(), product.category(), vectors);
  }

  /** What a generation holds of the product once this is in it. */
  Holding holding() {
    return new Holding(category, List.copyOf(vectors.keySet()));
  }

  /** How much it weighs in a transaction: a removal costs about what an anchor does. */
  int weight() {
    return Math.max(1, vectors.size());
  }
}
