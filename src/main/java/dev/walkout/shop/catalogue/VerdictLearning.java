package dev.walkout.shop.catalogue;

import dev.walkout.shop.catalogue.Lesson.Outcome;
import dev.walkout.shop.catalogue.ProductAnchors.PhotoAnchor;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.Gallery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Anchors from what persons ruled: crops of ruled bursts wait in quarantine until they pass its
 * check, and then are published as anchors of their product, with the burst they come from.
 *
 * <p>The quarantine is kept nowhere: it is what was ruled and is no anchor, so each run looks at
 * all of it again, with the gallery of then. Running twice learns nothing twice.
 */
public final class VerdictLearning {

  /**
   * Crops of verdicts that a product is known by at most: they are its hard cases, not its face.
   */
  static final int MOST_LEARNED = 16;

  private final ProductCatalogue catalogue;
  private final Rulings rulings;
  private final Embedder embedder;
  private final Enrolment enrolment;

  /**
   * Learning for a model.
   *
   * @param catalogue stays the caller's
   * @param embedder that recognition uses; stays the caller's
   */
  public VerdictLearning(ProductCatalogue catalogue, Rulings rulings, Embedder embedder) {
    this.catalogue = catalogue;
    this.rulings = rulings;
    this.embedder = embedder;
    this.enrolment = new Enrolment(embedder);
  }

  /**
   * Looks at every crop that was ruled on, and publishes what passes; recognition knows it within
   * two seconds.
   *
   * @param publish false to say only what would be learned
   */
  public List<Lesson> learn(boolean publish, Progress progress) {
    catalogue.list();
    Map<String, ProductAnchors> known = new TreeMap<>();
    catalogue.of(embedder.model().id()).forEach(product -> known.put(product.sku(), product));
    List<RuledBurst> bursts = rulings.bursts();
    List<Lesson> lessons = new ArrayList<>();
    Map<String, ProductAnchors> learned = new TreeMap<>();
    progress.begin("looking at verdicts", bursts.size());
    for (RuledBurst burst : bursts) {
      ProductAnchors before = known.get(burst.sku());
      if (before == null) {
        lessons.add(held(burst, 0, "the product has no photos of this model: enrol it"));
      } else {
        ProductAnchors after = look(burst, before, known, lessons);
        if (after != before) {
          known.put(burst.sku(), after);
          learned.put(burst.sku(), after);
        }
      }
      progress.step(1, burst.sku());
    }
    progress.end(bursts.size() + " bursts");
    if (publish && !learned.isEmpty()) {
      catalogue.enrol(List.of(), List.copyOf(learned.values()));
    }
    return lessons;
  }

  /** What the product is known by after a burst of it. */
  private ProductAnchors look(
      RuledBurst burst,
      ProductAnchors before,
      Map<String, ProductAnchors> known,
      List<Lesson> lessons) {
    Gallery gallery = gallery(known);
    Quarantine quarantine = new Quarantine(gallery);
    List<PhotoAnchor> passed = new ArrayList<>();
    for (int i = 0; i < burst.crops().size(); i++) {
      Enrolment.Prepared crop =
          enrolment.prepare(List.of(Photo.of(burst.name(i), burst.crops().get(i))));
      if (crop.anchors().isEmpty()) {
        lessons.add(held(burst, i, crop.faults().get(0).toString()));
        continue;
      }
      PhotoAnchor anchor = crop.anchors().get(0);
      ProductAnchors soFar = before.plus(passed);
      Optional<String> why =
          soFar.learned() >= MOST_LEARNED
              ? Optional.of("it has " + MOST_LEARNED + " anchors of verdicts")
              : quarantine.holds(gallery.product(burst.sku()), anchor.vector());
      if (Quarantine.knows(soFar.enrolled().anchors(), anchor.vector())) {
        lessons.add(lesson(burst, i, Outcome.KNOWN, "an anchor shows as much"));
      } else if (why.isPresent()) {
        lessons.add(held(burst, i, why.get()));
      } else {
        passed.add(anchor.ruled(burst.evidence()));
        lessons.add(lesson(burst, i, Outcome.LEARNED, ""));
      }
    }
    return passed.isEmpty() ? before : before.plus(passed);
  }

  private Gallery gallery(Map<String, ProductAnchors> known) {
    return Gallery.of(
        embedder.model(), known.values().stream().map(ProductAnchors::enrolled).toList());
  }

  private static Lesson held(RuledBurst burst, int crop, String why) {
    return lesson(burst, crop, Outcome.HELD, why);
  }

  private static Lesson lesson(RuledBurst burst, int crop, Outcome outcome, String why) {
    return new Lesson(burst.sku(), burst.name(crop), outcome, why);
  }
}
