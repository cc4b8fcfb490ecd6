package dev.walkout.vision.match;

import java.util.List;
import java.util.Set;

/**
 * The anchors of one gallery, searchable by nearness.
 *
 * <p>An index answers for exactly one gallery; a new gallery gets a new index. Answers are
 * deterministic, and all indexes that find an anchor say the same {@link #dot} of it: equally near
 * anchors come in the order of their sku, those of one product in the gallery's order.
 *
 * <p>When it fails, callers may rely on this: a search answers for all queries or throws {@link
 * Unavailable}; it never answers some of them, never answers an empty list because a server was out
 * of reach, and never waits without a bound. The same search may be tried again. An empty answer
 * means that the gallery has no anchors of these categories.
 */
public interface AnchorIndex {

  /**
   * The {@code k} nearest anchors of each query among the products of some categories, nearest
   * first, in the order of the queries; fewer only if there are fewer. A product appears once for
   * each of its anchors found.
   *
   * <p>One call is one round trip, however many queries it holds.
   *
   * @param queries unit vectors of the gallery's dimension; none gives no answers
   * @param categories at least one; one that the gallery does not have holds no anchors
   * @param k at least 1
   * @throws IllegalArgumentException naming the query, if its dimension is not the gallery's, or if
   *     no category is given, or if k is less than 1
   * @throws Unavailable if the index cannot answer now
   */
  List<List<Hit>> search(List<float[]> queries, Set<String> categories, int k);

  /**
   * The inner product that orders the anchors found: in single precision, one dimension after the
   * other, so that all indexes agree to the last bit.
   */
  static float dot(float[] query, float[] anchor) {
    float sum = 0;
    for (int i = 0; i < query.length; i++) {
      sum += query[i] * anchor[i];
    }
    return sum;
  }

  /**
   * Throws what {@link #search} promises of arguments that do not fit.
   *
   * @param dimension the gallery's
   */
  static void check(List<float[]> queries, Set<String> categories, int k, int dimension) {
    if (k < 1) {
      throw new IllegalArgumentException("k is " + k + "; ask for at least 1 anchor");
    }
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("categories are none; name those to search");
    }
    for (int q = 0; q < queries.size(); q++) {
      if (queries.get(q).length != dimension) {
        throw new IllegalArgumentException(
            "query "
                + q
                + " has "
                + queries.get(q).length
                + " dimensions and the gallery has "
                + dimension
                + "; embed it with the gallery's model");
      }
    }
  }

  /** An anchor found: its product and its Euclidean distance, 0 to 2. */
  record Hit(String sku, double distance) {}

  /** The index cannot answer now; the message says what was tried and where. */
  final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
