package dev.walkout.vision.train;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Cross-entropy over the cosines between an embedding and one learned direction per product, with
 * an additive margin at the target (Wang et al., "CosFace", CVPR 2018) and label smoothing.
 *
 * @param directions [D,P], any length
 * @param products P, how many products there are
 * @param scale of the cosines; larger is sharper
 * @param margin taken from the target's cosine, so that products keep apart
 */
record CosineSoftmax(Operand<TFloat32> directions, int products, float scale, float margin)
    implements Loss {

  static final float SCALE = 16;
  static final float MARGIN = 0.2f;

  /** Share of the target that is given to all products alike. */
  static final float SMOOTHING = 0.05f;

  @Override
  public Operand<TFloat32> value(Ops tf, Batch batch) {
    Operand<TFloat32> cosines =
        tf.linalg.matMul(batch.embeddings(), Network.unit(tf, directions, 0));
    Operand<TFloat32> targets = batch.productTargets();
    Operand<TFloat32> logits =
        tf.math.mul(
            tf.math.sub(cosines, tf.math.mul(targets, tf.constant(margin))), tf.constant(scale));
    Operand<TFloat32> smooth =
        tf.math.add(
            tf.math.mul(targets, tf.constant(1 - SMOOTHING)), tf.constant(SMOOTHING / products));
    return crossEntropy(tf, logits, smooth);
  }

  /** Mean cross-entropy of logits [B,P] against target shares [B,P]. */
  static Operand<TFloat32> crossEntropy(
      Ops tf, Operand<TFloat32> logits, Operand<TFloat32> targets) {
    return tf.math.mean(
        tf.nn.softmaxCrossEntropyWithLogits(logits, targets).loss(), tf.constant(0));
  }
}
