package dev.walkout.vision.evaluate;

import dev.walkout.vision.match.AnchorIndex.Hit;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gate;
import dev.walkout.vision.match.InMemoryAnchorIndex;
import dev.walkout.vision.match.Ranking;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks one gallery about bursts, each as what it is and, where its product is enrolled, once more
 * as a stranger with that product taken out.
 */
final class Questions {

  private static final double FARTHEST = 2;

  private final String sample;
  private final Gallery gallery;
  private final InMemoryAnchorIndex index;
  private final int enough;
  private final double strangers;

  /**
   * Questions to a gallery.
   *
   * @param sample that the trials belong to
   * @param strangers weight of a stranger beside an enrolled product's 1; 0 leaves strangers out
   */
  Questions(String sample, Gallery gallery, double strangers) {
    this.sample = sample;
    this.gallery = gallery;
    this.strangers = strangers;
    this.index = new InMemoryAnchorIndex(gallery);
    int mostOfOne = gallery.products().stream().mapToInt(Gallery.Product::anchors).max().orElse(0);
    this.enough = Gate.ANCHORS_PER_QUERY + mostOfOne;
  }

  boolean has(Burst burst) {
    return gallery.has(burst.sku());
  }

  /** The trials of a burst: one if its product is not enrolled or is the only one, else two. */
  List<Trial> ask(Burst burst) {
    Ranking all = Ranking.byCentroid(gallery, burst.mean(), burst.crops().size());
    List<Hit> hits = index.search(List.of(burst.mean()), all.categories(), enough).get(0);
    if (!has(burst)) {
      return strangers > 0 ? List.of(trial(burst, false, all, hits)) : List.of();
    }
    List<Trial> trials = new ArrayList<>();
    trials.add(trial(burst, true, all, hits));
    Ranking without = all.without(burst.sku());
    if (strangers > 0 && !without.candidates().isEmpty()) {
      List<Hit> others = hits.stream().filter(hit -> !hit.sku().equals(burst.sku())).toList();
      trials.add(trial(burst, false, without, others));
    }
    return trials;
  }

  /** The trials of all bursts. */
  List<Trial> askAll(List<Burst> bursts) {
    List<Trial> trials = new ArrayList<>();
    bursts.forEach(burst -> trials.addAll(ask(burst)));
    return trials;
  }

  private Trial trial(Burst burst, boolean enrolled, Ranking ranking, List<Hit> found) {
    List<Hit> hits = found.subList(0, Math.min(found.size(), Gate.ANCHORS_PER_QUERY));
    Ranking refined = ranking.refinedBy(hits, ranking.categories());
    return new Trial(
        sample,
        burst.sku(),
        enrolled,
        refined.category(),
        Trial.Lead.of(ranking.candidates(), burst.sku(), enrolled),
        Trial.Lead.of(refined.candidates(), burst.sku(), enrolled),
        refined.candidates(),
        hits.isEmpty() ? FARTHEST : hits.get(0).distance(),
        refined.crops(),
        enrolled ? 1 : strangers);
  }
}
