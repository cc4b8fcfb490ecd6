package dev.walkout.vision.train;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How far the distances between the pictures of a batch are from those that teachers see, each in
 * units of its own mean: the distance-wise loss of Park et al., "Relational Knowledge
 * Distillation", CVPR 2019, equations 4 to 6, towards the mean of several teachers. Models whose
 * vectors have nothing to do with each other can teach together, since only distances are compared.
 */
record RelationalDistillation() implements Loss {

  @Override
  public Operand<TFloat32> value(Ops tf, Batch batch) {
    if (batch.taught().isEmpty()) {
      throw new IllegalArgumentException(
          "loss relational has no teacher: give --teacher, or another loss");
    }
    Operand<TFloat32> others = tf.math.sub(tf.constant(1f), Loss.identity(tf, batch.products()));
    Operand<TFloat32> sum = null;
    for (Operand<TFloat32> taught : batch.taught()) {
      Operand<TFloat32> one = potentials(tf, taught, others);
      sum = sum == null ? one : tf.math.add(sum, one);
    }
    Operand<TFloat32> teachers = tf.math.mul(sum, tf.constant(1f / batch.taught().size()));
    Operand<TFloat32> error =
        tf.math.abs(tf.math.sub(potentials(tf, batch.embeddings(), others), teachers));
    return Loss.meanOver(tf, huber(tf, error), others);
  }

  /** [B,B] distances by the mean of those between different pictures. */
  private static Operand<TFloat32> potentials(
      Ops tf, Operand<TFloat32> embeddings, Operand<TFloat32> others) {
    Operand<TFloat32> distances = Loss.root(tf, Loss.squaredDistances(tf, embeddings));
    return tf.math.div(distances, Loss.meanOver(tf, distances, others));
  }

  /** Half the square up to 1, from there on a straight line. */
  private static Operand<TFloat32> huber(Ops tf, Operand<TFloat32> error) {
    Operand<TFloat32> within = tf.math.minimum(error, tf.constant(1f));
    Operand<TFloat32> half = tf.math.mul(within, tf.constant(0.5f));
    return tf.math.mul(within, tf.math.sub(error, half));
  }
}
