package dev.walkout.vision.learn;

import java.util.ArrayList;
import java.util.Iterator;
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

  /**
   * A residual block of two 3x3 convolutions.
   *
   * @param width channels it makes
   * @param stride 1 or 2
   * @param separable whether each convolution is one that sees channels alone and one of 1x1 that
   *     mixes them (MobileNet, Howard et al. 2017)
   */
  public record Block(int width, int stride, boolean separable) {

    /** One of full convolutions. */
    public Block(int width, int stride) {
      this(width, stride, false);
    }
  }

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
    all.add(Convolution.full("stem", 3, 3, stem, 2));
    int in = stem;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      String name = "block" + i;
      all.addAll(step(name + ".first", in, block, block.stride()));
      all.addAll(step(name + ".second", block.width(), block, 1));
      if (hasShortcut(i)) {
        all.add(Convolution.full(name + ".shortcut", 1, in, block.width(), 1));
      }
      in = block.width();
    }
    return all;
  }

  private static List<Convolution> step(String name, int in, Block block, int stride) {
    return block.separable()
        ? List.of(
            Convolution.depthwise(name + ".depth", 3, in, stride),
            Convolution.full(name + ".point", 1, in, block.width(), 1))
        : List.of(Convolution.full(name, 3, in, block.width(), stride));
  }

  private boolean hasShortcut(int block) {
    int in = block == 0 ? stem : blocks.get(block - 1).width();
    return blocks.get(block).stride() != 1 || in != blocks.get(block).width();
  }

  /** Pictures [N,H,W,3] of values 0..255 to what the last block sees where. */
  public Operand<TFloat32> map(Ops tf, Layers layers, Operand<TFloat32> pictures) {
    Operand<TFloat32> x = normalised(tf, pictures);
    Iterator<Convolution> next = convolutions().iterator();
    x = tf.nn.relu(layers.apply(tf, next.next(), x));
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      Operand<TFloat32> y = tf.nn.relu(step(tf, layers, block, next, x));
      y = step(tf, layers, block, next, y);
      if (hasShortcut(i)) {
        x = layers.apply(tf, next.next(), pooled(tf, x, block.stride()));
      }
      x = tf.nn.relu(tf.math.add(x, y));
    }
    return x;
  }

  private static Operand<TFloat32> step(
      Ops tf, Layers layers, Block block, Iterator<Convolution> next, Operand<TFloat32> x) {
    Operand<TFloat32> seen = block.separable() ? tf.nn.relu(layers.apply(tf, next.next(), x)) : x;
    return layers.apply(tf, next.next(), seen);
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
