package dev.walkout.shop.search.visual;

import dev.walkout.shop.search.DocumentQuery;
import java.util.List;

/**
 * What is wanted besides looking like a photo.
 *
 * @param filter what products must be; its page and likeness are not used
 * @param wantedTags tags that bring a product forward without being a must
 * @param count products wanted, the most similar ones
 * @param weights how parts of a match count
 */
public record VisualQuery(
    DocumentQuery filter, List<String> wantedTags, int count, RankingWeights weights) {

  private static final int MOST = 1000;

  public VisualQuery {
    wantedTags = List.copyOf(wantedTags);
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("k is " + count + "; ask for 1 to " + MOST + " products");
    }
  }

  /** The products most similar to a photo, by the standard weights. */
  public static VisualQuery most(int count) {
    return new VisualQuery(DocumentQuery.all(), List.of(), count, RankingWeights.standard());
  }

  /** The same among products that must be so. */
  public VisualQuery among(DocumentQuery other) {
    return new VisualQuery(other, wantedTags, count, weights);
  }

  /** The same, preferring these tags. */
  public VisualQuery preferring(List<String> tags) {
    return new VisualQuery(filter, tags, count, weights);
  }

  /** The same by other weights. */
  public VisualQuery weighted(RankingWeights other) {
    return new VisualQuery(filter, wantedTags, count, other);
  }
}
