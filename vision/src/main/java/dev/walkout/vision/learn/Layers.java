package dev.walkout.vision.learn;

import java.util.List;
import org.tensorflow.Operand;
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
      return tf.nn.biasAdd(
          convolve(tf, c, x, tf.constant(c.kernelShape(), DataBuffers.of(folded.kernel()))),
          tf.constant(folded.bias()));
    };
  }

  /** The convolution alone. */
  static Operand<TFloat32> convolve(
      Ops tf, Convolution c, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    List<Long> strides = List.of(1L, (long) c.stride(), (long) c.stride(), 1L);
    return c.depthwise()
        ? tf.nn.depthwiseConv2dNative(x, kernel, strides, "SAME")
        : tf.nn.conv2d(x, kernel, strides, "SAME");
  }
}
