package dev.walkout.shop.bench.gate;

import dev.walkout.shop.bench.gate.Day.Shown;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.UnitVectors;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of what leads a crop away from its product's centroid leads the other crops of its burst
 * away too: the correlation of their residuals, over all pairs of crops of a burst.
 */
final class Shares {

  private double products;
  private double squares;

  void add(Gallery gallery, Shown shown) {
    float[] centroid = gallery.centroid(gallery.product(shown.sku()));
    List<float[]> residuals = new ArrayList<>();
    for (float[] crop : shown.crops()) {
      residuals.add(residual(crop, centroid));
    }
    for (int i = 0; i < residuals.size(); i++) {
      for (int j = 0; j < i; j++) {
        products += UnitVectors.dot(residuals.get(i), residuals.get(j));
        squares += UnitVectors.dot(residuals.get(i), residuals.get(i)) / 2;
        squares += UnitVectors.dot(residuals.get(j), residuals.get(j)) / 2;
      }
    }
  }

  double correlation() {
    return squares == 0 ? 0 : products / squares;
  }

  private static float[] residual(float[] crop, float[] centroid) {
    double along = UnitVectors.dot(crop, centroid);
    float[] rest = new float[crop.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = (float) (crop[i] - along * centroid[i]);
    }
    return rest;
  }
}
