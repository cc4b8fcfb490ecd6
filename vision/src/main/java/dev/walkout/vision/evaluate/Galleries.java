package dev.walkout.vision.evaluate;

import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Gallery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Galleries made of labelled embeddings. */
final class Galleries {

  /** Products taken out one by one at most; evenly chosen if there are more. */
  private static final int MOST_LEFT_OUT = 64;

  private Galleries() {}

  static Gallery of(ModelCard model, List<Labelled> anchors) {
    Map<String, List<Labelled>> bySku = new TreeMap<>();
    for (Labelled anchor : anchors) {
      bySku.computeIfAbsent(anchor.sku(), sku -> new ArrayList<>()).add(anchor);
    }
    List<Gallery.Enrolled> products = new ArrayList<>();
    bySku.forEach(
        (sku, its) ->
            products.add(
                new Gallery.Enrolled(
                    sku, its.get(0).category(), its.stream().map(Labelled::vector).toList())));
    return Gallery.of(model, products);
  }

  /** Up to {@value #MOST_LEFT_OUT} skus, evenly spread over the sorted ones. */
  static List<String> someSkus(List<Labelled> labelled) {
    List<String> all = labelled.stream().map(Labelled::sku).distinct().sorted().toList();
    int stride = (all.size() + MOST_LEFT_OUT - 1) / MOST_LEFT_OUT;
    List<String> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += Math.max(1, stride)) {
      some.add(all.get(i));
    }
    return some;
  }
}
