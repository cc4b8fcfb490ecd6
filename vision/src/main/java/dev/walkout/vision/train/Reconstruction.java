package dev.walkout.vision.train;

import dev.walkout.vision.learn.Trunk;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;

/**
 * How far a picture that is painted again from the network's last features lies from the picture
 * without its flaws, the mean of squares: a denoising autoencoder (Vincent et al., "Extracting and
 * Composing Robust Features with Denoising Autoencoders", ICML 2008). It needs no labels.
 *
 * @param kernels of the decoder, 3x3, each but the last after doubling the size; the last one
 *     paints RGB
 * @param mapSize pixels a side of the features
 * @param inputSize pixels a side of the picture
 */
record Reconstruction(List<Operand<TFloat32>> kernels, int mapSize, int inputSize) implements Loss {

  /** Fewer channels than this paint nothing. */
  private static final int LEAST_CHANNELS = 16;

  Reconstruction {
    kernels = List.copyOf(kernels);
  }

  /** The decoder that undoes a network's halvings, all but the first: that one is interpolated. */
  static Reconstruction of(LossHeads heads) {
    NetworkShape shape = heads.shape();
    List<Operand<TFloat32>> kernels = new ArrayList<>();
    int channels = shape.features();
    for (int size = shape.mapSize(); 4 * size <= shape.inputSize(); size *= 2) {
      int next = Math.max(LEAST_CHANNELS, channels / 2);
      kernels.add(heads.kernel("decoder/" + kernels.size(), channels, next));
      channels = next;
    }
    kernels.add(heads.kernel("decoder/paint", channels, 3));
    return new Reconstruction(kernels, shape.mapSize(), shape.inputSize());
  }

  @Override
  public Operand<TFloat32> value(Ops tf, Batch batch) {
    Operand<TFloat32> x = batch.map();
    int size = mapSize;
    for (Operand<TFloat32> kernel : kernels.subList(0, kernels.size() - 1)) {
      size *= 2;
      x = tf.nn.relu(convolved(tf, resized(tf, x, size), kernel));
    }
    Operand<TFloat32> painted = convolved(tf, x, kernels.get(kernels.size() - 1));
    Operand<TFloat32> error =
        tf.math.sub(resized(tf, painted, inputSize), Trunk.normalised(tf, batch.clean()));
    return tf.math.mean(tf.math.square(error), tf.constant(new int[] {0, 1, 2, 3}));
  }

  private static Operand<TFloat32> resized(Ops tf, Operand<TFloat32> x, int size) {
    return tf.image.resizeBilinear(
        x, tf.constant(new int[] {size, size}), ResizeBilinear.halfPixelCenters(true));
  }

  private static Operand<TFloat32> convolved(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    return tf.nn.conv2d(x, kernel, List.of(1L, 1L, 1L, 1L), "SAME");
  }
}
