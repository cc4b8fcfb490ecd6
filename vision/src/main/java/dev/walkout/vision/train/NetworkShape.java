package dev.walkout.vision.train;

import dev.walkout.vision.learn.Convolution;
import dev.walkout.vision.learn.Trunk;
import dev.walkout.vision.learn.Trunk.Block;
import java.util.ArrayList;
import java.util.List;
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
    Trunk trunk =
        new Trunk(
            32, List.of(new Block(48, 2), new Block(96, 2), new Block(96, 1), new Block(160, 2)));
    return new NetworkShape(96, trunk, 128);
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
    return new Convolution(LINEAR, 1, features(), dimension, 1);
  }
}
