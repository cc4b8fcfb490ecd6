package dev.walkout.vision.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The graph that learns: network, losses, backward pass and {@link AdamW}. What it learnt leaves as
 * {@link Weights}: the averages, under the names of the network.
 */
final class TrainingGraph implements AutoCloseable {

  /**
   * What is learnt.
   *
   * @param losses that are made small
   * @param products how many are trained on
   * @param categories how many these belong to
   */
  record Goal(LossRecipe losses, int products, int categories) {}

  private final NetworkShape shape;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Variables weights = new Variables(tf);
  private final Variables averages = new Variables(tf);
  private final Map<String, Operand<TFloat32>> statistics = new LinkedHashMap<>();

  private final Goal goal;
  private final Placeholder<TUint8> pictures;
  private final Placeholder<TUint8> clean;
  private final Placeholder<TInt32> products = tf.placeholder(TInt32.class);
  private final Placeholder<TInt32> otherProducts = tf.placeholder(TInt32.class);
  private final Placeholder<TInt32> categories = tf.placeholder(TInt32.class);
  private final Placeholder<TInt32> otherCategories = tf.placeholder(TInt32.class);
  private final Placeholder<TFloat32> share =
      tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
  private final Placeholder<TFloat32> pairs =
      tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));

  private final AdamW optimiser;
  private final Operand<TFloat32> loss;
  private final Op train;
  private final Operand<TFloat32> inference;
  private final Session session;

  /**
   * @param shape of the network
   * @param goal what is learnt
   * @param seed of the first weights
   * @param config threads and precision of the session
   */
  TrainingGraph(NetworkShape shape, Goal goal, long seed, ConfigProto config) {
    this.shape = shape;
    this.goal = goal;
    this.pictures = pictures();
    this.clean = pictures();
    declare();
    Operand<TFloat32> bytes = tf.dtypes.cast(pictures, TFloat32.class);
    this.loss = loss(new Network(shape, this::learning).apply(tf, bytes));
    this.optimiser = new AdamW(tf, weights, averages);
    this.train = optimiser.minimise(graph, loss, statistics);
    this.inference = new Network(shape, this::averaged).apply(tf, bytes).embeddings();
    this.session = new Session(graph, config);
    initialise(new Random(seed));
  }

  private Placeholder<TUint8> pictures() {
    Shape dimensions = Shape.of(-1, shape.inputSize(), shape.inputSize(), 3);
    return tf.placeholder(TUint8.class, Placeholder.shape(dimensions));
  }

  private void declare() {
    for (NetworkShape.Convolution c : shape.convolutions()) {
      weights.add(c.name() + "/kernel", c.kernel(), c.kernel(), c.in(), c.out());
      weights.add(c.name() + "/gamma", c.out());
      weights.add(c.name() + "/beta", c.out());
      averages.add(AdamW.average(c.name() + "/mean"), c.out());
      averages.add(AdamW.average(c.name() + "/variance"), c.out());
    }
  }

  private Operand<TFloat32> learning(Ops tf, NetworkShape.Convolution c, Operand<TFloat32> x) {
    Operand<TFloat32> none = tf.constant(new float[0]);
    FusedBatchNorm<TFloat32, TFloat32> norm =
        tf.nn.fusedBatchNorm(
            convolve(tf, c, x, weights.of(c.name() + "/kernel").value()),
            weights.of(c.name() + "/gamma").value(),
            weights.of(c.name() + "/beta").value(),
            none,
            none,
            FusedBatchNorm.epsilon(Weights.EPSILON),
            FusedBatchNorm.isTraining(true));
    statistics.put(c.name() + "/mean", norm.batchMean());
    statistics.put(c.name() + "/variance", norm.batchVariance());
    return norm.y();
  }

  private Operand<TFloat32> averaged(Ops tf, NetworkShape.Convolution c, Operand<TFloat32> x) {
    String name = AdamW.average(c.name());
    FusedBatchNorm<TFloat32, TFloat32> norm =
        tf.nn.fusedBatchNorm(
            convolve(tf, c, x, averages.of(name + "/kernel").value()),
            averages.of(name + "/gamma").value(),
            averages.of(name + "/beta").value(),
            averages.of(name + "/mean").value(),
            averages.of(name + "/variance").value(),
            FusedBatchNorm.epsilon(Weights.EPSILON),
            FusedBatchNorm.isTraining(false));
    return norm.y();
  }

  static Operand<TFloat32> convolve(
      Ops tf, NetworkShape.Convolution c, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    return tf.nn.conv2d(x, kernel, List.of(1L, (long) c.stride(), (long) c.stride(), 1L), "SAME");
  }

  private Operand<TFloat32> loss(Network.Outputs outputs) {
    Loss.Batch batch =
        new Loss.Batch(
            tf.dtypes.cast(clean, TFloat32.class),
            outputs.map(),
            outputs.features(),
            outputs.embeddings(),
            products,
            shares(products, otherProducts, goal.products()),
            shares(categories, otherCategories, goal.categories()),
            pairs);
    LossHeads heads = new LossHeads(weights, shape, goal.products(), goal.categories());
    return goal.losses().build(tf, batch, heads);
  }

  private Operand<TFloat32> shares(Operand<TInt32> one, Operand<TInt32> other, int depth) {
    Operand<TFloat32> rest = tf.math.sub(tf.constant(1f), share);
    return tf.math.add(
        tf.math.mul(oneHot(one, depth), share), tf.math.mul(oneHot(other, depth), rest));
  }

  private Operand<TFloat32> oneHot(Operand<TInt32> index, int depth) {
    return tf.oneHot(index, tf.constant(depth), tf.constant(1f), tf.constant(0f));
  }

  private void initialise(Random random) {
    Map<String, float[]> first = new TreeMap<>();
    for (String name : weights.names()) {
      long[] dimensions = weights.of(name).shape().asArray();
      first.put(name, first(name, dimensions, random));
    }
    first.forEach((name, values) -> weights.set(session, name, values));
    first.forEach((name, values) -> averages.set(session, AdamW.average(name), values));
    for (NetworkShape.Convolution c : shape.convolutions()) {
      averages.set(session, AdamW.average(c.name() + "/mean"), new float[c.out()]);
      averages.set(session, AdamW.average(c.name() + "/variance"), filled(c.out(), 1));
    }
    optimiser.moments().zero(session);
  }

  /** He et al. (2015) for what goes into a ReLU; the scale of the heads is of no consequence. */
  private static float[] first(String name, long[] dimensions, Random random) {
    int size = Math.toIntExact(Shape.of(dimensions).size());
    if (name.endsWith("/gamma") || name.endsWith("/beta")) {
      return filled(size, name.endsWith("/gamma") ? 1 : 0);
    }
    long fanIn = Shape.of(dimensions).size() / dimensions[dimensions.length - 1];
    double deviation = name.startsWith("head/categories") ? 0.01 : Math.sqrt(2.0 / fanIn);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  private static float[] filled(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
  }

  /** Learns from one batch and returns its loss. */
  float step(Batch batch, AdamW.Step step) {
    List<Tensor> open = new ArrayList<>();
    try {
      Session.Runner runner = session.runner().addTarget(train).fetch(loss);
      feed(runner, batch, open);
      optimiser.feed(runner, step, open);
      try (var result = runner.run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    } finally {
      open.forEach(Tensor::close);
    }
  }

  private void feed(Session.Runner runner, Batch batch, List<Tensor> open) {
    TUint8 bytes = bytes(batch.pictures());
    open.add(bytes);
    runner.feed(pictures, bytes);
    if (goal.losses().needsCleanPictures()) {
      TUint8 unspoilt = bytes(batch.clean());
      open.add(unspoilt);
      runner.feed(clean, unspoilt);
    }
    feed(runner, products, batch.products(), open);
    feed(runner, otherProducts, batch.otherProducts(), open);
    feed(runner, categories, batch.categories(), open);
    feed(runner, otherCategories, batch.otherCategories(), open);
    AdamW.feed(runner, share, batch.share(), open);
    AdamW.feed(runner, pairs, batch.isMixed() ? 0 : 1, open);
  }

  private static void feed(
      Session.Runner runner, Placeholder<TInt32> to, int[] values, List<Tensor> open) {
    TInt32 tensor = TInt32.vectorOf(values);
    open.add(tensor);
    runner.feed(to, tensor);
  }

  private TUint8 bytes(byte[] rgb) {
    int side = shape.inputSize();
    return TUint8.tensorOf(
        Shape.of(rgb.length / (3L * side * side), side, side, 3), DataBuffers.of(rgb));
  }

  /** Embeds pictures [N,S,S,3] with the averages, batch norm by its averaged statistics. */
  float[] embed(byte[] rgb) {
    try (TUint8 bytes = bytes(rgb);
        var result = session.runner().feed(pictures, bytes).fetch(inference).run()) {
      return Variables.floats((TFloat32) result.get(0));
    }
  }

  /** The averaged weights and statistics. */
  Weights averages() {
    Map<String, float[]> plain = new TreeMap<>();
    averages
        .get(session)
        .forEach((name, values) -> plain.put(name.substring("average/".length()), values));
    return new Weights(plain);
  }

  /** Everything that the next step depends on. */
  Weights state() {
    Map<String, float[]> all = new TreeMap<>(weights.get(session));
    all.putAll(averages.get(session));
    all.putAll(optimiser.moments().get(session));
    return new Weights(all);
  }

  /** Starts with what another training of the same network learnt, but for its linear map. */
  void startWith(Weights learnt) {
    learnt
        .values()
        .forEach(
            (name, values) -> {
              if (!name.startsWith(NetworkShape.LINEAR) && !name.startsWith("head/")) {
                averages.set(session, AdamW.average(name), values);
                if (weights.of(name) != null) {
                  weights.set(session, name, values);
                }
              }
            });
  }

  /** Continues from a {@link #state}. */
  void restore(Weights state) {
    for (Variables group : List.of(weights, averages, optimiser.moments())) {
      group.names().forEach(name -> group.set(session, name, state.of(name)));
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
