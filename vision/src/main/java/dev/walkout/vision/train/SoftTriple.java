package dev.walkout.vision.train;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Cross-entropy over cosines to products that have several learned centres each, such as front and
 * back, with a term that draws needless centres together (Qian et al., "SoftTriple Loss: Deep
 * Metric Learning Without Triplet Sampling", ICCV 2019, equations 7, 8, 12 and 13).
 *
 * @param centres one [D,P] for the first centre of all products, one for the second, and so on; any
 *     length
 * @param settings how sharp it is
 */
record SoftTriple(List<Operand<TFloat32>> centres, Settings settings) implements Loss {

  /** Two centres hold the two sides of a package; the paper's ten are for kinds of birds. */
  static final int CENTRES = 2;

  /**
   * The numbers of the paper.
   *
   * @param scale lambda, of the cosines
   * @param margin delta, taken from the target's cosine
   * @param softness gamma, of the choice among a product's centres
   * @param merging tau, the weight of the term that draws centres together
   */
  record Settings(float scale, float margin, float softness, float merging) {

    static final Settings STANDARD = new Settings(20, 0.01f, 0.1f, 0.2f);
  }

  SoftTriple {
    centres = List.copyOf(centres);
  }

  @Override
  public Operand<TFloat32> value(Ops tf, Batch batch) {
    List<Operand<TFloat32>> units = new ArrayList<>();
    centres.forEach(centre -> units.add(Network.unit(tf, centre, 0)));
    Operand<TFloat32> margins = tf.math.mul(batch.productTargets(), tf.constant(settings.margin()));
    Operand<TFloat32> logits =
        tf.math.mul(
            tf.math.sub(cosines(tf, batch.embeddings(), units), margins),
            tf.constant(settings.scale()));
    Operand<TFloat32> entropy = CosineSoftmax.crossEntropy(tf, logits, batch.productTargets());
    return units.size() < 2 ? entropy : tf.math.add(entropy, merging(tf, units));
  }

  /** [B,P] mean cosine to the centres of a product, the nearer ones weighing more. */
  private Operand<TFloat32> cosines(
      Ops tf, Operand<TFloat32> embeddings, List<Operand<TFloat32>> units) {
    Operand<TFloat32> sum = null;
    Operand<TFloat32> weights = null;
    for (Operand<TFloat32> unit : units) {
      Operand<TFloat32> cosine = tf.linalg.matMul(embeddings, unit);
      Operand<TFloat32> weight =
          tf.math.exp(tf.math.mul(cosine, tf.constant(1 / settings.softness())));
      Operand<TFloat32> weighted = tf.math.mul(weight, cosine);
      sum = sum == null ? weighted : tf.math.add(sum, weighted);
      weights = weights == null ? weight : tf.math.add(weights, weight);
    }
    return tf.math.div(sum, weights);
  }

  /** The mean distance between two centres of a product, times tau. */
  private Operand<TFloat32> merging(Ops tf, List<Operand<TFloat32>> units) {
    int count = units.size();
    Operand<TFloat32> sum = tf.constant(0f);
    for (int t = 0; t < count; t++) {
      for (int s = t + 1; s < count; s++) {
        Operand<TFloat32> cosine = tf.sum(tf.math.mul(units.get(s), units.get(t)), tf.constant(0));
        Operand<TFloat32> squares =
            tf.math.mul(tf.math.sub(tf.constant(1f), cosine), tf.constant(2f));
        sum = tf.math.add(sum, tf.math.mean(Loss.root(tf, squares), tf.constant(0)));
      }
    }
    return tf.math.mul(sum, tf.constant(settings.merging() / (count * (count - 1))));
  }
}
