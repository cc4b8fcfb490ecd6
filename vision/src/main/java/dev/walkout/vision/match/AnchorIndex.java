package dev.walkout.vision.match;

import java.util.List;

/**
 * The anchors of one gallery, searchable by nearness.
 *
 * <p>An index answers for exactly one gallery; a new gallery gets a new index. Answers are
 * deterministic: equally near anchors come in the order of their sku.
 *
 * <p>When it fails, callers may rely on this: a search answers for all queries or throws {@link
 * Unavailable}; it never answers some of them, never answers an empty list because a server was out
 * of reach, and never waits without a bound. The same search may be tried again. An empty answer
 * means that the gallery has no anchors.
 */
public interface AnchorIndex {

  /**
   * The {@code k} nearest anchors of each query, nearest first, in the order of the queries; fewer
   * only if the gallery has fewer anchors. A product appears once for each of its anchors found.
   *
   * <p>One call is one round trip, however many queries it holds.
   *
   * @param queries unit vectors of the gallery's dimension; none gives no answers
   * @param k at least 1
   * @throws IllegalArgumentException naming the query, if its dimension is not the gallery's, or if
   *     k is less than 1
   * @throws Unavailable if the index cannot answer now
   */
  List<List<Hit>> search(List<float[]> queries, int k);

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
