package dev.walkout.vision.match;

import java.util.ArrayList;
import java.util.List;

/**
 * An exact anchor index in this process, bounded; the default, and the truth that others are
 * measured against. It holds no lock and may be searched by several threads.
 */
public final class InMemoryAnchorIndex implements AnchorIndex {

  /** Anchors it takes unless told otherwise: 100 MB at 128 dimensions. */
  public static final int MOST_ANCHORS = 200_000;

  private final int dimension;
  private final String[] skus;
  private final Columns columns;

  /** An index of at most {@value #MOST_ANCHORS} anchors. */
  public InMemoryAnchorIndex(Gallery gallery) {
    this(gallery, MOST_ANCHORS);
  }

  /**
   * An index of a gallery's anchors.
   *
   * @throws IllegalArgumentException if the gallery has more anchors than {@code mostAnchors}
   */
  public InMemoryAnchorIndex(Gallery gallery, int mostAnchors) {
    int anchors = gallery.anchorCount();
    if (anchors > mostAnchors) {
      throw new IllegalArgumentException(
          "gallery "
              + gallery.version()
              + " has "
              + anchors
              + " anchors and the in-memory index takes "
              + mostAnchors
              + "; enrol fewer photos per product, raise the bound or use a server's index");
    }
    this.dimension = gallery.model().dimension();
    this.skus = new String[anchors];
    List<float[]> all = new ArrayList<>(anchors);
    for (Gallery.Product product : gallery.products()) {
      for (float[] anchor : gallery.anchors(product)) {
        skus[all.size()] = product.sku();
        all.add(anchor);
      }
    }
    this.columns = new Columns(all, dimension);
  }

  @Override
  public List<List<Hit>> search(List<float[]> queries, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k is " + k + "; ask for at least 1 anchor");
    }
    List<List<Hit>> answers = new ArrayList<>(queries.size());
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
      answers.add(nearest(queries.get(q), k));
    }
    return answers;
  }

  private List<Hit> nearest(float[] query, int k) {
    Nearest nearest = new Nearest(Math.min(k, skus.length));
    float[] dots = columns.dots(query);
    for (int anchor = 0; anchor < skus.length; anchor++) {
      nearest.offer(anchor, dots[anchor]);
    }
    return nearest.hits(skus);
  }

  /** The k greatest inner products seen, kept in order; the earlier anchor wins a tie. */
  private static final class Nearest {
    private final int[] anchors;
    private final float[] dots;
    private int size;

    Nearest(int k) {
      anchors = new int[k];
      dots = new float[k];
    }

    void offer(int anchor, float dot) {
      if (size == dots.length && !(dot > dots[size - 1])) {
        return;
      }
      int at = size < dots.length ? size++ : size - 1;
      while (at > 0 && dot > dots[at - 1]) {
        dots[at] = dots[at - 1];
        anchors[at] = anchors[at - 1];
        at--;
      }
      dots[at] = dot;
      anchors[at] = anchor;
    }

    List<Hit> hits(String[] skus) {
      List<Hit> hits = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        hits.add(new Hit(skus[anchors[i]], UnitVectors.distance(dots[i])));
      }
      return hits;
    }
  }
}
