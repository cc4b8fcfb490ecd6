package dev.walkout.shop.bench.index;

import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.UnitVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A gallery of made-up anchors that lie as the shipped model's do, and queries that lie as crops
 * do; the same on every run.
 *
 * <p>The distances are those of 400 rendered packages: an anchor lies 0.2 from its product's
 * centroid, a crop 0.57, the nearest variant of the same brand family 0.77. The spread of the
 * dimensions falls off so that about 31 of 128 count (the participation ratio of their variances).
 *
 * @param queries unit vectors, each near some product
 */
record Clusters(Gallery gallery, List<float[]> queries) {

  /** All anchors are of it: the figures are of searching so many, not of leaving some out. */
  static final String CATEGORY = "all";

  private static final long SEED = 1;
  private static final int ANCHORS = 6;
  private static final int VARIANTS = 4;
  private static final double VARIANT_AWAY = 0.65;
  private static final double ANCHOR_AWAY = 0.2;
  private static final double CROP_AWAY = 0.65;

  /** Part of the dimensions over which the variance falls to 1/e. */
  private static final double FALL = 0.125;

  /** So many anchors, six a product, and so many queries. */
  static Clusters of(ModelCard model, int anchors, int queries) {
    Random random = new Random(SEED);
    List<float[]> centres = new ArrayList<>();
    List<Gallery.Enrolled> products = new ArrayList<>();
    for (int left = anchors; left > 0; left -= ANCHORS) {
      if (centres.size() % VARIANTS == 0) {
        centres.add(direction(model.dimension(), random));
      } else {
        float[] family = centres.get(centres.size() / VARIANTS * VARIANTS);
        centres.add(near(family, VARIANT_AWAY, random));
      }
      float[] centre = centres.get(centres.size() - 1);
      List<float[]> its = new ArrayList<>();
      for (int a = 0; a < Math.min(ANCHORS, left); a++) {
        its.add(near(centre, ANCHOR_AWAY, random));
      }
      products.add(new Gallery.Enrolled("sku-" + products.size(), CATEGORY, its));
    }
    List<float[]> asked = new ArrayList<>();
    for (int q = 0; q < queries; q++) {
      asked.add(near(centres.get(random.nextInt(centres.size())), CROP_AWAY, random));
    }
    return new Clusters(Gallery.of(model, products), List.copyOf(asked));
  }

  /** All anchors in the gallery's order. */
  List<float[]> anchors() {
    return gallery.products().stream().flatMap(p -> gallery.anchors(p).stream()).toList();
  }

  private static float[] near(float[] centre, double away, Random random) {
    float[] direction = direction(centre.length, random);
    double[] sum = new double[centre.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = centre[i] + away * direction[i];
    }
    return UnitVectors.unit(sum);
  }

  private static float[] direction(int dimension, Random random) {
    double[] sum = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      double variance = Math.exp(-i / (FALL * dimension));
      sum[i] = Math.sqrt(variance) * random.nextGaussian();
    }
    return UnitVectors.unit(sum);
  }
}
