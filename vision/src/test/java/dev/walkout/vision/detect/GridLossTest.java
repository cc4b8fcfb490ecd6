package dev.walkout.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.vision.embed.Natives;
import dev.walkout.vision.learn.Variables;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Both losses against sums done by hand, their slopes against finite differences. */
class GridLossTest {

  /** Two pictures of 1 x 2 cells, two things. */
  private static final Shape LAYERS = Shape.of(2, 1, 2, 2);

  private static final float[] HEAT = {1, 0, 0.5f, 0, 0, 0.25f, 0, 1};
  private static final float[] MIDDLES = {1, 0, 0, 0, 0, 0, 0, 1};

  @BeforeAll
  static void load() {
    Natives.load(2);
  }

  @Test
  void focalLossByHand() {
    // All scores 0: p = 0.5. Middles: (0.5)^2 log 2 each; elsewhere (1-Y)^4 (0.5)^2 log 2.
    double unit = 0.25 * Math.log(2);
    double elsewhere = 4 + Math.pow(0.5, 4) + Math.pow(0.75, 4);
    Graphed graphed = focal(new float[8]);
    assertThat(graphed.value).isEqualTo(unit * (2 + elsewhere) / 2, within(1e-6));
  }

  @Test
  void focalLossIsTheFormulaAndItsSlope() {
    float[] scores = random(8);
    Graphed graphed = focal(scores);
    assertThat(graphed.value).isEqualTo(focalByHand(scores, -1, 0), within(1e-5));
    for (int i = 0; i < scores.length; i++) {
      double slope = (focalByHand(scores, i, 1e-5) - focalByHand(scores, i, -1e-5)) / 2e-5;
      assertThat((double) graphed.slopes[i]).as("score %d", i).isEqualTo(slope, within(1e-4));
    }
  }

  @Test
  void scoresFarOutStayFinite() {
    float[] scores = {90, -90, 90, -90, 90, -90, 90, -90};
    Graphed graphed = focal(scores);
    // What is wrong by far: 90 times each (1-Y)^4, and the last middle.
    assertThat(graphed.value).isEqualTo((90 * (Math.pow(0.5, 4) + 1 + 1) + 90) / 2, within(1e-2));
    assertThat(graphed.slopes).doesNotContain(Float.NaN);
  }

  @Test
  void nothingInAnyPictureDividesByOne() {
    float[] none = new float[8];
    Graphed graphed =
        graphed(new float[8], LAYERS, (tf, x) -> GridLoss.focal(tf, x, of(tf, none), of(tf, none)));
    assertThat(graphed.value).isEqualTo(8 * 0.25 * Math.log(2), within(1e-6));
  }

  @Test
  void placesCountAtMiddlesAlone() {
    float[] places = random(32);
    float[] found = random(32);
    Graphed graphed =
        graphed(
            found,
            Shape.of(2, 1, 2, 8),
            (tf, x) ->
                GridLoss.places(
                    tf, x, tf.constant(LAYERS.append(4), DataBuffers.of(places)), of(tf, MIDDLES)));
    double expected = 0;
    for (int i = 0; i < 32; i++) {
      expected += MIDDLES[i / 4] * Math.abs(found[i] - places[i]) / 2;
      double slope = MIDDLES[i / 4] * Math.signum(found[i] - places[i]) / 2;
      assertThat((double) graphed.slopes[i]).as("place %d", i).isEqualTo(slope, within(1e-6));
    }
    assertThat(graphed.value).isEqualTo(expected, within(1e-5));
  }

  /** The formula of the paper, one score moved a little. */
  private static double focalByHand(float[] scores, int moved, double by) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      double p = 1 / (1 + Math.exp(-(scores[i] + (i == moved ? by : 0))));
      sum -=
          MIDDLES[i] == 1
              ? Math.pow(1 - p, 2) * Math.log(p)
              : Math.pow(1 - HEAT[i], 4) * p * p * Math.log(1 - p);
    }
    return sum / 2;
  }

  private static Graphed focal(float[] scores) {
    return graphed(scores, LAYERS, (tf, x) -> GridLoss.focal(tf, x, of(tf, HEAT), of(tf, MIDDLES)));
  }

  private static Operand<TFloat32> of(Ops tf, float[] values) {
    return tf.constant(LAYERS, DataBuffers.of(values));
  }

  private static float[] random(int length) {
    Random random = new Random(length);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (2 * random.nextGaussian());
    }
    return values;
  }

  private record Graphed(double value, float[] slopes) {}

  private interface Loss {
    Operand<TFloat32> of(Ops tf, Operand<TFloat32> x);
  }

  private static Graphed graphed(float[] x, Shape shape, Loss loss) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> input = tf.constant(shape, DataBuffers.of(x));
      Operand<TFloat32> value = loss.of(tf, input);
      Output<?>[] slopes = graph.addGradients(value.asOutput(), new Output<?>[] {input.asOutput()});
      try (Session session = new Session(graph);
          var result = session.runner().fetch(value).fetch(slopes[0]).run()) {
        return new Graphed(
            ((TFloat32) result.get(0)).getFloat(), Variables.floats((TFloat32) result.get(1)));
      }
    }
  }
}
