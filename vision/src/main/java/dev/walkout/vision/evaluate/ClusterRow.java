package dev.walkout.vision.evaluate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.walkout.vision.match.Gallery;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model does to a cluster of categories that look alike to the general model.
 *
 * @param categories of the cluster; see {@link Clusters}
 * @param products enrolled
 * @param queries photos of them
 * @param top1 nearest product right, in the whole gallery
 * @param alone the same where only the cluster's products are enrolled: what knowing the cluster
 *     beforehand, by a zone's planogram, would bring
 * @param mistakesInside share of the mistakes that name a product of the cluster: a model of its
 *     own could mend them
 * @param general top1 of the general model, or null if it is the one judged
 * @param gain top1 less the general model's
 * @param noise 95 % bound of the gain by chance: McNemar's, from photos that one of both got right
 * @param wins whether the gain is beyond the noise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClusterRow(
    List<String> categories,
    int products,
    int queries,
    double top1,
    double alone,
    double mistakesInside,
    Double general,
    Double gain,
    Double noise,
    Boolean wins) {

  private static final double TWO_SIDED = 1.96;

  /**
   * A row for each cluster that has queries.
   *
   * @param ours trials of single photos against the gallery
   * @param general the general model's trials of the same photos; null if it is the one judged
   */
  static List<ClusterRow> of(
      List<List<String>> clusters, Gallery gallery, List<Trial> ours, List<Trial> general) {
    List<ClusterRow> rows = new ArrayList<>();
    for (List<String> categories : clusters) {
      Part part = new Part(categories, gallery);
      for (int i = 0; i < ours.size(); i++) {
        part.add(ours.get(i), general == null ? null : general.get(i));
      }
      if (part.queries > 0) {
        rows.add(part.row(general != null));
      }
    }
    return rows;
  }

  /** Counts of one cluster. */
  private static final class Part {
    private final List<String> categories;
    private final Gallery gallery;
    private int queries;
    private int right;
    private int alone;
    private int inside;
    private int onlyOurs;
    private int onlyGeneral;

    Part(List<String> categories, Gallery gallery) {
      this.categories = categories;
      this.gallery = gallery;
    }

    private boolean holds(String sku) {
      return categories.contains(gallery.product(sku).category());
    }

    void add(Trial ours, Trial general) {
      if (!holds(ours.shown())) {
        return;
      }
      boolean wins = ours.searched().right();
      queries++;
      right += wins ? 1 : 0;
      inside += !wins && holds(ours.nearest()) ? 1 : 0;
      alone +=
          ours.refined().stream()
                  .filter(candidate -> holds(candidate.sku()))
                  .findFirst()
                  .filter(candidate -> candidate.sku().equals(ours.shown()))
                  .isPresent()
              ? 1
              : 0;
      if (general != null && general.searched().right() != wins) {
        onlyOurs += wins ? 1 : 0;
        onlyGeneral += wins ? 0 : 1;
      }
    }

    ClusterRow row(boolean compared) {
      double gain = (double) (onlyOurs - onlyGeneral) / queries;
      double noise = TWO_SIDED * Math.sqrt(onlyOurs + onlyGeneral) / queries;
      double top1 = (double) right / queries;
      return new ClusterRow(
          categories,
          (int) gallery.products().stream().filter(one -> holds(one.sku())).count(),
          queries,
          top1,
          (double) alone / queries,
          Tally.share(inside, queries - right),
          compared ? top1 - gain : null,
          compared ? gain : null,
          compared ? noise : null,
          compared ? gain > noise : null);
    }
  }
}
