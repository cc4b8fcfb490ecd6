package dev.walkout.vision.train;

import dev.walkout.vision.learn.Convolution;
import dev.walkout.vision.learn.Layers;
import dev.walkout.vision.learn.Variables;
import dev.walkout.vision.learn.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * Makes a shipped network fit to be trained on. Its batch norm is folded into the convolutions, and
 * training divides by each batch's own statistics; so what every convolution puts out is measured
 * on pictures of the training, and each gets the batch norm that gives the same again. Each
 * channel's kernel is brought to the length that a drawn one has, which batch norm undoes: a step
 * of learning is then as large beside it as in a training from nothing.
 */
final class Thawing {

  /** Kernels shorter than this see nothing, and stay as they are. */
  private static final double LEAST_LENGTH = 1e-6;

  /** Length of a channel's kernel as He et al. (2015) draw it for what goes into a ReLU. */
  private static final double DRAWN_LENGTH = Math.sqrt(2);

  private static final String MEAN = "/mean";
  private static final String SQUARE = "/square";

  private final NetworkShape shape;
  private final Weights folded;

  /**
   * @param folded weights of a network whose batch norm changes nothing
   */
  Thawing(NetworkShape shape, Weights folded) {
    this.shape = shape;
    this.folded = folded;
  }

  /**
   * The weights to begin with.
   *
   * @param batches pictures as the training shows them, each batch bytes [N,S,S,3]
   */
  Weights on(List<byte[]> batches, ConfigProto config) {
    Map<String, float[]> values = new TreeMap<>();
    Map<String, double[]> moments = moments(batches, config);
    for (Convolution c : shape.convolutions()) {
      thaw(c, moments, values);
    }
    return new Weights(values);
  }

  private void thaw(Convolution c, Map<String, double[]> moments, Map<String, float[]> values) {
    float[] kernel = folded.of(c.name() + "/kernel").clone();
    float[] bias = folded.of(c.name() + "/beta");
    double[] means = moments.get(c.name() + MEAN);
    double[] squares = moments.get(c.name() + SQUARE);
    float[] gamma = new float[c.out()];
    float[] beta = new float[c.out()];
    float[] mean = new float[c.out()];
    float[] variance = new float[c.out()];
    for (int o = 0; o < c.out(); o++) {
      double factor = lengthened(kernel, o, c.out());
      double spread = Math.max(0, squares[o] - means[o] * means[o]) * factor * factor;
      variance[o] = (float) spread;
      mean[o] = (float) (factor * (means[o] - bias[o]));
      beta[o] = (float) means[o];
      gamma[o] = (float) (Math.sqrt(spread + Weights.EPSILON) / factor);
    }
    values.put(c.name() + "/kernel", kernel);
    values.put(c.name() + "/gamma", gamma);
    values.put(c.name() + "/beta", beta);
    values.put(c.name() + "/mean", mean);
    values.put(c.name() + "/variance", variance);
  }

  /** Brings a channel's kernel to the length of a drawn one; returns what it was multiplied by. */
  private static double lengthened(float[] kernel, int channel, int channels) {
    double squares = 0;
    for (int i = channel; i < kernel.length; i += channels) {
      squares += kernel[i] * kernel[i];
    }
    double length = Math.sqrt(squares);
    if (length < LEAST_LENGTH) {
      return 1;
    }
    double factor = DRAWN_LENGTH / length;
    for (int i = channel; i < kernel.length; i += channels) {
      kernel[i] = (float) (kernel[i] * factor);
    }
    return factor;
  }

  /** Means over pictures and places of each convolution's channels and of their squares. */
  private Map<String, double[]> moments(List<byte[]> batches, ConfigProto config) {
    Map<String, Operand<TFloat32>> wanted = new LinkedHashMap<>();
    Layers plain = Layers.folded(folded);
    Layers heard =
        (tf, c, x) -> {
          Operand<TFloat32> y = plain.apply(tf, c, x);
          wanted.put(c.name() + MEAN, mean(tf, y));
          wanted.put(c.name() + SQUARE, mean(tf, tf.math.square(y)));
          return y;
        };
    Map<String, double[]> means = new TreeMap<>();
    try (Graph graph = new Graph();
        Session session = new Session(graph, config)) {
      Ops tf = Ops.create(graph);
      Shape side = Shape.of(-1, shape.inputSize(), shape.inputSize(), 3);
      Placeholder<TUint8> pictures = tf.placeholder(TUint8.class, Placeholder.shape(side));
      new Network(shape, heard).apply(tf, tf.dtypes.cast(pictures, TFloat32.class));
      for (byte[] rgb : batches) {
        Session.Runner runner = session.runner();
        wanted.values().forEach(runner::fetch);
        try (TUint8 batch = shape.pictures(rgb);
            var result = runner.feed(pictures, batch).run()) {
          int at = 0;
          for (String name : wanted.keySet()) {
            float[] found = Variables.floats((TFloat32) result.get(at++));
            double[] sum = means.computeIfAbsent(name, n -> new double[found.length]);
            Arrays.setAll(sum, i -> sum[i] + found[i] / batches.size());
          }
        }
      }
    }
    return means;
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> maps) {
    return tf.math.mean(maps, tf.constant(new int[] {0, 1, 2}));
  }
}
