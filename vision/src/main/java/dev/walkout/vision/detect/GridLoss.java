package dev.walkout.vision.detect;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** How far a grid is from its {@link GridTargets}; "Objects as Points" (Zhou et al., 2019). */
final class GridLoss {

  private GridLoss() {}

  /**
   * The focal loss with less weight near middles, over the number of middles: {@code (1-p)^2
   * log(p)} at a middle, {@code (1-Y)^4 p^2 log(1-p)} elsewhere, where p is the sigmoid of a score
   * and Y the heat.
   *
   * @param scores [N,R,C,T] before the sigmoid
   * @param heat [N,R,C,T]
   * @param middles [N,R,C,T]
   * @return a scalar
   */
  static Operand<TFloat32> focal(
      Ops tf, Operand<TFloat32> scores, Operand<TFloat32> heat, Operand<TFloat32> middles) {
    Operand<TFloat32> opposite = tf.math.neg(scores);
    // softplus(-z) is -log(p) and softplus(z) is -log(1-p), at any z.
    Operand<TFloat32> atMiddles =
        tf.math.mul(tf.math.square(tf.math.sigmoid(opposite)), tf.math.softplus(opposite));
    Operand<TFloat32> elsewhere =
        tf.math.mul(tf.math.square(tf.math.sigmoid(scores)), tf.math.softplus(scores));
    Operand<TFloat32> distance = tf.math.square(tf.math.square(tf.math.sub(tf.constant(1f), heat)));
    return perMiddle(
        tf,
        tf.math.add(tf.math.mul(middles, atMiddles), tf.math.mul(distance, elsewhere)),
        middles);
  }

  /**
   * The absolute differences of sizes and places at the middles, over the number of middles.
   *
   * @param found [N,R,C,4T]
   * @param places [N,R,C,T,4]
   * @param middles [N,R,C,T]
   * @return a scalar
   */
  static Operand<TFloat32> places(
      Ops tf, Operand<TFloat32> found, Operand<TFloat32> places, Operand<TFloat32> middles) {
    Operand<TFloat32> same = tf.reshape(found, tf.shape(places));
    Operand<TFloat32> differences = tf.math.abs(tf.math.sub(same, places));
    Operand<TFloat32> sums = tf.sum(differences, tf.constant(-1));
    return perMiddle(tf, tf.math.mul(middles, sums), middles);
  }

  private static Operand<TFloat32> perMiddle(
      Ops tf, Operand<TFloat32> values, Operand<TFloat32> middles) {
    Operand<TInt32> all = tf.constant(new int[] {0, 1, 2, 3});
    Operand<TFloat32> count = tf.math.maximum(tf.sum(middles, all), tf.constant(1f));
    return tf.math.div(tf.sum(values, all), count);
  }
}
