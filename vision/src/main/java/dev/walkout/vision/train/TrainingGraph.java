package dev.walkout.vision.train;

import dev.walkout.vision.learn.AdamW;
import dev.walkout.vision.learn.Layers;
import dev.walkout.vision.learn.Learner;
import dev.walkout.vision.learn.Variables;
import dev.walkout.vision.learn.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The graph that learns to embed: network, losses, backward pass. What it learnt leaves as {@link
 * Weights}: the averages, under the names of the network.
 */
final class TrainingGraph implements AutoCloseable {

  /**
   * What is learnt.
   *
   * @param losses that are made small
   * @param products how many are trained on
   * @param categories how many these belong to
   * @param teachers models whose distances are learnt
   */
  record Goal(LossRecipe losses, int products, int categories, List<ShippedNetwork> teachers) {

    /** A goal without teachers. */
    Goal(LossRecipe losses, int products, int categories) {
      this(losses, products, categories, List.of());
    }
  }

  private final NetworkShape shape;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);

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

  private final Learner learner;
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
    this.learner = new Learner(tf, shape.convolutions());
    Operand<TFloat32> bytes = tf.dtypes.cast(pictures, TFloat32.class);
    this.loss = loss(new Network(shape, learner::learning).apply(tf, bytes), taught(bytes));
    this.train = learner.minimise(graph, loss);
    this.inference = new Network(shape, learner::averaged).apply(tf, bytes).embeddings();
    this.session = new Session(graph, config);
    learner.start(session, seed);
  }

  private Placeholder<TUint8> pictures() {
    Shape dimensions = Shape.of(-1, shape.inputSize(), shape.inputSize(), 3);
    return tf.placeholder(TUint8.class, Placeholder.shape(dimensions));
  }

  /** What the teachers make of the same pictures. */
  private List<Operand<TFloat32>> taught(Operand<TFloat32> bytes) {
    List<Operand<TFloat32>> all = new ArrayList<>();
    for (ShippedNetwork teacher : goal.teachers()) {
      Network network = new Network(teacher.shape(), Layers.folded(teacher.weights()));
      all.add(tf.stopGradient(network.resized(tf, bytes).embeddings()));
    }
    return all;
  }

  private Operand<TFloat32> loss(Network.Outputs outputs, List<Operand<TFloat32>> taught) {
    Loss.Batch batch =
        new Loss.Batch(
            tf.dtypes.cast(clean, TFloat32.class),
            outputs.map(),
            outputs.features(),
            outputs.embeddings(),
            products,
            shares(products, otherProducts, goal.products()),
            shares(categories, otherCategories, goal.categories()),
            pairs,
            taught);
    LossHeads heads = new LossHeads(learner.weights(), shape, goal.products(), goal.categories());
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

  /** Learns from one batch and returns its loss. */
  float step(Batch batch, AdamW.Step step) {
    List<Tensor> open = new ArrayList<>();
    try {
      Session.Runner runner = session.runner().addTarget(train).fetch(loss);
      feed(runner, batch, open);
      learner.feed(runner, step, open);
      try (var result = runner.run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    } finally {
      open.forEach(Tensor::close);
    }
  }

  private void feed(Session.Runner runner, Batch batch, List<Tensor> open) {
    TUint8 bytes = shape.pictures(batch.pictures());
    open.add(bytes);
    runner.feed(pictures, bytes);
    if (goal.losses().needsCleanPictures()) {
      TUint8 unspoilt = shape.pictures(batch.clean());
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

  /** Embeds pictures [N,S,S,3] with the averages, batch norm by its averaged statistics. */
  float[] embed(byte[] rgb) {
    try (TUint8 bytes = shape.pictures(rgb);
        var result = session.runner().feed(pictures, bytes).fetch(inference).run()) {
      return Variables.floats((TFloat32) result.get(0));
    }
  }

  /** The averaged weights and statistics. */
  Weights averages() {
    return learner.averages(session);
  }

  /** Everything that the next step depends on. */
  Weights state() {
    return learner.state(session);
  }

  /** Starts with what another training of the same network learnt, but for its linear map. */
  void startWith(Weights learnt) {
    Map<String, float[]> trunk = new TreeMap<>(learnt.values());
    trunk.keySet().removeIf(n -> n.startsWith(NetworkShape.LINEAR) || n.startsWith("head/"));
    learner.startWith(session, trunk);
  }

  /** Goes on from a whole network, and from what its losses learnt as far as that is given. */
  void goOnFrom(Weights learnt) {
    learner.startWith(session, learnt.values());
  }

  /** Continues from a {@link #state}. */
  void restore(Weights state) {
    learner.restore(session, state);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
