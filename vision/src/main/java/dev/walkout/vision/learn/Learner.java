package dev.walkout.vision.learn;

import java.util.Arrays;
import java.util.HashMap;
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
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * All that changes in a graph that learns: convolutions with their batch norm, heads, the averages
 * of both, and what {@link AdamW} remembers. What was learnt leaves as {@link Weights}: the
 * averages, under the names of the network.
 *
 * <p>First the network and its loss are built with {@link #learning} and {@link #weights}, then
 * {@link #minimise} closes the graph, then {@link #start} gives first values to a session.
 */
public final class Learner {

  private final Ops tf;
  private final List<Convolution> convolutions;
  private final Variables weights;
  private final Variables averages;
  private final Map<String, Operand<TFloat32>> statistics = new LinkedHashMap<>();
  private AdamW optimiser;

  /** Declares the variables of these convolutions. */
  public Learner(Ops tf, List<Convolution> convolutions) {
    this.tf = tf;
    this.convolutions = List.copyOf(convolutions);
    this.weights = new Variables(tf);
    this.averages = new Variables(tf);
    for (Convolution c : convolutions) {
      weights.add(c.name() + "/kernel", c.kernelShape().asArray());
      weights.add(c.name() + "/gamma", c.out());
      weights.add(c.name() + "/beta", c.out());
      averages.add(AdamW.average(c.name() + "/mean"), c.out());
      averages.add(AdamW.average(c.name() + "/variance"), c.out());
    }
  }

  /** What is learnt; heads declare theirs here before {@link #minimise}. */
  public Variables weights() {
    return weights;
  }

  /** Convolutions in training: batch norm by the batch's own statistics, which are noted. */
  public Operand<TFloat32> learning(Ops tf, Convolution c, Operand<TFloat32> x) {
    Operand<TFloat32> none = tf.constant(new float[0]);
    FusedBatchNorm<TFloat32, TFloat32> norm =
        tf.nn.fusedBatchNorm(
            Layers.convolve(tf, c, x, weights.of(c.name() + "/kernel").value()),
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

  /** Convolutions with averaged weights and statistics; only after {@link #minimise}. */
  public Operand<TFloat32> averaged(Ops tf, Convolution c, Operand<TFloat32> x) {
    FusedBatchNorm<TFloat32, TFloat32> norm =
        tf.nn.fusedBatchNorm(
            Layers.convolve(tf, c, x, average(c.name() + "/kernel")),
            average(c.name() + "/gamma"),
            average(c.name() + "/beta"),
            average(c.name() + "/mean"),
            average(c.name() + "/variance"),
            FusedBatchNorm.epsilon(Weights.EPSILON),
            FusedBatchNorm.isTraining(false));
    return norm.y();
  }

  private Operand<TFloat32> average(String name) {
    return averages.of(AdamW.average(name)).value();
  }

  /** Adds the backward pass of a scalar loss and what it changes. */
  public Op minimise(Graph graph, Operand<TFloat32> loss) {
    optimiser = new AdamW(tf, weights, averages);
    return optimiser.minimise(graph, loss, statistics);
  }

  /** First weights, drawn by the seed. */
  public void start(Session session, long seed) {
    Random random = new Random(seed);
    Map<String, Integer> fanIns = new HashMap<>();
    convolutions.forEach(c -> fanIns.put(c.name() + "/kernel", c.fanIn()));
    for (String name : weights.names()) {
      Shape shape = weights.of(name).shape();
      int rows = Math.toIntExact(shape.size() / shape.get(shape.numDimensions() - 1));
      set(session, name, first(name, shape, fanIns.getOrDefault(name, rows), random));
    }
    for (Convolution c : convolutions) {
      averages.set(session, AdamW.average(c.name() + "/mean"), new float[c.out()]);
      averages.set(session, AdamW.average(c.name() + "/variance"), filled(c.out(), 1));
    }
    optimiser.moments().zero(session);
  }

  /** He et al. (2015) for what goes into a ReLU; the scale of the heads is of no consequence. */
  private static float[] first(String name, Shape shape, int fanIn, Random random) {
    int size = Math.toIntExact(shape.size());
    if (shape.numDimensions() == 1) {
      return filled(size, name.endsWith("/gamma") ? 1 : 0);
    }
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

  /** Sets a weight, its average too. */
  public void set(Session session, String name, float[] values) {
    weights.set(session, name, values);
    averages.set(session, AdamW.average(name), values);
  }

  /** Feeds what a step needs. */
  public void feed(Session.Runner runner, AdamW.Step step, List<Tensor> open) {
    optimiser.feed(runner, step, open);
  }

  /** The averaged weights and statistics. */
  public Weights averages(Session session) {
    Map<String, float[]> plain = new TreeMap<>();
    averages
        .get(session)
        .forEach((name, values) -> plain.put(name.substring(AdamW.average("").length()), values));
    return new Weights(plain);
  }

  /** Everything that the next step depends on. */
  public Weights state(Session session) {
    Map<String, float[]> all = new TreeMap<>(weights.get(session));
    all.putAll(averages.get(session));
    all.putAll(optimiser.moments().get(session));
    return new Weights(all);
  }

  /** Continues from a {@link #state}. */
  public void restore(Session session, Weights state) {
    for (Variables group : List.of(weights, averages, optimiser.moments())) {
      group.names().forEach(name -> group.set(session, name, state.of(name)));
    }
  }

  /** Starts with what another training learnt of the layers that are named alike. */
  public void startWith(Session session, Map<String, float[]> learnt) {
    learnt.forEach(
        (name, values) -> {
          averages.set(session, AdamW.average(name), values);
          if (weights.of(name) != null) {
            weights.set(session, name, values);
          }
        });
  }
}
