package dev.walkout.shop.bench.index;

import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Ranking;
import dev.walkout.vision.match.UnitVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Galleries of made-up anchors that lie as the shipped model's do, and bursts that lie as crops do;
 * the same on every run.
 *
 * <p>The distances are those of 400 rendered packages: an anchor lies 0.2 from its product's
 * centroid, a crop 0.57, the nearest variant of the same brand family 0.77. The spread of the
 * dimensions falls off so that about 31 of 128 count (the participation ratio of their variances).
 *
 * @param gallery all anchors in one category, so that all are searched
 * @param divided the same anchors in categories of at most {@value #CATEGORY_ANCHORS}, whose
 *     products lie in one region
 */
record Clusters(Gallery gallery, Gallery divided, List<Burst> bursts) {

  /** Most anchors of a category, where there are several: some 80 products. */
  static final int CATEGORY_ANCHORS = 500;

  /**
   * Crops of one product.
   *
   * @param crops unit vectors
   * @param categories in the divided gallery, of the products that the gate thinks of: those that
   *     recognition would search
   */
  record Burst(List<float[]> crops, Set<String> categories) {

    /** Its first crop alone. */
    Burst first() {
      return new Burst(crops.subList(0, 1), categories);
    }
  }

  private static final String ALL = "all";

  private static final long SEED = 1;
  private static final int ANCHORS = 6;
  private static final int VARIANTS = 4;
  private static final double VARIANT_AWAY = 0.65;
  private static final double ANCHOR_AWAY = 0.2;
  private static final double CROP_AWAY = 0.65;

  /** Part of the dimensions over which the variance falls to 1/e. */
  private static final double FALL = 0.125;

  /** So many anchors, six a product, and so many bursts of so many crops. */
  static Clusters of(ModelCard model, int anchors, int bursts, int crops) {
    Random random = new Random(SEED);
    List<float[]> centres = new ArrayList<>();
    List<List<float[]>> products = new ArrayList<>();
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
      products.add(its);
    }
    List<List<float[]>> asked = new ArrayList<>();
    for (int b = 0; b < bursts; b++) {
      float[] centre = centres.get(random.nextInt(centres.size()));
      List<float[]> its = new ArrayList<>();
      for (int c = 0; c < crops; c++) {
        its.add(near(centre, CROP_AWAY, random));
      }
      asked.add(its);
    }
    List<String> one = products.stream().map(product -> ALL).toList();
    Gallery divided = gallery(model, products, regions(centres));
    return new Clusters(
        gallery(model, products, one),
        divided,
        asked.stream().map(its -> new Burst(its, thoughtOf(divided, its))).toList());
  }

  private static Gallery gallery(
      ModelCard model, List<List<float[]>> products, List<String> categories) {
    List<Gallery.Enrolled> enrolled = new ArrayList<>();
    for (int p = 0; p < products.size(); p++) {
      enrolled.add(new Gallery.Enrolled("sku-" + p, categories.get(p), products.get(p)));
    }
    return Gallery.of(model, enrolled);
  }

  /**
   * For each product the name of the region that it lies in. Regions are halved along one dimension
   * after the other, the widest first, until none holds more than {@value #CATEGORY_ANCHORS}
   * anchors; variants are never of two regions.
   */
  private static List<String> regions(List<float[]> centres) {
    String[] names = new String[centres.size()];
    List<Integer> families =
        IntStream.range(0, centres.size()).filter(p -> p % VARIANTS == 0).boxed().toList();
    halve(new Region("region", 0, families), centres, names);
    return List.of(names);
  }

  /** Families, each by its first product, that came of so many halvings. */
  private record Region(String name, int halvings, List<Integer> families) {}

  private static void halve(Region region, List<float[]> centres, String[] names) {
    int count = region.families().size();
    if (count * VARIANTS * ANCHORS <= CATEGORY_ANCHORS) {
      for (int family : region.families()) {
        Arrays.fill(names, family, Math.min(names.length, family + VARIANTS), region.name());
      }
      return;
    }
    int dimension = region.halvings();
    List<Integer> sorted =
        region.families().stream()
            .sorted(Comparator.comparingDouble(family -> centres.get(family)[dimension]))
            .toList();
    Region low = new Region(region.name() + "l", dimension + 1, sorted.subList(0, count / 2));
    Region high = new Region(region.name() + "h", dimension + 1, sorted.subList(count / 2, count));
    halve(low, centres, names);
    halve(high, centres, names);
  }

  private static Set<String> thoughtOf(Gallery divided, List<float[]> crops) {
    double[] sum = new double[crops.get(0).length];
    for (float[] crop : crops) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += crop[i];
      }
    }
    return Ranking.byCentroid(divided, UnitVectors.unit(sum), crops.size()).categories();
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
