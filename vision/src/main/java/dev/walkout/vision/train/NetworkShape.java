package dev.walkout.vision.train;

import dev.walkout.vision.learn.Convolution;
import dev.walkout.vision.learn.Trunk;
import dev.walkout.vision.learn.Trunk.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TUint8;

/**
 * The shape of the embedding network: a trunk, the global average, and a linear map to the
 * embedding with its batch norm.
 *
 * @param inputSize pixels a side, a multiple of the trunk's stride
 * @param trunk what sees
 * @param dimension length of the embedding
 */
public record NetworkShape(int inputSize, Trunk trunk, int dimension) {

  /** The last convolution, the linear map to the embedding. */
  static final String LINEAR = "embedding";

  public NetworkShape {
    int stride = trunk.stride();
    if (inputSize < stride || inputSize % stride != 0) {
      throw new IllegalArgumentException(
          "inputSize is "
              + inputSize
              + " but the network halves pictures to 1/"
              + stride
              + ": use a multiple of "
              + stride);
    }
  }

  /** The shipped network: 0.74 M parameters, 79 M multiply-adds a picture of 96 pixels. */
  public static NetworkShape medium() {
    return standard(32, false, 48, 96, 96, 160);
  }

  /** Half as wide as the shipped one: a quarter of its parameters and of its work. */
  public static NetworkShape small() {
    return standard(16, false, 24, 48, 48, 80);
  }

  /** Wider than the shipped one, of separable convolutions. */
  public static NetworkShape separable() {
    return standard(32, true, 64, 128, 128, 256);
  }

  /** The named shapes, all at 96 pixels and with vectors of 128 numbers. */
  public static Map<String, NetworkShape> named() {
    return new TreeMap<>(Map.of("medium", medium(), "small", small(), "separable", separable()));
  }

  private static NetworkShape standard(int stem, boolean separable, int... widths) {
    int[] strides = {2, 2, 1, 2};
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < strides.length; i++) {
      blocks.add(new Block(widths[i], strides[i], separable));
    }
    return new NetworkShape(96, new Trunk(stem, blocks), 128);
  }

  /** Numbers that are learnt, but for those of batch norm, which is folded away. */
  public long parameters() {
    return convolutions().stream().mapToLong(c -> (long) c.fanIn() * c.out() + c.out()).sum();
  }

  /** Multiply-adds that a picture takes. */
  public long multiplyAdds() {
    long side = inputSize;
    long sum = linear().multiplyAdds(1);
    for (Convolution c : trunk.convolutions()) {
      side /= c.stride();
      sum += c.multiplyAdds(side * side);
    }
    return sum;
  }

  /** A network for tests: trains in seconds. */
  public static NetworkShape tiny() {
    return new NetworkShape(32, new Trunk(8, List.of(new Block(16, 2), new Block(24, 2))), 16);
  }

  /** The same network for pictures of another size. */
  public NetworkShape withInputSize(int pixels) {
    return new NetworkShape(pixels, trunk, dimension);
  }

  /** Pictures of the input size, one after the other in {@code rgb}, as a tensor [N,S,S,3]. */
  TUint8 pictures(byte[] rgb) {
    long count = rgb.length / (3L * inputSize * inputSize);
    return TUint8.tensorOf(Shape.of(count, inputSize, inputSize, 3), DataBuffers.of(rgb));
  }

  /** Pixels a side of what the last block puts out. */
  int mapSize() {
    return inputSize / trunk.stride();
  }

  /** Channels of the last block, the input of the linear map. */
  int features() {
    return trunk.channels();
  }

  /** The trunk's convolutions and the linear map. */
  List<Convolution> convolutions() {
    List<Convolution> all = new ArrayList<>(trunk.convolutions());
    all.add(linear());
    return all;
  }

  Convolution linear() {
    return Convolution.full(LINEAR, 1, features(), dimension, 1);
  }
}
