package dev.walkout.vision.detect;

import dev.walkout.vision.learn.AdamW;
import dev.walkout.vision.learn.Learner;
import dev.walkout.vision.learn.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** The graph that learns to detect: network, losses, backward pass. */
final class GridGraph implements AutoCloseable {

  /** A score that says 1 in 10 at first: nearly all cells show nothing, and that is learnt fast. */
  private static final float FIRST_SCORE = -2.19f;

  /**
   * Pictures and what they show.
   *
   * @param pictures [N,H,W,3] bytes
   * @param targets of the same N pictures
   */
  record Batch(byte[] pictures, GridTargets targets) {}

  private final GridShape shape;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Placeholder<TUint8> pictures;
  private final Placeholder<TFloat32> heat;
  private final Placeholder<TFloat32> middles;
  private final Placeholder<TFloat32> places;
  private final Learner learner;
  private final Operand<TFloat32> loss;
  private final Op train;
  private final Session session;

  /**
   * @param seed of the first weights
   * @param config threads and precision of the session
   */
  GridGraph(GridShape shape, long seed, ConfigProto config) {
    this.shape = shape;
    this.pictures =
        tf.placeholder(
            TUint8.class, Placeholder.shape(Shape.of(-1, shape.height(), shape.width(), 3)));
    this.heat = floats(layers());
    this.middles = floats(layers());
    this.places = floats(layers().append(GridShape.PLACE));
    this.learner = new Learner(tf, shape.trunk().convolutions());
    for (GridNetwork.Head head : GridNetwork.Head.ALL) {
      learner.weights().add(head.kernel(), head.kernelShape(shape));
      learner.weights().add(head.bias(), head.channels());
    }
    this.loss = loss();
    this.train = learner.minimise(graph, loss);
    this.session = new Session(graph, config);
    learner.start(session, seed);
    float[] doubtful = new float[Thing.COUNT];
    Arrays.fill(doubtful, FIRST_SCORE);
    learner.set(session, GridNetwork.Head.SCORES.bias(), doubtful);
  }

  private Shape layers() {
    return Shape.of(-1, shape.rows(), shape.columns(), Thing.COUNT);
  }

  private Placeholder<TFloat32> floats(Shape dimensions) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(dimensions));
  }

  private Operand<TFloat32> loss() {
    Operand<TFloat32> values = tf.dtypes.cast(pictures, TFloat32.class);
    Operand<TFloat32> map = shape.trunk().map(tf, learner::learning, values);
    GridNetwork network = GridNetwork.of(tf, map, name -> learner.weights().of(name).value());
    return tf.math.add(
        GridLoss.focal(tf, network.scores(), heat, middles),
        GridLoss.places(tf, network.places(), places, middles));
  }

  /** Learns from one batch and returns its loss. */
  float step(Batch batch, AdamW.Step step) {
    List<Tensor> open = new ArrayList<>();
    try {
      Session.Runner runner = session.runner().addTarget(train).fetch(loss);
      int count = batch.pictures().length / (3 * shape.width() * shape.height());
      TUint8 bytes =
          TUint8.tensorOf(
              Shape.of(count, shape.height(), shape.width(), 3), DataBuffers.of(batch.pictures()));
      open.add(bytes);
      runner.feed(pictures, bytes);
      Shape dimensions = Shape.of(count, shape.rows(), shape.columns(), Thing.COUNT);
      GridTargets targets = batch.targets();
      runner.feed(heat, tensor(dimensions, targets.heat(), open));
      runner.feed(middles, tensor(dimensions, targets.middles(), open));
      Shape ofPlaces = dimensions.append(GridShape.PLACE);
      runner.feed(places, tensor(ofPlaces, targets.places(), open));
      learner.feed(runner, step, open);
      try (var result = runner.run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    } finally {
      open.forEach(Tensor::close);
    }
  }

  private static TFloat32 tensor(Shape shape, float[] values, List<Tensor> open) {
    TFloat32 tensor = TFloat32.tensorOf(shape, DataBuffers.of(values));
    open.add(tensor);
    return tensor;
  }

  /** The averaged weights and statistics. */
  Weights averages() {
    return learner.averages(session);
  }

  /** Everything that the next step depends on. */
  Weights state() {
    return learner.state(session);
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
