package dev.walkout.vision.train;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * For each pair of pictures of one product, log(1 + sum over strangers of e^(scale (cosine to the
 * stranger - cosine to the fellow))) (Sohn, "Improved Deep Metric Learning with Multi-class N-pair
 * Loss Objective", NeurIPS 2016, equation 6). The paper has one pair of each class and vectors of
 * any length; here every picture of another product is a stranger, and as vectors have unit length
 * a scale takes the place of their lengths.
 *
 * @param scale of the cosines
 */
record NPair(float scale) implements Loss {

  static final float SCALE = 16;

  @Override
  public Operand<TFloat32> value(Ops tf, Batch batch) {
    Operand<TFloat32> strangers =
        tf.math.sub(tf.constant(1f), Loss.sameProduct(tf, batch.products()));
    Operand<TFloat32> logits =
        tf.math.mul(Loss.cosines(tf, batch.embeddings()), tf.constant(scale));
    Operand<TFloat32> all = tf.sum(tf.math.mul(tf.math.exp(logits), strangers), tf.constant(1));
    Operand<TFloat32> allLog = tf.math.log(tf.math.maximum(all, tf.constant(1e-30f)));
    Operand<TFloat32> pairs =
        tf.math.softplus(tf.math.sub(tf.expandDims(allLog, tf.constant(1)), logits));
    return Loss.meanOver(tf, pairs, Loss.fellows(tf, batch.products()));
  }
}
