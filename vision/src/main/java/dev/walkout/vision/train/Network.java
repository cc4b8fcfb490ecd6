package dev.walkout.vision.train;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/**
 * The embedding network as a graph. What a convolution with its batch norm is (trained, averaged or
 * folded) is left to {@link Layers}, so that all three are one network.
 */
final class Network {

  /** A convolution and what normalises it: [N,H,W,in] to [N,H/stride,W/stride,out]. */
  interface Layers {
    Operand<TFloat32> apply(Ops tf, NetworkShape.Convolution convolution, Operand<TFloat32> x);
  }

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
    Operand<TFloat32> x = normalised(tf, pictures);
    var convolutions = shape.convolutions().iterator();
    x = tf.nn.relu(layers.apply(tf, convolutions.next(), x));
    for (int i = 0; i < shape.blocks().size(); i++) {
      Operand<TFloat32> y = tf.nn.relu(layers.apply(tf, convolutions.next(), x));
      y = layers.apply(tf, convolutions.next(), y);
      if (shape.hasShortcut(i)) {
        x = layers.apply(tf, convolutions.next(), pooled(tf, x, shape.blocks().get(i).stride()));
      }
      x = tf.nn.relu(tf.math.add(x, y));
    }
    Operand<TFloat32> features = tf.math.mean(x, tf.constant(new int[] {1, 2}));
    Operand<TFloat32> pixel =
        tf.reshape(features, tf.constant(new int[] {-1, 1, 1, shape.features()}));
    Operand<TFloat32> embeddings =
        tf.reshape(
            layers.apply(tf, convolutions.next(), pixel),
            tf.constant(new int[] {-1, shape.dimension()}));
    return new Outputs(x, features, unit(tf, embeddings, 1));
  }

  /** Pictures of 0..255 as the network takes them: about zero, about one wide. */
  static Operand<TFloat32> normalised(Ops tf, Operand<TFloat32> pictures) {
    return tf.math.mul(tf.math.sub(pictures, tf.constant(127.5f)), tf.constant(1 / 64f));
  }

  /** Scales vectors to unit length along an axis. */
  static Operand<TFloat32> unit(Ops tf, Operand<TFloat32> x, int axis) {
    Operand<TFloat32> squares = tf.sum(tf.math.square(x), tf.constant(axis), Sum.keepDims(true));
    return tf.math.mul(x, tf.math.rsqrt(tf.math.maximum(squares, tf.constant(1e-12f))));
  }

  private static Operand<TFloat32> pooled(Ops tf, Operand<TFloat32> x, int stride) {
    if (stride == 1) {
      return x;
    }
    List<Long> window = List.of(1L, (long) stride, (long) stride, 1L);
    return tf.nn.avgPool(x, window, window, "VALID");
  }
}
