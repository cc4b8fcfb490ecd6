package dev.walkout.vision.train;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Which losses are added up, and over how many products and categories.
 *
 * @param kind of loss
 * @param products how many are trained on
 * @param categories how many these belong to
 */
record LossRecipe(LossKind kind, int products, int categories) {

  /** Found best on grocery photographs beside a cosine softmax of weight 1. */
  private static final float CONTRASTIVE_WEIGHT = 1.5f;

  private static final float CATEGORY_WEIGHT = 0.3f;

  /**
   * The loss of a batch, a scalar.
   *
   * @param directions [D,P], one per product
   * @param categoryWeights [F,C]
   */
  Operand<TFloat32> build(
      Ops tf, Loss.Batch batch, Operand<TFloat32> directions, Operand<TFloat32> categoryWeights) {
    if (kind == LossKind.TRIPLET) {
      return tf.math.mul(
          new BatchHardTriplet(BatchHardTriplet.MARGIN).value(tf, batch), batch.pairs());
    }
    Operand<TFloat32> cosine =
        new CosineSoftmax(directions, products, CosineSoftmax.SCALE, CosineSoftmax.MARGIN)
            .value(tf, batch);
    Operand<TFloat32> contrastive =
        tf.math.mul(
            new SupervisedContrastive(SupervisedContrastive.TEMPERATURE).value(tf, batch),
            tf.math.mul(batch.pairs(), tf.constant(CONTRASTIVE_WEIGHT)));
    Operand<TFloat32> category =
        tf.math.mul(
            new CategoryHead(categoryWeights).value(tf, batch), tf.constant(CATEGORY_WEIGHT));
    return tf.math.add(tf.math.add(cosine, contrastive), category);
  }
}
