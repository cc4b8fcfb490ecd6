package dev.walkout.vision.learn;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The part of a network that sees: a stem that halves the picture, then residual blocks of two 3x3
 * convolutions; batch norm follows every convolution.
 *
 * @param stem channels after the first convolution
 * @param blocks residual blocks in order
 */
public record Trunk(int stem, List<Block> blocks) {

  /** A residual block of two 3x3 convolutions with {@code width} channels; stride is 1 or 2. */
  public record Block(int width, int stride) {}

  public Trunk {
    blocks = List.copyOf(blocks);
  }

  /** How many pixels of the picture, a side, make one of the map. */
  public int stride() {
    return 2 * blocks.stream().mapToInt(Block::stride).reduce(1, (a, b) -> a * b);
  }

  /** Channels of the map. */
  public int channels() {
    return blocks.isEmpty() ? stem : blocks.get(blocks.size() - 1).width();
  }

  /** All convolutions in the order in which they are applied. */
  public List<Convolution> convolutions() {
    List<Convolution> all = new ArrayList<>();
    all.add(new Convolution("stem", 3, 3, stem, 2));
    int in = stem;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      String name = "block" + i;
      all.add(new Convolution(name + ".first", 3, in, block.width(), block.stride()));
      all.add(new Convolution(name + ".second", 3, block.width(), block.width(), 1));
      if (hasShortcut(i)) {
        all.add(new Convolution(name + ".shortcut", 1, in, block.width(), 1));
      }
      in = block.width();
    }
    return all;
  }

  private boolean hasShortcut(int block) {
    int in = block == 0 ? stem : blocks.get(block - 1).width();
    return blocks.get(block).stride() != 1 || in != blocks.get(block).width();
  }

  /** Pictures [N,H,W,3] of values 0..255 to what the last block sees where. */
  public Operand<TFloat32> map(Ops tf, Layers layers, Operand<TFloat32> pictures) {
    Operand<TFloat32> x = normalised(tf, pictures);
    var convolutions = convolutions().iterator();
    x = tf.nn.relu(layers.apply(tf, convolutions.next(), x));
    for (int i = 0; i < blocks.size(); i++) {
      Operand<TFloat32> y = tf.nn.relu(layers.apply(tf, convolutions.next(), x));
      y = layers.apply(tf, convolutions.next(), y);
      if (hasShortcut(i)) {
        x = layers.apply(tf, convolutions.next(), pooled(tf, x, blocks.get(i).stride()));
      }
      x = tf.nn.relu(tf.math.add(x, y));
    }
    return x;
  }

  /** Pictures of 0..255 as networks take them: about zero, about one wide. */
  public static Operand<TFloat32> normalised(Ops tf, Operand<TFloat32> pictures) {
    return tf.math.mul(tf.math.sub(pictures, tf.constant(127.5f)), tf.constant(1 / 64f));
  }

  private static Operand<TFloat32> pooled(Ops tf, Operand<TFloat32> x, int stride) {
    if (stride == 1) {
      return x;
    }
    List<Long> window = List.of(1L, (long) stride, (long) stride, 1L);
    return tf.nn.avgPool(x, window, window, "VALID");
  }
}
