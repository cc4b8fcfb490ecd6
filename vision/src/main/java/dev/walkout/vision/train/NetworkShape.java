package dev.walkout.vision.train;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of the embedding network: a stem, residual blocks of two 3x3 convolutions, the global
 * average, and a linear map to the embedding; batch norm follows every one of them.
 *
 * @param inputSize pixels a side, a multiple of the network's whole stride
 * @param stem channels after the first convolution, which halves the picture
 * @param blocks residual blocks in order
 * @param dimension length of the embedding
 */
public record NetworkShape(int inputSize, int stem, List<Block> blocks, int dimension) {

  /** The last convolution, the linear map to the embedding. */
  static final String LINEAR = "embedding";

  /** A residual block of two 3x3 convolutions with {@code width} channels; stride is 1 or 2. */
  public record Block(int width, int stride) {}

  /** A square convolution with its batch norm; the last one is the linear map. */
  record Convolution(String name, int kernel, int in, int out, int stride) {
    /** Multiply-adds' worth of inputs that each output sums up. */
    int fanIn() {
      return kernel * kernel * in;
    }
  }

  public NetworkShape {
    blocks = List.copyOf(blocks);
    int stride = stride(blocks);
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
    return new NetworkShape(
        96,
        32,
        List.of(new Block(48, 2), new Block(96, 2), new Block(96, 1), new Block(160, 2)),
        128);
  }

  /** A network for tests: trains in seconds. */
  public static NetworkShape tiny() {
    return new NetworkShape(32, 8, List.of(new Block(16, 2), new Block(24, 2)), 16);
  }

  private static int stride(List<Block> blocks) {
    return 2 * blocks.stream().mapToInt(Block::stride).reduce(1, (a, b) -> a * b);
  }

  /** Pixels a side of what the last block puts out. */
  int mapSize() {
    return inputSize / stride(blocks);
  }

  /** Channels of the last block, the input of the linear map. */
  int features() {
    return blocks.isEmpty() ? stem : blocks.get(blocks.size() - 1).width();
  }

  List<Convolution> convolutions() {
    List<Convolution> all = new ArrayList<>();
    all.add(new Convolution("stem", 3, 3, stem, 2));
    int in = stem;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      all.add(new Convolution(first(i), 3, in, block.width(), block.stride()));
      all.add(new Convolution(second(i), 3, block.width(), block.width(), 1));
      if (hasShortcut(i)) {
        all.add(new Convolution(shortcut(i), 1, in, block.width(), 1));
      }
      in = block.width();
    }
    all.add(new Convolution(LINEAR, 1, in, dimension, 1));
    return all;
  }

  boolean hasShortcut(int block) {
    int in = block == 0 ? stem : blocks.get(block - 1).width();
    return blocks.get(block).stride() != 1 || in != blocks.get(block).width();
  }

  static String first(int block) {
    return "block" + block + ".first";
  }

  static String second(int block) {
    return "block" + block + ".second";
  }

  static String shortcut(int block) {
    return "block" + block + ".shortcut";
  }
}
