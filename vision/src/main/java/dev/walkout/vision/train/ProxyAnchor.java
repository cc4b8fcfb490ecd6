package dev.walkout.vision.train;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Pulls the pictures of the batch to the learned proxy of their product and pushes the others away
 * from it, the worst ones most (Kim et al., "Proxy Anchor Loss for Deep Metric Learning", CVPR
 * 2020, equation 4).
 *
 * @param proxies [D,P], any length
 * @param products P, how many products there are
 * @param scale alpha, of the cosines
 * @param margin delta, between 0 and its negative
 */
record ProxyAnchor(Operand<TFloat32> proxies, int products, float scale, float margin)
    implements Loss {

  static final float SCALE = 32;
  static final float MARGIN = 0.1f;

  @Override
  public Operand<TFloat32> value(Ops tf, Batch batch) {
    Operand<TFloat32> cosines = tf.linalg.matMul(batch.embeddings(), Network.unit(tf, proxies, 0));
    Operand<TFloat32> own = batch.productTargets();
    Operand<TFloat32> others = tf.math.sub(tf.constant(1f), own);
    Operand<TFloat32> pulled =
        tf.math.exp(tf.math.mul(tf.math.sub(cosines, tf.constant(margin)), tf.constant(-scale)));
    Operand<TFloat32> pushed =
        tf.math.exp(tf.math.mul(tf.math.add(cosines, tf.constant(margin)), tf.constant(scale)));
    Operand<TFloat32> present = tf.sum(tf.max(own, tf.constant(0)), tf.constant(0));
    return tf.math.add(
        tf.math.div(overProducts(tf, pulled, own), present),
        tf.math.div(overProducts(tf, pushed, others), tf.constant((float) products)));
  }

  /** Sum over the products of log(1 + sum over the pictures of a mask). */
  private static Operand<TFloat32> overProducts(
      Ops tf, Operand<TFloat32> terms, Operand<TFloat32> mask) {
    Operand<TFloat32> ofProduct = tf.sum(tf.math.mul(terms, mask), tf.constant(0));
    return tf.sum(tf.math.log1p(ofProduct), tf.constant(0));
  }
}
