package dev.walkout.vision.evaluate;

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
}
