package dev.walkout.vision.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * One step of AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019) and
 * of the exponential average of weights and statistics that follows it. Matrices and kernels decay;
 * scales, offsets and statistics do not.
 */
public final class AdamW {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  /**
   * How one step goes.
   *
   * @param number of the step, from 1
   * @param learningRate of this step
   * @param weightDecay as a share of the weight, times the learning rate
   * @param averaging how much of the average stays, 0 to 1
   */
  public record Step(long number, double learningRate, double weightDecay, double averaging) {}

  private final Ops tf;
  private final Variables weights;
  private final Variables moments;
  private final Variables averages;
  private final Placeholder<TFloat32> learningRate;
  private final Placeholder<TFloat32> decay;
  private final Placeholder<TFloat32> beta1Power;
  private final Placeholder<TFloat32> beta2Power;
  private final Placeholder<TFloat32> averaging;

  /** Declares the moments; {@code averages} gets {@code average/x} for each weight x. */
  public AdamW(Ops tf, Variables weights, Variables averages) {
    this.tf = tf;
    this.weights = weights;
    this.moments = new Variables(tf);
    this.averages = averages;
    for (String name : weights.names()) {
      long[] dimensions = weights.of(name).shape().asArray();
      moments.add("first/" + name, dimensions);
      moments.add("second/" + name, dimensions);
      averages.add(average(name), dimensions);
    }
    learningRate = scalar();
    decay = scalar();
    beta1Power = scalar();
    beta2Power = scalar();
    averaging = scalar();
  }

  /** What the average of a weight or statistic is called. */
  public static String average(String name) {
    return "average/" + name;
  }

  /** What the steps remember of the gradients. */
  public Variables moments() {
    return moments;
  }

  private Placeholder<TFloat32> scalar() {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
  }

  /** Adds the backward pass of a scalar loss and what it changes; statistics are averaged too. */
  public Op minimise(
      Graph graph, Operand<TFloat32> loss, Map<String, Operand<TFloat32>> statistics) {
    List<String> names = weights.names();
    Output<?>[] values =
        names.stream().map(n -> weights.of(n).value().asOutput()).toArray(Output<?>[]::new);
    Output<?>[] gradients = graph.addGradients(loss.asOutput(), values);
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      updates.add(learn(names.get(i), gradients[i].expect(TFloat32.class)));
    }
    statistics.forEach((name, value) -> updates.add(follow(tf, name, value)));
    return tf.withControlDependencies(updates).noOp();
  }

  /** Decay, then Adam, then the average: each waits for the one before. */
  private Op learn(String name, Operand<TFloat32> gradient) {
    Variables.Variable weight = weights.of(name);
    Ops afterGradient = tf.withControlDependencies(List.of((Op) gradient));
    Op decayed = gradient;
    if (weight.shape().numDimensions() > 1) {
      decayed =
          afterGradient.assignSubVariableOp(
              weight.handle(),
              afterGradient.math.mul(weight.value(), afterGradient.math.mul(learningRate, decay)));
    }
    Op adam =
        tf.withControlDependencies(List.of(decayed))
            .train
            .resourceApplyAdam(
                weight.handle(),
                moments.of("first/" + name).handle(),
                moments.of("second/" + name).handle(),
                beta1Power,
                beta2Power,
                learningRate,
                tf.constant(BETA1),
                tf.constant(BETA2),
                tf.constant(EPSILON),
                gradient);
    Ops afterAdam = tf.withControlDependencies(List.of(adam));
    return follow(afterAdam, name, afterAdam.readVariableOp(weight.handle(), TFloat32.class));
  }

  /** average += (1 - averaging) * (value - average). */
  private Op follow(Ops tf, String name, Operand<TFloat32> value) {
    Variables.Variable average = averages.of(average(name));
    Operand<TFloat32> share = tf.math.sub(tf.constant(1f), averaging);
    return tf.assignAddVariableOp(
        average.handle(), tf.math.mul(tf.math.sub(value, average.value()), share));
  }

  /** Feeds what a step needs. */
  public void feed(Session.Runner runner, Step step, List<Tensor> open) {
    feed(runner, learningRate, step.learningRate(), open);
    feed(runner, decay, step.weightDecay(), open);
    feed(runner, beta1Power, Math.pow(BETA1, step.number()), open);
    feed(runner, beta2Power, Math.pow(BETA2, step.number()), open);
    feed(runner, averaging, step.averaging(), open);
  }

  /** Feeds a scalar; its tensor goes to {@code open}, to be closed after the run. */
  public static void feed(
      Session.Runner runner, Operand<TFloat32> to, double value, List<Tensor> open) {
    TFloat32 tensor = TFloat32.scalarOf((float) value);
    open.add(tensor);
    runner.feed(to, tensor);
  }
}
