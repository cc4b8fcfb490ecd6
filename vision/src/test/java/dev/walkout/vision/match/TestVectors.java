package dev.walkout.vision.match;

import dev.walkout.vision.embed.ModelCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Made-up embeddings, galleries and a model card for tests. */
public final class TestVectors {

  private TestVectors() {}

  public static ModelCard card(int dimension, Map<String, Thresholds> thresholds) {
    return new ModelCard(
        "made-up", "1", 96, dimension, 0.05, thresholds, List.of(), Map.of(), Map.of());
  }

  /** Accepts to 0.5 with a margin of 0.2, rejects from 1.0. */
  public static Gallery gallery(int dimension, Gallery.Enrolled... products) {
    return Gallery.of(
        card(dimension, Map.of("*", new Thresholds(0.5, 1.0, 0.2))), List.of(products));
  }

  public static Gallery.Enrolled product(String sku, float[]... anchors) {
    return new Gallery.Enrolled(sku, "any", List.of(anchors));
  }

  /** A unit vector of the plane, at an angle in degrees. */
  public static float[] at(double degrees) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
  }

  public static List<float[]> random(Random random, int count, int dimension) {
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      vectors.add(near(new float[dimension], 1, random));
    }
    return vectors;
  }

  /** A unit vector around a centre, each component moved by a normal deviation. */
  public static float[] near(float[] centre, double deviation, Random random) {
    double[] sum = new double[centre.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = centre[i] + deviation * random.nextGaussian();
    }
    return UnitVectors.unit(sum);
  }
}
