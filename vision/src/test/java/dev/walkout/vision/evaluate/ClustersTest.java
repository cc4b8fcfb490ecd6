package dev.walkout.vision.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.TestVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Products on a circle; siblings of a category stand 6 degrees apart. */
class ClustersTest {

  @Test
  void categoriesAsAlikeAsSiblingsAreOneCluster() {
    Gallery gallery = gallery(Map.of("pear", 0.0, "apple", 3.0, "milk", 180.0));
    assertThat(Clusters.of(gallery)).containsExactly(List.of("apple", "pear"), List.of("milk"));
  }

  @Test
  void aGroupOfFewProductsJoinsItsNearest() {
    List<Gallery.Enrolled> products = products(Map.of("pear", 0.0, "milk", 180.0));
    products.add(new Gallery.Enrolled("lone", "lone", List.of(TestVectors.at(130))));
    Gallery gallery = Gallery.of(TestVectors.gallery(2, products.get(0)).model(), products);
    assertThat(Clusters.of(gallery)).containsExactly(List.of("lone", "milk"), List.of("pear"));
  }

  @Test
  void aGainIsWeighedAgainstChance() {
    Gallery gallery = gallery(Map.of("pear", 0.0));
    List<Trial> general = new ArrayList<>();
    List<Trial> ours = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      ours.add(trial(i < 18));
      general.add(trial(i >= 8 && i < 18));
    }
    ClusterRow row = ClusterRow.of(List.of(List.of("pear")), gallery, ours, general).get(0);
    assertThat(row.gain()).isEqualTo(0.4);
    assertThat(row.noise()).isEqualTo(1.96 * Math.sqrt(8) / 20);
    assertThat(row.wins()).isTrue();
    assertThat(row.mistakesInside()).isEqualTo(1);
    assertThat(ClusterRow.of(List.of(List.of("pear")), gallery, ours, ours).get(0).wins())
        .isFalse();
  }

  private static Trial trial(boolean right) {
    Trial.Lead lead = new Trial.Lead(0.1, 0.1, right);
    String nearest = right ? "pear-0" : "pear-1";
    return new Trial(
        "made up",
        "pear-0",
        true,
        "pear",
        lead,
        lead,
        List.of(new dev.walkout.vision.match.Match.Candidate(nearest, 0.1)),
        0.1,
        1,
        1);
  }

  private static Gallery gallery(Map<String, Double> starts) {
    List<Gallery.Enrolled> products = products(starts);
    return Gallery.of(TestVectors.gallery(2, products.get(0)).model(), products);
  }

  /** Eight products of each category, from an angle on. */
  private static List<Gallery.Enrolled> products(Map<String, Double> starts) {
    List<Gallery.Enrolled> products = new ArrayList<>();
    starts.forEach(
        (category, start) -> {
          for (int i = 0; i < 8; i++) {
            products.add(
                new Gallery.Enrolled(
                    category + "-" + i, category, List.of(TestVectors.at(start + 6 * i))));
          }
        });
    return products;
  }
}
