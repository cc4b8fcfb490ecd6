package dev.walkout.vision.train;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How much nearer a picture lies to the learned proxy of its product than to those of all others:
 * -log(e^-d(own) / sum over the others of e^-d), d the squared distance between unit vectors
 * (Movshovitz-Attias et al., "No Fuss Distance Metric Learning using Proxies", ICCV 2017, equation
 * 4). It can fall below zero.
 *
 * @param proxies [D,P], any length
 * @param scale of the squared distances; the paper's is 1
 */
record ProxyNca(Operand<TFloat32> proxies, float scale) implements Loss {

  /** On unit vectors e^-d hardly changes; nine is as if they were three long. */
  static final float SCALE = 9;

  @Override
  public Operand<TFloat32> value(Ops tf, Batch batch) {
    Operand<TFloat32> cosines = tf.linalg.matMul(batch.embeddings(), Network.unit(tf, proxies, 0));
    Operand<TFloat32> distances =
        tf.math.mul(tf.math.sub(tf.constant(1f), cosines), tf.constant(2 * scale));
    Operand<TFloat32> own = tf.sum(tf.math.mul(distances, batch.productTargets()), tf.constant(1));
    Operand<TFloat32> others =
        tf.sum(
            tf.math.mul(
                tf.math.exp(tf.math.neg(distances)),
                tf.math.sub(tf.constant(1f), batch.productTargets())),
            tf.constant(1));
    return tf.math.mean(tf.math.add(own, tf.math.log(others)), tf.constant(0));
  }
}
