package dev.walkout.vision.learn;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a convolution with its batch norm is in a graph: trained, averaged or folded, so that all
 * three are one network.
 */
public interface Layers {

  /** [N,H,W,in] to [N,H/stride,W/stride,out]. */
  Operand<TFloat32> apply(Ops tf, Convolution convolution, Operand<TFloat32> x);

  /** Batch norm folded into constants, as networks are shipped. */
  static Layers folded(Weights weights) {
    return (tf, c, x) -> {
      Weights.Folded folded = weights.folded(c);
      Shape kernel = Shape.of(c.kernel(), c.kernel(), c.in(), c.out());
      return tf.nn.biasAdd(
          convolve(tf, c, x, tf.constant(kernel, DataBuffers.of(folded.kernel()))),
          tf.constant(folded.bias()));
    };
  }

  /** The convolution alone. */
  static Operand<TFloat32> convolve(
      Ops tf, Convolution c, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    return tf.nn.conv2d(x, kernel, List.of(1L, (long) c.stride(), (long) c.stride(), 1L), "SAME");
  }
}
