package dev.walkout.vision.train;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Cross-entropy of a linear guess at the product from the embedding: plain classification, the
 * yardstick of the losses that were made for embeddings.
 *
 * @param weights [D,P]
 */
record EmbeddingHead(Operand<TFloat32> weights) implements Loss {

  @Override
  public Operand<TFloat32> value(Ops tf, Batch batch) {
    Operand<TFloat32> logits = tf.linalg.matMul(batch.embeddings(), weights);
    return CosineSoftmax.crossEntropy(tf, logits, batch.productTargets());
  }
}
