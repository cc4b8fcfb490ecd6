package dev.walkout.vision.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An exact anchor index in this process, bounded; the default, and the truth that others are
 * measured against. It holds no lock and may be searched by several threads.
 */
public final class InMemoryAnchorIndex implements AnchorIndex {

  /** Anchors it takes unless told otherwise: 100 MB at 128 dimensions. */
  public static final int MOST_ANCHORS = 200_000;

  private final int dimension;
  private final String[] skus;
  private final Map<String, Category> categories;

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
    Map<String, List<float[]>> vectors = new HashMap<>();
    Map<String, List<Integer>> numbers = new HashMap<>();
    int number = 0;
    for (Gallery.Product product : gallery.products()) {
      for (float[] anchor : gallery.anchors(product)) {
        vectors.computeIfAbsent(product.category(), c -> new ArrayList<>()).add(anchor);
        numbers.computeIfAbsent(product.category(), c -> new ArrayList<>()).add(number);
        skus[number++] = product.sku();
      }
    }
    this.categories = new HashMap<>();
    vectors.forEach(
        (name, its) -> {
          int[] places = numbers.get(name).stream().mapToInt(Integer::intValue).toArray();
          categories.put(name, new Category(places, new Columns(its, dimension)));
        });
  }

  @Override
  public List<List<Hit>> search(List<float[]> queries, Set<String> among, int k) {
    AnchorIndex.check(queries, among, k, dimension);
    List<Category> searched = new ArrayList<>(among.size());
    int size = 0;
    for (String name : among) {
      Category category = categories.get(name);
      if (category != null) {
        searched.add(category);
        size += category.numbers().length;
      }
    }
    Nearest[] nearest = new Nearest[queries.size()];
    for (int q = 0; q < nearest.length; q++) {
      nearest[q] = new Nearest(Math.min(k, size));
    }
    for (Category category : searched) {
      int[] numbers = category.numbers();
      category
          .columns()
          .dots(queries, (q, first, dots, count) -> nearest[q].offer(numbers, first, dots, count));
    }
    List<List<Hit>> answers = new ArrayList<>(nearest.length);
    for (Nearest its : nearest) {
      answers.add(its.hits(skus));
    }
    return answers;
  }

  /** The anchors of a category, and their places among all anchors of the gallery. */
  private record Category(int[] numbers, Columns columns) {}

  /** The k greatest inner products seen, kept in order; the earlier anchor wins a tie. */
  private static final class Nearest {
    private final int[] anchors;
    private final float[] dots;
    private int size;

    Nearest(int k) {
      anchors = new int[k];
      dots = new float[k];
    }

    /** The next {@code count} anchors of a category, from one on. */
    void offer(int[] numbers, int first, float[] candidates, int count) {
      float last = size == dots.length ? dots[size - 1] : Float.NEGATIVE_INFINITY;
      for (int j = 0; j < count; j++) {
        if (candidates[j] >= last) {
          offer(numbers[first + j], candidates[j]);
          last = size == dots.length ? dots[size - 1] : last;
        }
      }
    }

    private void offer(int anchor, float dot) {
      if (size == dots.length && !before(anchor, dot, size - 1)) {
        return;
      }
      int at = size < dots.length ? size++ : size - 1;
      while (at > 0 && before(anchor, dot, at - 1)) {
        dots[at] = dots[at - 1];
        anchors[at] = anchors[at - 1];
        at--;
      }
      dots[at] = dot;
      anchors[at] = anchor;
    }

    private boolean before(int anchor, float dot, int at) {
      return dot > dots[at] || (dot == dots[at] && anchor < anchors[at]);
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
