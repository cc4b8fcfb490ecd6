package dev.walkout.vision.train;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Cross-entropy of a linear guess at the category from the features; it keeps kinds of things
 * together without bending the embedding.
 *
 * @param weights [F,C]
 */
record CategoryHead(Operand<TFloat32> weights) implements Loss {

  @Override
  public Operand<TFloat32> value(Ops tf, Batch batch) {
    Operand<TFloat32> logits = tf.linalg.matMul(batch.features(), weights);
    return CosineSoftmax.crossEntropy(tf, logits, batch.categoryTargets());
  }
}
