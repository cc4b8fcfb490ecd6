package dev.walkout.vision.train;

import dev.walkout.vision.learn.Layers;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/** The embedding network as a graph. */
final class Network {

  /**
   * @param map [N,M,M,F], what the last block saw where
   * @param features [N,F], its global average
   * @param embeddings [N,D], unit length
   */
  record Outputs(Operand<TFloat32> map, Operand<TFloat32> features, Operand<TFloat32> embeddings) {}

  private final NetworkShape shape;
  private final Layers layers;

  Network(NetworkShape shape, Layers layers) {
    this.shape = shape;
    this.layers = layers;
  }

  /** Embeds pictures [N,S,S,3] of bytes 0..255; any S, resized to the input size. */
  Outputs resized(Ops tf, Operand<? extends TNumber> pictures) {
    int[] size = {shape.inputSize(), shape.inputSize()};
    return apply(
        tf,
        tf.image.resizeBilinear(
            pictures, tf.constant(size), ResizeBilinear.halfPixelCenters(true)));
  }

  /** Embeds pictures [N,S,S,3] of values 0..255 where S is the input size. */
  Outputs apply(Ops tf, Operand<TFloat32> pictures) {
    Operand<TFloat32> map = shape.trunk().map(tf, layers, pictures);
    Operand<TFloat32> features = tf.math.mean(map, tf.constant(new int[] {1, 2}));
    Operand<TFloat32> pixel =
        tf.reshape(features, tf.constant(new int[] {-1, 1, 1, shape.features()}));
    Operand<TFloat32> embeddings =
        tf.reshape(
            layers.apply(tf, shape.linear(), pixel),
            tf.constant(new int[] {-1, shape.dimension()}));
    return new Outputs(map, features, unit(tf, embeddings, 1));
  }

  /** Scales vectors to unit length along an axis. */
  static Operand<TFloat32> unit(Ops tf, Operand<TFloat32> x, int axis) {
    Operand<TFloat32> squares = tf.sum(tf.math.square(x), tf.constant(axis), Sum.keepDims(true));
    return tf.math.mul(x, tf.math.rsqrt(tf.math.maximum(squares, tf.constant(1e-12f))));
  }
}
