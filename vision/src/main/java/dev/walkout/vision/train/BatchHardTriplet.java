package dev.walkout.vision.train;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * For each picture, how much farther the farthest picture of its product is than the nearest of
 * another, plus a margin, never below zero (Hermans et al., "In Defense of the Triplet Loss", 2017,
 * equation 5), on Euclidean distances between unit vectors.
 *
 * @param margin by which strangers must be farther than fellows
 */
record BatchHardTriplet(float margin) implements Loss {

  static final float MARGIN = 0.3f;

  /** More than any distance between unit vectors. */
  private static final float FAR = 4;

  @Override
  public Operand<TFloat32> value(Ops tf, Batch batch) {
    Operand<TFloat32> same = Loss.sameProduct(tf, batch.products());
    Operand<TFloat32> distances = Loss.root(tf, Loss.squaredDistances(tf, batch.embeddings()));
    Operand<TFloat32> farthest = tf.max(tf.math.mul(distances, same), tf.constant(1));
    Operand<TFloat32> nearest =
        tf.min(tf.math.add(distances, tf.math.mul(same, tf.constant(FAR))), tf.constant(1));
    Operand<TFloat32> hinge =
        tf.nn.relu(tf.math.add(tf.math.sub(farthest, nearest), tf.constant(margin)));
    return tf.math.mean(hinge, tf.constant(0));
  }
}
