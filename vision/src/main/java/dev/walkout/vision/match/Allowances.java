package dev.walkout.vision.match;

import java.util.ArrayList;
import java.util.List;

/**
 * What products with few anchors are allowed in distance, against products with many.
 *
 * <p>The more anchors a product has, the nearer its centroid and its nearest anchor come to any
 * query, right or wrong; in a gallery where some products have 5 photos and others 30, the 5 lose
 * to their neighbours. How far a product reaches is seen by leaving each anchor out and measuring
 * its product distance to the others; a straight line through these reaches over 1/anchors says
 * what the number of anchors costs, and a part of that is given back. Where all products have
 * equally many anchors there is nothing to give.
 */
final class Allowances {

  /** The part given back: more helps products with few anchors and hurts the others as much. */
  private static final double SHARE = 0.35;

  /** Steepest believable line, in mean reaches; a steeper one is an accident of few products. */
  private static final double STEEPEST = 4;

  /** Anchors left out of one product at most, evenly chosen: enough for a mean. */
  private static final int MOST_LEFT_OUT = 32;

  /** A single anchor has no reach to learn from and is treated as two are. */
  private static final int FEWEST = 2;

  private Allowances() {}

  /** The allowance of each product, in its distance; their mean is about 0. */
  static double[] of(List<Gallery.Enrolled> products) {
    List<double[]> points = new ArrayList<>();
    for (Gallery.Enrolled product : products) {
      if (product.anchors().size() >= FEWEST) {
        points.add(new double[] {scarcity(product), reach(product.anchors())});
      }
    }
    double slope = SHARE * slope(points);
    double mean = products.stream().mapToDouble(Allowances::scarcity).average().orElse(0);
    return products.stream().mapToDouble(one -> slope * (scarcity(one) - mean)).toArray();
  }

  private static double scarcity(Gallery.Enrolled product) {
    return 1.0 / Math.max(FEWEST, product.anchors().size());
  }

  /** Mean product distance of anchors to their own product without them. */
  static double reach(List<float[]> anchors) {
    double[] sum = new double[anchors.get(0).length];
    for (float[] anchor : anchors) {
      add(sum, anchor, 1);
    }
    int stride = (anchors.size() + MOST_LEFT_OUT - 1) / MOST_LEFT_OUT;
    double total = 0;
    int count = 0;
    for (int i = 0; i < anchors.size(); i += stride) {
      float[] left = anchors.get(i);
      add(sum, left, -1);
      double centroid = UnitVectors.distance(UnitVectors.dot(UnitVectors.unit(sum), left));
      add(sum, left, 1);
      total += ProductDistance.of(centroid, nearestOther(anchors, i));
      count++;
    }
    return total / count;
  }

  private static double nearestOther(List<float[]> anchors, int left) {
    double nearest = -1;
    for (int i = 0; i < anchors.size(); i++) {
      if (i != left) {
        nearest = Math.max(nearest, UnitVectors.dot(anchors.get(i), anchors.get(left)));
      }
    }
    return UnitVectors.distance(nearest);
  }

  private static void add(double[] sum, float[] vector, int sign) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += sign * vector[i];
    }
  }

  /** Least-squares slope of reach over scarcity, from 0 to the steepest believable one. */
  private static double slope(List<double[]> points) {
    double meanX = points.stream().mapToDouble(point -> point[0]).average().orElse(0);
    double meanY = points.stream().mapToDouble(point -> point[1]).average().orElse(0);
    double xx = 0;
    double xy = 0;
    for (double[] point : points) {
      xx += (point[0] - meanX) * (point[0] - meanX);
      xy += (point[0] - meanX) * (point[1] - meanY);
    }
    return xx == 0 ? 0 : Math.min(STEEPEST * meanY, Math.max(0, xy / xx));
  }
}
