package dev.walkout.vision.detect;

import dev.walkout.vision.learn.FrozenGraph;
import dev.walkout.vision.learn.Layers;
import dev.walkout.vision.learn.Weights;
import java.util.List;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * The detector as a graph: the trunk, then one map of scores and one of places.
 *
 * @param scores [N,R,C,T] before the sigmoid
 * @param places [N,R,C,4T], see {@link GridShape#PLACE}
 */
record GridNetwork(Operand<TFloat32> scores, Operand<TFloat32> places) {

  /** Name of a model's output, floats [N,R,C,5T]: scores, then places. */
  static final String OUTPUT = "grid";

  /** A map that is made of the trunk's, a weighted sum in each cell. */
  record Head(String name, int channels) {

    static final Head SCORES = new Head("head/scores", Thing.COUNT);
    static final Head PLACES = new Head("head/places", GridShape.PLACE * Thing.COUNT);
    static final List<Head> ALL = List.of(SCORES, PLACES);

    String kernel() {
      return name + "/kernel";
    }

    String bias() {
      return name + "/bias";
    }

    long[] kernelShape(GridShape shape) {
      return new long[] {1, 1, shape.trunk().channels(), channels};
    }

    private Operand<TFloat32> apply(
        Ops tf, Operand<TFloat32> map, Function<String, Operand<TFloat32>> weights) {
      List<Long> everywhere = List.of(1L, 1L, 1L, 1L);
      return tf.nn.biasAdd(
          tf.nn.conv2d(map, weights.apply(kernel()), everywhere, "SAME"), weights.apply(bias()));
    }
  }

  /**
   * Builds it.
   *
   * @param map what the trunk saw
   * @param weights of the heads by name
   */
  static GridNetwork of(
      Ops tf, Operand<TFloat32> map, Function<String, Operand<TFloat32>> weights) {
    return new GridNetwork(
        Head.SCORES.apply(tf, map, weights), Head.PLACES.apply(tf, map, weights));
  }

  /** The network as it is shipped; pictures must have the shape's size. */
  static FrozenGraph frozen(GridShape shape, Weights weights, ConfigProto config) {
    return new FrozenGraph(
        OUTPUT,
        (tf, pictures) -> {
          Operand<TFloat32> map =
              shape
                  .trunk()
                  .map(tf, Layers.folded(weights), tf.dtypes.cast(pictures, TFloat32.class));
          GridNetwork network = of(tf, map, name -> constant(tf, shape, weights, name));
          return tf.concat(List.of(network.scores(), network.places()), tf.constant(3));
        },
        config);
  }

  private static Operand<TFloat32> constant(Ops tf, GridShape shape, Weights weights, String name) {
    for (Head head : Head.ALL) {
      if (name.equals(head.kernel())) {
        return tf.constant(Shape.of(head.kernelShape(shape)), DataBuffers.of(weights.of(name)));
      }
    }
    return tf.constant(weights.of(name));
  }
}
