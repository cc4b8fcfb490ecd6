package dev.walkout.vision.evaluate;

import dev.walkout.vision.match.UnitVectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Embedded crops of one product that were seen at once and are judged by their mean.
 *
 * @param photo the photo of the first crop
 * @param crops at least one
 */
record Burst(String sku, String category, String photo, List<float[]> crops) {

  /** Embeddings of one product and group are one burst; in the order of their first crops. */
  static List<Burst> of(List<Labelled> labelled) {
    Map<List<String>, Burst> bursts = new LinkedHashMap<>();
    for (Labelled one : labelled) {
      bursts
          .computeIfAbsent(
              List.of(one.sku(), one.group()),
              key -> new Burst(one.sku(), one.category(), one.group(), new ArrayList<>()))
          .crops()
          .add(one.vector());
    }
    return List.copyOf(bursts.values());
  }

  /** Every so many embeddings of a product in a row are one burst; its last may be shorter. */
  static List<Burst> inRows(List<Labelled> labelled, int crops) {
    Map<String, Burst> open = new HashMap<>();
    List<Burst> bursts = new ArrayList<>();
    for (Labelled one : labelled) {
      Burst burst = open.get(one.sku());
      if (burst == null || burst.crops().size() == crops) {
        burst = new Burst(one.sku(), one.category(), one.group(), new ArrayList<>());
        open.put(one.sku(), burst);
        bursts.add(burst);
      }
      burst.crops().add(one.vector());
    }
    return bursts;
  }

  float[] mean() {
    return UnitVectors.mean(crops);
  }
}
