package dev.walkout.shop.bench.index;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult.NodeScore;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** JVector's graph in memory, over the exact vectors; a yardstick. */
final class JVectorGraph implements Graph {

  private static final int DEGREE = 16;
  private static final int BEAM = 100;
  private static final float OVERFLOW = 1.2f;
  private static final float ALPHA = 1.2f;

  /** Held, or it would be forgotten: it warns that there is no Vector API, which is as intended. */
  private static final Logger CHATTER = Logger.getLogger("io.github.jbellis.jvector");

  static {
    CHATTER.setLevel(Level.SEVERE);
  }

  private static final VectorSimilarityFunction DOT = VectorSimilarityFunction.DOT_PRODUCT;
  private static final VectorTypeSupport VECTORS =
      VectorizationProvider.getInstance().getVectorTypeSupport();

  private final RandomAccessVectorValues anchors;
  private final ImmutableGraphIndex graph;
  private final GraphSearcher searcher;
  private final int k;
  private int width;

  JVectorGraph(List<float[]> vectors, int k) {
    this.k = k;
    int dimension = vectors.get(0).length;
    List<VectorFloat<?>> all = new ArrayList<>(vectors.size());
    vectors.forEach(vector -> all.add(VECTORS.createFloatVector(vector)));
    this.anchors = new ListRandomAccessVectorValues(all, dimension);
    try (GraphIndexBuilder builder =
        new GraphIndexBuilder(anchors, DOT, DEGREE, BEAM, OVERFLOW, ALPHA, true)) {
      this.graph = builder.build(anchors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.searcher = new GraphSearcher(graph);
    this.width = k;
  }

  @Override
  public void widen(int candidates) {
    this.width = candidates;
  }

  @Override
  public String name() {
    return "JVector";
  }

  @Override
  public String setting() {
    return "degree " + DEGREE + ", candidates " + width;
  }

  @Override
  public List<float[]> search(Clusters.Burst burst) {
    List<float[]> answers = new ArrayList<>(burst.crops().size());
    for (float[] query : burst.crops()) {
      var scores = DefaultSearchScoreProvider.exact(VECTORS.createFloatVector(query), DOT, anchors);
      NodeScore[] found = searcher.search(scores, k, width, 0, 0, Bits.ALL).getNodes();
      float[] dots = new float[found.length];
      for (int i = 0; i < dots.length; i++) {
        dots[i] = 2 * found[i].score - 1; // it scores (1 + dot) / 2
      }
      answers.add(dots);
    }
    return answers;
  }

  @Override
  public void close() {
    try {
      searcher.close();
      graph.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
