package dev.walkout.shop.redis;

import dev.walkout.vision.match.AnchorId;
import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.AnchorIndex.Hit;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.UnitVectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A gallery's anchors by their names, to turn what a server found into hits. */
final class GalleryAnchors {

  private static final Comparator<Near> NEAREST_FIRST =
      (a, b) -> a.dot() == b.dot() ? a.number() - b.number() : Float.compare(b.dot(), a.dot());

  private final int dimension;
  private final Map<String, List<Anchor>> byName = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, Integer> names = new HashMap<>();

  /** An anchor and its place among all of the gallery. */
  private record Anchor(String sku, int number, float[] vector) {}

  private record Near(String sku, int number, float dot) {}

  GalleryAnchors(Gallery gallery) {
    this.dimension = gallery.model().dimension();
    int number = 0;
    for (Gallery.Product product : gallery.products()) {
      for (float[] vector : gallery.anchors(product)) {
        Anchor anchor = new Anchor(product.sku(), number++, vector);
        String name = AnchorId.of(product.sku(), vector);
        List<Anchor> namesakes = byName.computeIfAbsent(name, n -> new ArrayList<>(1));
        names.merge(product.category(), namesakes.isEmpty() ? 1 : 0, Integer::sum);
        counts.merge(product.category(), 1, Integer::sum);
        namesakes.add(anchor); // a photo enrolled twice has one name and counts twice
      }
    }
  }

  int dimension() {
    return dimension;
  }

  /** How many anchors each of some categories has; those that have none are left out. */
  Map<String, Integer> counts(Set<String> categories) {
    Map<String, Integer> some = new TreeMap<>(counts);
    some.keySet().retainAll(categories);
    return some;
  }

  /** How many different anchors a category has: what a server counts. */
  int names(String category) {
    return names.get(category);
  }

  /**
   * The nearest {@code k} of the anchors named, those left out that the gallery does not have; in
   * the order and at the distance of an exact index.
   */
  List<Hit> nearest(float[] query, List<String> named, int k) {
    List<Near> all = new ArrayList<>(named.size());
    for (String name : named) {
      for (Anchor anchor : byName.getOrDefault(name, List.of())) {
        float dot = AnchorIndex.dot(query, anchor.vector());
        all.add(new Near(anchor.sku(), anchor.number(), dot));
      }
    }
    all.sort(NEAREST_FIRST);
    List<Hit> hits = new ArrayList<>(Math.min(k, all.size()));
    for (Near near : all.subList(0, Math.min(k, all.size()))) {
      hits.add(new Hit(near.sku(), UnitVectors.distance(near.dot())));
    }
    return hits;
  }
}
