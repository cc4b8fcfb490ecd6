package dev.walkout.vision.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.vision.embed.Natives;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Each loss against the same sum done by hand on four pictures of two products. */
class LossTest {

  private static final double R = Math.sqrt(0.5);

  /** Unit vectors at 0, 45, 90 and 180 degrees. */
  private static final float[][] EMBEDDINGS = {{1, 0}, {(float) R, (float) R}, {0, 1}, {-1, 0}};

  private static final int[] PRODUCTS = {0, 0, 1, 1};

  @BeforeAll
  static void load() {
    Natives.load(2);
  }

  @Test
  void batchHardTriplet() {
    // The farthest fellow and the nearest stranger of each, by the chord: sqrt(2 - 2 cos).
    double at45 = Math.sqrt(2 - 2 * R);
    double at90 = Math.sqrt(2);
    double at135 = Math.sqrt(2 + 2 * R);
    double[] terms = {
      at45 - at90 + 0.3, // fellow at 45, strangers at 90 and 180 degrees
      at45 - at45 + 0.3, // strangers at 45 and 135
      at90 - at45 + 0.3, // fellow at 90, strangers at 90 and 45
      at90 - at135 + 0.3 // strangers at 180 and 135
    };
    double expected = 0;
    for (double term : terms) {
      expected += Math.max(0, term) / 4;
    }

    assertThat(value(new BatchHardTriplet(0.3f))).isEqualTo(expected, within(1e-5));
  }

  @Test
  void supervisedContrastive() {
    double[][] cosines = {{1, R, 0, -1}, {R, 1, R, -R}, {0, R, 1, 0}, {-1, -R, 0, 1}};
    int[] fellow = {1, 0, 3, 2};
    double expected = 0;
    for (int i = 0; i < 4; i++) {
      double sum = 0;
      for (int j = 0; j < 4; j++) {
        sum += j == i ? 0 : Math.exp(cosines[i][j] / 0.5);
      }
      expected -= (cosines[i][fellow[i]] / 0.5 - Math.log(sum)) / 4;
    }

    assertThat(value(new SupervisedContrastive(0.5f))).isEqualTo(expected, within(1e-5));
  }

  @Test
  void cosineSoftmaxWithMarginAndSmoothing() {
    // Directions of any length count by their angle: 0 and 90 degrees.
    float[][] directions = {{2, 0}, {0, 0.5f}};
    double[][] cosines = {{1, 0}, {R, R}, {0, 1}, {-1, 0}};
    double expected = 0;
    for (int i = 0; i < 4; i++) {
      double[] logits = {16 * cosines[i][0], 16 * cosines[i][1]};
      logits[PRODUCTS[i]] -= 16 * 0.2;
      double log = Math.log(Math.exp(logits[0]) + Math.exp(logits[1]));
      for (int p = 0; p < 2; p++) {
        double target = (p == PRODUCTS[i] ? 0.95 : 0) + 0.05 / 2;
        expected -= target * (logits[p] - log) / 4;
      }
    }

    double value =
        value(
            (tf, batch) ->
                new CosineSoftmax(
                        tf.constant(directions), 2, CosineSoftmax.SCALE, CosineSoftmax.MARGIN)
                    .value(tf, batch));

    assertThat(value).isEqualTo(expected, within(1e-4));
  }

  @Test
  void categoryHead() {
    // Features are the embeddings here; all pictures are of category 1.
    float[][] weights = {{1, 3}, {0, 2}};
    double expected = 0;
    for (float[] x : EMBEDDINGS) {
      double zero = x[0];
      double one = 3 * x[0] + 2 * x[1];
      expected -= (one - Math.log(Math.exp(zero) + Math.exp(one))) / 4;
    }

    double value = value((tf, batch) -> new CategoryHead(tf.constant(weights)).value(tf, batch));

    assertThat(value).isEqualTo(expected, within(1e-5));
  }

  @Test
  void reconstruction() {
    // One kernel paints without growing: a field's features 1 and 2 become 1 * 3 + 2 * 0.5 = 4 of
    // each colour where the kernel's middle lies, and a picture of grey 191.5 is 1 when normalised.
    float[][][][] kernel = new float[3][3][2][3];
    java.util.Arrays.fill(kernel[1][1][0], 3);
    java.util.Arrays.fill(kernel[1][1][1], 0.5f);
    float[][][][] map = new float[1][2][2][2];
    float[][][][] clean = new float[1][4][4][3];
    for (int i = 0; i < 4; i++) {
      map[0][i / 2][i % 2] = new float[] {1, 2};
    }
    for (int i = 0; i < 16; i++) {
      clean[0][i / 4][i % 4] = new float[] {191.5f, 191.5f, 191.5f};
    }
    double value =
        value(
            (tf, batch) -> {
              Loss.Batch pictures =
                  new Loss.Batch(
                      tf.constant(StdArrays.ndCopyOf(clean)),
                      tf.constant(StdArrays.ndCopyOf(map)),
                      batch.features(),
                      batch.embeddings(),
                      batch.products(),
                      batch.productTargets(),
                      batch.categoryTargets(),
                      batch.pairs(),
                      List.of());
              List<Operand<TFloat32>> kernels = List.of(tf.constant(StdArrays.ndCopyOf(kernel)));
              return new Reconstruction(kernels, 2, 4).value(tf, pictures);
            });
    assertThat(value).isEqualTo(9, within(1e-5));
  }

  @Test
  void weightedSums() {
    LossRecipe recipe = LossRecipe.parse("triplet + 0.5*Contrastive");
    assertThat(recipe.toString()).isEqualTo("triplet+0.5*contrastive");
    double expected =
        value(new BatchHardTriplet(BatchHardTriplet.MARGIN))
            + 0.5 * value(new Contrastive(Contrastive.MARGIN));
    assertThat(value((tf, batch) -> recipe.build(tf, batch, null)))
        .isEqualTo(expected, within(1e-5));
    assertThat(recipe.takesMixed()).isFalse();
    assertThat(LossRecipe.STANDARD.takesMixed()).isTrue();
  }

  @Test
  void recipesThatMakeNoSense() {
    for (var wrong :
        Map.of(
                "cosine+magic", "loss is \"magic\": use some of [contrastive, triplet",
                "x*cosine", "weight \"x\": write 1.5*supcon",
                "-1*cosine", "weight of loss cosine is -1.0",
                "cosine+cosine", "name each of them once",
                "", "loss is \"\"")
            .entrySet()) {
      assertThatThrownBy(() -> LossRecipe.parse(wrong.getKey()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(wrong.getValue());
    }
  }

  private static double value(Loss loss) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Loss.Batch batch =
          new Loss.Batch(
              null,
              null,
              tf.constant(EMBEDDINGS),
              tf.constant(EMBEDDINGS),
              tf.constant(PRODUCTS),
              tf.constant(new float[][] {{1, 0}, {1, 0}, {0, 1}, {0, 1}}),
              tf.constant(new float[][] {{0, 1}, {0, 1}, {0, 1}, {0, 1}}),
              tf.constant(1f),
              List.of());
      var value = loss.value(tf, batch);
      try (Session session = new Session(graph);
          var result = session.runner().fetch(value).run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }
}
