package dev.walkout.vision.train;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * For each pair of pictures of one product, how much farther the second is than the nearest
 * stranger that is farther still, plus a margin, never below zero (Schroff et al., "FaceNet", CVPR
 * 2015, section 3.2), on squared distances between unit vectors. Where no stranger is farther, the
 * farthest stands in: the very hardest ones can collapse all vectors into one.
 *
 * @param margin by which strangers must be farther than fellows
 */
record SemiHardTriplet(float margin) implements Loss {

  static final float MARGIN = 0.2f;

  /** More than any squared distance between unit vectors. */
  private static final float FAR = 8;

  @Override
  public Operand<TFloat32> value(Ops tf, Batch batch) {
    Operand<TFloat32> same = Loss.sameProduct(tf, batch.products());
    Operand<TFloat32> strangers = tf.math.sub(tf.constant(1f), same);
    Operand<TFloat32> distances = Loss.squaredDistances(tf, batch.embeddings());
    // [anchor, fellow, stranger]
    Operand<TFloat32> toStranger = tf.expandDims(distances, tf.constant(1));
    Operand<TFloat32> toFellow = tf.expandDims(distances, tf.constant(2));
    Operand<TFloat32> farther =
        tf.math.mul(
            Loss.where(tf, tf.math.greater(toStranger, toFellow)),
            tf.expandDims(strangers, tf.constant(1)));
    Operand<TFloat32> semiHard =
        tf.min(
            tf.math.add(
                toStranger, tf.math.mul(tf.math.sub(tf.constant(1f), farther), tf.constant(FAR))),
            tf.constant(2));
    Operand<TFloat32> farthest =
        tf.expandDims(tf.max(tf.math.mul(distances, strangers), tf.constant(1)), tf.constant(1));
    Operand<TFloat32> none = Loss.where(tf, tf.math.greater(semiHard, tf.constant(FAR - 1)));
    Operand<TFloat32> chosen =
        tf.math.add(
            tf.math.mul(semiHard, tf.math.sub(tf.constant(1f), none)), tf.math.mul(farthest, none));
    Operand<TFloat32> hinge =
        tf.nn.relu(tf.math.add(tf.math.sub(distances, chosen), tf.constant(margin)));
    return Loss.meanOver(tf, hinge, Loss.fellows(tf, batch.products()));
  }
}
