package dev.walkout.vision.match;

import java.util.ArrayList;
import java.util.List;

/**
 * The product distance, and what brings the distances of a gallery's products onto one scale.
 *
 * <p>The distance of a picture to a product is the mean of its distances to the product's centroid
 * and to its nearest anchor: better than either alone, for a trained network and for colour
 * histograms, on known and on new products. Two things are taken off it.
 *
 * <p>The gap: before the anchors are searched the centroid's distance stands for the mean of both,
 * which is less. How much less is seen by leaving each anchor out and measuring both to the others.
 *
 * <p>The allowance: the more anchors a product has, the nearer its centroid and its nearest anchor
 * come to any picture, right or wrong; beside products with 30 photos, one with 5 loses to its
 * neighbours. A straight line through the products' reaches (the mean product distance of an anchor
 * left out) over 1/anchors says what the number of anchors costs, and a part of that is given back.
 * Where all products have equally many anchors there is nothing to give.
 */
final class DistanceScale {

  private static final double ANCHOR_SHARE = 0.5;

  /** The part given back: more helps products with few anchors and hurts the others as much. */
  private static final double ALLOWED = 0.35;

  /** Steepest believable line, in mean reaches; a steeper one is an accident of few products. */
  private static final double STEEPEST = 4;

  /** Anchors left out of one product at most, evenly chosen: enough for a mean. */
  private static final int MOST_LEFT_OUT = 32;

  /** A single anchor has no reach to learn from and is allowed what two are. */
  private static final int FEWEST = 2;

  /** Least believable spread: two anchors of a product say nothing of how their gap varies. */
  private static final double LEAST_SPREAD = 0.01;

  private final double gap;
  private final double spread;
  private final boolean[] single;
  private final double[] allowances;

  /** The scale of these products, in their order. */
  DistanceScale(List<Gallery.Enrolled> products) {
    List<LeftOut> seen = new ArrayList<>();
    for (Gallery.Enrolled product : products) {
      if (product.anchors().size() >= FEWEST) {
        seen.add(LeftOut.of(product.anchors()));
      }
    }
    gap = seen.stream().mapToDouble(LeftOut::gap).average().orElse(0);
    double squares = seen.stream().mapToDouble(LeftOut::gapSquared).average().orElse(0);
    spread = Math.max(LEAST_SPREAD, Math.sqrt(Math.max(0, squares - gap * gap)));
    double slope = ALLOWED * slope(seen);
    double mean = products.stream().mapToDouble(DistanceScale::scarcity).average().orElse(0);
    single = new boolean[products.size()];
    allowances = new double[products.size()];
    for (int p = 0; p < allowances.length; p++) {
      single[p] = products.get(p).anchors().size() < FEWEST;
      allowances[p] = slope * (scarcity(products.get(p)) - mean);
    }
  }

  /** A product's distance by its centroid's alone; never below 0. */
  double fast(int product, double centroid) {
    return Math.max(0, centroid - gap(product) - allowances[product]);
  }

  /** The same when its nearest anchor is known; {@code fast} is {@link #fast}'s answer. */
  double refined(int product, double fast, double nearestAnchor) {
    double anchor = nearestAnchor - allowances[product];
    return Math.max(0, mean(fast + gap(product), anchor));
  }

  /**
   * Standard deviation of {@link #refined} around {@link #fast}, as the left-out anchors show it.
   */
  double spread() {
    return spread;
  }

  double allowance(int product) {
    return allowances[product];
  }

  /** A single anchor is its own centroid: the two distances are one. */
  private double gap(int product) {
    return single[product] ? 0 : gap;
  }

  private static double mean(double centroid, double nearestAnchor) {
    return (1 - ANCHOR_SHARE) * centroid + ANCHOR_SHARE * nearestAnchor;
  }

  private static double scarcity(Gallery.Enrolled product) {
    return scarcity(product.anchors().size());
  }

  private static double scarcity(int anchors) {
    return 1.0 / Math.max(FEWEST, anchors);
  }

  /** Least-squares slope of reach over scarcity, from 0 to the steepest believable one. */
  private static double slope(List<LeftOut> seen) {
    double meanX = seen.stream().mapToDouble(one -> scarcity(one.anchors())).average().orElse(0);
    double meanY = seen.stream().mapToDouble(LeftOut::reach).average().orElse(0);
    double xx = 0;
    double xy = 0;
    for (LeftOut one : seen) {
      double x = scarcity(one.anchors()) - meanX;
      xx += x * x;
      xy += x * (one.reach() - meanY);
    }
    return xx == 0 ? 0 : Math.min(STEEPEST * meanY, Math.max(0, xy / xx));
  }

  /**
   * What a product's anchors say of it when each is left out in turn.
   *
   * @param reach mean product distance to the others
   * @param gap how much greater the mean distance to their centroid is
   * @param gapSquared mean square of the same of each anchor
   */
  record LeftOut(int anchors, double reach, double gap, double gapSquared) {

    static LeftOut of(List<float[]> anchors) {
      double[] sum = new double[anchors.get(0).length];
      for (float[] anchor : anchors) {
        add(sum, anchor, 1);
      }
      int stride = (anchors.size() + MOST_LEFT_OUT - 1) / MOST_LEFT_OUT;
      double reach = 0;
      double gap = 0;
      double squares = 0;
      int count = 0;
      for (int i = 0; i < anchors.size(); i += stride) {
        float[] left = anchors.get(i);
        add(sum, left, -1);
        double centroid = UnitVectors.distance(UnitVectors.dot(UnitVectors.unit(sum), left));
        add(sum, left, 1);
        double its = mean(centroid, nearestOther(anchors, i));
        reach += its;
        gap += centroid - its;
        squares += (centroid - its) * (centroid - its);
        count++;
      }
      return new LeftOut(anchors.size(), reach / count, gap / count, squares / count);
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
  }
}
