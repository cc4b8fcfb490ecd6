package dev.walkout.vision.match;

import java.util.Arrays;
import java.util.List;

/** Arithmetic of unit vectors: embeddings, centroids and the mean of a burst. */
public final class UnitVectors {

  private static final double SHORTEST = 1e-6;

  private UnitVectors() {}

  /** Length of a vector. */
  public static double length(float[] vector) {
    return Math.sqrt(dot(vector, vector));
  }

  /** Inner product of two vectors of one dimension, in double precision. */
  public static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** Euclidean distance of two unit vectors, 0 to 2, from their inner product. */
  public static double distance(double dot) {
    return Math.sqrt(Math.max(0, 2 - 2 * dot));
  }

  /** The vector at unit length; one that is all but zero becomes the first axis. */
  public static float[] unit(double[] sum) {
    double squares = 0;
    for (double value : sum) {
      squares += value * value;
    }
    double length = Math.sqrt(squares);
    float[] unit = new float[sum.length];
    if (length < SHORTEST) {
      unit[0] = 1; // opposite vectors cancel: no direction is right, any will be far from all
      return unit;
    }
    for (int i = 0; i < sum.length; i++) {
      unit[i] = (float) (sum[i] / length);
    }
    return unit;
  }

  /** Unit mean of at least one vector. */
  public static float[] mean(List<float[]> vectors) {
    float[] equal = new float[vectors.size()];
    Arrays.fill(equal, 1);
    return mean(vectors, equal);
  }

  /** Unit mean of at least one vector, weighted; weights that are all zero count as equal. */
  public static float[] mean(List<float[]> vectors, float[] weights) {
    double total = 0;
    for (float weight : weights) {
      total += weight;
    }
    double[] sum = new double[vectors.get(0).length];
    for (int v = 0; v < vectors.size(); v++) {
      float[] vector = vectors.get(v);
      double weight = total > 0 ? weights[v] : 1;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * vector[i];
      }
    }
    return unit(sum);
  }
}
