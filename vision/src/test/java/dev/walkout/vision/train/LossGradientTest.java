package dev.walkout.vision.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.vision.embed.Natives;
import dev.walkout.vision.learn.Trunk;
import dev.walkout.vision.learn.Variables;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Every loss on a batch of random vectors against the formula of its paper in plain Java: its
 * value, and its gradients, towards vectors and proxies, against finite differences of that
 * formula.
 */
class LossGradientTest {

  private static final int[] PRODUCTS = {0, 0, 0, 1, 1, 2, 2, 2, 3, 3};
  private static final int DIMENSION = 5;
  private static final int PROXIES = 5;

  /** What two teachers make of the batch. */
  private static final List<double[][]> TEACHERS =
      List.of(random(new Random(11), PRODUCTS.length), random(new Random(12), PRODUCTS.length));

  private static final Map<LossKind, LossFormulas.Formula> FORMULAS = formulas();

  private static Map<LossKind, LossFormulas.Formula> formulas() {
    Map<LossKind, LossFormulas.Formula> all = new TreeMap<>();
    all.put(LossKind.CONTRASTIVE, (x, p, y) -> LossFormulas.contrastive(x, y, Contrastive.MARGIN));
    all.put(LossKind.TRIPLET, (x, p, y) -> LossFormulas.batchHard(x, y, BatchHardTriplet.MARGIN));
    all.put(
        LossKind.SEMI_HARD_TRIPLET,
        (x, p, y) -> LossFormulas.semiHard(x, y, SemiHardTriplet.MARGIN));
    all.put(LossKind.N_PAIR, (x, p, y) -> LossFormulas.nPair(x, y, NPair.SCALE));
    all.put(
        LossKind.MULTI_SIMILARITY,
        (x, p, y) -> LossFormulas.multiSimilarity(x, y, MultiSimilarity.STANDARD));
    all.put(LossKind.PROXY_NCA, (x, p, y) -> LossFormulas.proxyNca(x, p, y, ProxyNca.SCALE));
    all.put(
        LossKind.PROXY_ANCHOR,
        (x, p, y) ->
            LossFormulas.proxyAnchor(
                x, p, y, new double[] {ProxyAnchor.SCALE, ProxyAnchor.MARGIN}));
    all.put(
        LossKind.SOFT_TRIPLE,
        (x, p, y) -> LossFormulas.softTriple(x, p, y, SoftTriple.Settings.STANDARD));
    all.put(
        LossKind.SUPCON,
        (x, p, y) -> LossFormulas.supervisedContrastive(x, y, SupervisedContrastive.TEMPERATURE));
    all.put(LossKind.COSINE, LossFormulas::cosineSoftmax);
    all.put(LossKind.CROSS_ENTROPY, LossFormulas::embeddingHead);
    all.put(LossKind.RELATIONAL, (x, p, y) -> LossFormulas.relationalDistillation(x, TEACHERS));
    return all;
  }

  @BeforeAll
  static void load() {
    Natives.load(2);
  }

  @Test
  void noLossIsForgotten() {
    assertThat(EnumSet.complementOf(EnumSet.copyOf(FORMULAS.keySet())))
        .as("the category head and the reconstruction look at features: see LossTest")
        .containsExactly(LossKind.CATEGORY, LossKind.RECONSTRUCTION);
  }

  static List<LossKind> kinds() {
    return List.copyOf(FORMULAS.keySet());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void valueAndSlopesAreThoseOfThePaper(LossKind kind) {
    for (long seed = 1; seed <= 3; seed++) {
      Random random = new Random(seed);
      double[][] x = random(random, PRODUCTS.length);
      // One more than the batch shows, as in training; several centres make several rows.
      int rows = kind == LossKind.SOFT_TRIPLE ? SoftTriple.CENTRES * PROXIES : PROXIES;
      double[][] proxies = random(random, rows);
      LossFormulas.Formula formula = FORMULAS.get(kind);
      Graphed graphed = graphed(kind, x, proxies);
      double value = formula.of(x, proxies, PRODUCTS);
      assertThat(value).as("a batch that teaches something").isNotZero();
      assertThat(graphed.value()).isEqualTo(value, within(1e-4 * Math.max(1, Math.abs(value))));
      assertSlopes(formula, graphed.slopes(), x, proxies);
    }
  }

  private static void assertSlopes(
      LossFormulas.Formula formula, float[][] found, double[][] x, double[][] proxies) {
    for (int i = 0; i < found.length; i++) {
      double[] vector = i < x.length ? x[i] : proxies[i - x.length];
      for (int d = 0; d < DIMENSION; d++) {
        double at = vector[d];
        int place = d;
        double expected =
            LossFormulas.slope(
                step -> {
                  vector[place] = at + step;
                  double value = formula.of(x, proxies, PRODUCTS);
                  vector[place] = at;
                  return value;
                });
        assertThat((double) found[i][d])
            .as("vector %d, dimension %d", i, d)
            .isEqualTo(expected, within(2e-3 * Math.max(1, Math.abs(expected))));
      }
    }
  }

  private static double[][] random(Random random, int rows) {
    double[][] vectors = new double[rows][DIMENSION];
    for (double[] vector : vectors) {
      for (int d = 0; d < DIMENSION; d++) {
        // As floats, or the graph would see other vectors than the formula.
        vector[d] = (float) random.nextGaussian();
      }
    }
    return vectors;
  }

  /** Slopes: those of the vectors, then those of the proxies if the loss has any. */
  private record Graphed(double value, float[][] slopes) {}

  private static Graphed graphed(LossKind kind, double[][] x, double[][] proxies) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> vectors = tf.constant(floats(x));
      Operand<TFloat32> embeddings = Network.unit(tf, vectors, 1);
      Operand<TFloat32> targets =
          tf.oneHot(tf.constant(PRODUCTS), tf.constant(PROXIES), tf.constant(1f), tf.constant(0f));
      Loss.Batch batch =
          new Loss.Batch(
              null,
              null,
              embeddings,
              embeddings,
              tf.constant(PRODUCTS),
              targets,
              targets,
              tf.constant(1f),
              taught(tf));
      Variables learnt = new Variables(tf);
      NetworkShape shape = new NetworkShape(32, new Trunk(8, List.of()), DIMENSION);
      Operand<TFloat32> value =
          LossRecipe.of(kind).build(tf, batch, new LossHeads(learnt, shape, PROXIES, PROXIES));
      List<String> names = learnt.names();
      Output<?>[] towards = new Output<?>[names.size() + 1];
      towards[0] = vectors.asOutput();
      for (int i = 0; i < names.size(); i++) {
        towards[i + 1] = learnt.of(names.get(i)).value().asOutput();
      }
      Output<?>[] slopes = graph.addGradients(value.asOutput(), towards);
      try (Session session = new Session(graph)) {
        for (int i = 0; i < names.size(); i++) {
          learnt.set(session, names.get(i), columns(proxies, i * PROXIES));
        }
        Session.Runner runner = session.runner().fetch(value);
        List.of(slopes).forEach(runner::fetch);
        try (var result = runner.run()) {
          float[][] rows = new float[x.length + names.size() * PROXIES][DIMENSION];
          float[] ofVectors = Variables.floats((TFloat32) result.get(1));
          IntStream.range(0, ofVectors.length)
              .forEach(i -> rows[i / DIMENSION][i % DIMENSION] = ofVectors[i]);
          for (int n = 0; n < names.size(); n++) {
            float[] own = Variables.floats((TFloat32) result.get(n + 2));
            int first = x.length + n * PROXIES;
            IntStream.range(0, own.length)
                .forEach(i -> rows[first + i % PROXIES][i / PROXIES] = own[i]);
          }
          return new Graphed(((TFloat32) result.get(0)).getFloat(), rows);
        }
      }
    }
  }

  private static List<Operand<TFloat32>> taught(Ops tf) {
    List<Operand<TFloat32>> all = new ArrayList<>();
    TEACHERS.forEach(one -> all.add(Network.unit(tf, tf.constant(floats(one)), 1)));
    return all;
  }

  private static float[][] floats(double[][] rows) {
    float[][] floats = new float[rows.length][DIMENSION];
    for (int i = 0; i < rows.length; i++) {
      for (int d = 0; d < DIMENSION; d++) {
        floats[i][d] = (float) rows[i][d];
      }
    }
    return floats;
  }

  /** Some proxies as the columns of a matrix [D,P]. */
  private static float[] columns(double[][] proxies, int first) {
    float[] matrix = new float[DIMENSION * PROXIES];
    for (int d = 0; d < DIMENSION; d++) {
      for (int p = 0; p < PROXIES; p++) {
        matrix[d * PROXIES + p] = (float) proxies[first + p][d];
      }
    }
    return matrix;
  }
}
