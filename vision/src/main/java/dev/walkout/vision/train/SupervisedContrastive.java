package dev.walkout.vision.train;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * For each picture, the mean log-probability of picking the other pictures of its product out of
 * the batch, negated (Khosla et al., "Supervised Contrastive Learning", NeurIPS 2020, equation 2).
 * Pictures without a fellow in the batch add nothing.
 *
 * @param temperature divides the cosines; smaller looks more at the hard ones
 */
record SupervisedContrastive(float temperature) implements Loss {

  static final float TEMPERATURE = 0.1f;

  @Override
  public Operand<TFloat32> value(Ops tf, Batch batch) {
    Operand<TFloat32> self = Loss.identity(tf, batch.products());
    Operand<TFloat32> fellows = Loss.fellows(tf, batch.products());
    Operand<TFloat32> logits =
        tf.math.sub(
            tf.math.mul(Loss.cosines(tf, batch.embeddings()), tf.constant(1 / temperature)),
            tf.math.mul(self, tf.constant(1e6f)));
    Operand<TFloat32> picked =
        tf.sum(tf.math.mul(fellows, tf.nn.logSoftmax(logits)), tf.constant(1));
    Operand<TFloat32> count = tf.math.maximum(tf.sum(fellows, tf.constant(1)), tf.constant(1f));
    return tf.math.neg(tf.math.mean(tf.math.div(picked, count), tf.constant(0)));
  }
}
