package dev.walkout.vision.train;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A loss over one batch: a scalar that training makes small. */
interface Loss {

  /**
   * What a loss may look at.
   *
   * @param clean [B,S,S,3] the pictures, 0..255, without what augmentation spoilt
   * @param map [B,M,M,F] the last features, by place
   * @param features [B,F] before the linear map
   * @param embeddings [B,D] of unit length
   * @param products [B] index of each picture's product
   * @param productTargets [B,P] which share of each picture shows which product
   * @param categoryTargets [B,C] the same for categories
   * @param pairs scalar, 1 when each picture shows one product only, 0 when pictures are mixed
   * @param taught [B,D] each, of unit length: the pictures as teachers embed them
   */
  record Batch(
      Operand<TFloat32> clean,
      Operand<TFloat32> map,
      Operand<TFloat32> features,
      Operand<TFloat32> embeddings,
      Operand<TInt32> products,
      Operand<TFloat32> productTargets,
      Operand<TFloat32> categoryTargets,
      Operand<TFloat32> pairs,
      List<Operand<TFloat32>> taught) {}

  Operand<TFloat32> value(Ops tf, Batch batch);

  /** [B,B], 1 where two pictures show the same product, the diagonal included. */
  static Operand<TFloat32> sameProduct(Ops tf, Operand<TInt32> products) {
    return tf.dtypes.cast(
        tf.math.equal(
            tf.expandDims(products, tf.constant(1)), tf.expandDims(products, tf.constant(0))),
        TFloat32.class);
  }

  /** [B,B], the identity. */
  static Operand<TFloat32> identity(Ops tf, Operand<TInt32> products) {
    Operand<TInt32> count = tf.size(products);
    Operand<TInt32> index = tf.range(tf.constant(0), count, tf.constant(1));
    return sameProduct(tf, index);
  }

  /** [B,B], 1 where two different pictures show the same product. */
  static Operand<TFloat32> fellows(Ops tf, Operand<TInt32> products) {
    return tf.math.sub(sameProduct(tf, products), identity(tf, products));
  }

  /** [B,B] cosines between embeddings of unit length. */
  static Operand<TFloat32> cosines(Ops tf, Operand<TFloat32> embeddings) {
    return tf.linalg.matMul(embeddings, embeddings, MatMul.transposeB(true));
  }

  /** [B,B] squared Euclidean distances between embeddings of unit length. */
  static Operand<TFloat32> squaredDistances(Ops tf, Operand<TFloat32> embeddings) {
    return tf.math.mul(tf.math.sub(tf.constant(1f), cosines(tf, embeddings)), tf.constant(2f));
  }

  /** The root, kept away from zero, where it has no slope. */
  static Operand<TFloat32> root(Ops tf, Operand<TFloat32> squares) {
    return tf.math.sqrt(tf.math.maximum(squares, tf.constant(1e-6f)));
  }

  /** The mean of the values [B,B] where a mask is 1; 0 where it never is. */
  static Operand<TFloat32> meanOver(Ops tf, Operand<TFloat32> values, Operand<TFloat32> mask) {
    Operand<TInt32> both = tf.constant(new int[] {0, 1});
    Operand<TFloat32> count = tf.math.maximum(tf.sum(mask, both), tf.constant(1f));
    return tf.math.div(tf.sum(tf.math.mul(values, mask), both), count);
  }

  /** 1 where a condition holds, 0 elsewhere; nothing is learnt through the condition. */
  static Operand<TFloat32> where(Ops tf, Operand<TBool> condition) {
    return tf.stopGradient(tf.dtypes.cast(condition, TFloat32.class));
  }
}
