package dev.walkout.vision.train;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Half the squared distance of two pictures of one product, and half the square of what the
 * distance of two others lacks of a margin (Hadsell, Chopra and LeCun, "Dimensionality Reduction by
 * Learning an Invariant Mapping", CVPR 2006, equation 4), over all pairs of the batch: the loss of
 * Siamese networks. Pairs of one product and pairs of two count alike, however many there are.
 *
 * @param margin that different products must lie apart, a Euclidean distance up to 2
 */
record Contrastive(float margin) implements Loss {

  static final float MARGIN = 1;

  @Override
  public Operand<TFloat32> value(Ops tf, Batch batch) {
    Operand<TFloat32> same = Loss.sameProduct(tf, batch.products());
    Operand<TFloat32> fellows = Loss.fellows(tf, batch.products());
    Operand<TFloat32> strangers = tf.math.sub(tf.constant(1f), same);
    Operand<TFloat32> squares = Loss.squaredDistances(tf, batch.embeddings());
    Operand<TFloat32> lacking =
        tf.nn.relu(tf.math.sub(tf.constant(margin), Loss.root(tf, squares)));
    Operand<TFloat32> sum =
        tf.math.add(
            Loss.meanOver(tf, squares, fellows),
            Loss.meanOver(tf, tf.math.square(lacking), strangers));
    return tf.math.mul(sum, tf.constant(0.5f));
  }
}
