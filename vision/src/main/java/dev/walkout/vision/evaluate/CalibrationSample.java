package dev.walkout.vision.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Embeddings to calibrate on: a gallery and queries of its products.
 *
 * @param name what it is, for messages and metrics, such as {@code grocery/unseen}
 * @param gallery anchors; may hold products that have no query
 * @param queries other embeddings of the gallery's products, not used in training
 * @param seen whether the model was trained on other photos of the queries' products; such samples
 *     look easier than what a shop enrols tomorrow
 */
public record CalibrationSample(
    String name, List<Labelled> gallery, List<Labelled> queries, boolean seen) {

  public CalibrationSample {
    gallery = List.copyOf(gallery);
    queries = List.copyOf(queries);
    if (gallery.isEmpty() || queries.isEmpty()) {
      throw new IllegalArgumentException(
          "calibration sample "
              + name
              + " has "
              + gallery.size()
              + " anchors and "
              + queries.size()
              + " queries; give some of both");
    }
  }

  /**
   * The same with every so many consecutive queries of a product made one burst, as the crops of a
   * hand movement are; a burst is judged by its mean embedding.
   */
  public CalibrationSample inBursts(int crops) {
    if (crops < 1) {
      throw new IllegalArgumentException("crops is " + crops + "; a burst has at least 1");
    }
    List<Labelled> grouped = new ArrayList<>();
    for (Burst burst : Burst.inRows(queries, crops)) {
      for (float[] crop : burst.crops()) {
        grouped.add(new Labelled(burst.sku(), burst.category(), burst.photo(), crop));
      }
    }
    return new CalibrationSample(name, gallery, grouped, seen);
  }

  /** The name, and whether the products are known to the model or new to it. */
  String label() {
    return name + (seen ? ".known" : ".unseen");
  }
}
