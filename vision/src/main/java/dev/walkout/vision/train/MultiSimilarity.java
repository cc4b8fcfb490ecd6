package dev.walkout.vision.train;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Pulls the fellows of each picture above a similarity and pushes strangers below it, the worst
 * ones most (Wang et al., "Multi-Similarity Loss with General Pair Weighting for Deep Metric
 * Learning", CVPR 2019, equation 15), over the pairs that its mining keeps (equations 11 and 12):
 * strangers that are less than {@link #SLACK} farther than the farthest fellow, and fellows that
 * are less than that nearer than the nearest stranger.
 *
 * @param pull alpha, how sharply fellows are weighted
 * @param push beta, how sharply strangers are weighted
 * @param border lambda, the cosine between both
 */
record MultiSimilarity(float pull, float push, float border) implements Loss {

  static final MultiSimilarity STANDARD = new MultiSimilarity(2, 50, 0.5f);

  /** Epsilon of the mining. */
  static final float SLACK = 0.1f;

  /** More than any difference of cosines. */
  private static final float FAR = 4;

  @Override
  public Operand<TFloat32> value(Ops tf, Batch batch) {
    Operand<TFloat32> cosines = Loss.cosines(tf, batch.embeddings());
    Operand<TFloat32> fellows = Loss.fellows(tf, batch.products());
    Operand<TFloat32> strangers =
        tf.math.sub(tf.constant(1f), Loss.sameProduct(tf, batch.products()));
    Operand<TFloat32> slack = tf.constant(SLACK);
    Operand<TFloat32> least = tf.math.sub(farthest(tf, cosines, fellows), slack);
    Operand<TFloat32> most = tf.math.sub(slack, farthest(tf, tf.math.neg(cosines), strangers));
    Operand<TFloat32> keptStrangers =
        tf.math.mul(strangers, Loss.where(tf, tf.math.greater(cosines, least)));
    Operand<TFloat32> keptFellows =
        tf.math.mul(fellows, Loss.where(tf, tf.math.less(cosines, most)));
    Operand<TFloat32> beyond = tf.math.sub(cosines, tf.constant(border));
    return tf.math.mean(
        tf.math.add(
            weighted(tf, beyond, keptFellows, -pull), weighted(tf, beyond, keptStrangers, push)),
        tf.constant(0));
  }

  /** [B,1] the least cosine among the pictures of a mask; more than any where there is none. */
  private static Operand<TFloat32> farthest(
      Ops tf, Operand<TFloat32> cosines, Operand<TFloat32> mask) {
    Operand<TFloat32> others = tf.math.mul(tf.math.sub(tf.constant(1f), mask), tf.constant(FAR));
    return tf.expandDims(tf.min(tf.math.add(cosines, others), tf.constant(1)), tf.constant(1));
  }

  /** [B] log(1 + sum of e^(sharpness x)) / |sharpness|. */
  private static Operand<TFloat32> weighted(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> mask, float sharpness) {
    Operand<TFloat32> terms = tf.math.exp(tf.math.mul(x, tf.constant(sharpness)));
    Operand<TFloat32> sum = tf.sum(tf.math.mul(terms, mask), tf.constant(1));
    return tf.math.mul(tf.math.log1p(sum), tf.constant(1 / Math.abs(sharpness)));
  }
}
