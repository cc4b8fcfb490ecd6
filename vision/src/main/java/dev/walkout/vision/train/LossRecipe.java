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

  private static final String DIRECTIONS = "head/products";
  private static final String CATEGORY_WEIGHTS = "head/categories";

  /** Declares what the losses learn beside the network: nothing for triplets. */
  void declare(Variables weights, NetworkShape shape) {
    if (kind == LossKind.COSINE_SUPCON) {
      weights.add(DIRECTIONS, shape.dimension(), products);
      weights.add(CATEGORY_WEIGHTS, shape.features(), categories);
    }
  }

  /** The loss of a batch, a scalar; {@code weights} holds what was declared. */
  Operand<TFloat32> build(Ops tf, Loss.Batch batch, Variables weights) {
    if (kind == LossKind.TRIPLET) {
      return tf.math.mul(
          new BatchHardTriplet(BatchHardTriplet.MARGIN).value(tf, batch), batch.pairs());
    }
    CosineSoftmax cosine =
        new CosineSoftmax(
            weights.of(DIRECTIONS).value(), products, CosineSoftmax.SCALE, CosineSoftmax.MARGIN);
    Operand<TFloat32> contrastive =
        tf.math.mul(
            new SupervisedContrastive(SupervisedContrastive.TEMPERATURE).value(tf, batch),
            tf.math.mul(batch.pairs(), tf.constant(CONTRASTIVE_WEIGHT)));
    Operand<TFloat32> category =
        tf.math.mul(
            new CategoryHead(weights.of(CATEGORY_WEIGHTS).value()).value(tf, batch),
            tf.constant(CATEGORY_WEIGHT));
    return tf.math.add(tf.math.add(cosine.value(tf, batch), contrastive), category);
  }
}
