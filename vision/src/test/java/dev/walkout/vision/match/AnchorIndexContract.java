package dev.walkout.vision.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.vision.match.AnchorIndex.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every anchor index must do. An adapter extends this, says how to build itself and, if it
 * searches a graph instead of a list, how much it may miss.
 */
public abstract class AnchorIndexContract {

  private static final int DIMENSION = 16;
  private static final Set<String> ANY = Set.of("any");

  /** An index that holds the anchors of this gallery and nothing else. */
  protected abstract AnchorIndex indexOf(Gallery gallery);

  /** Least share of the true nearest anchors that must be found; 1 for an exact index. */
  protected double leastRecall() {
    return 1;
  }

  @Test
  void findsTheNearestAnchorsInOrder() {
    Gallery gallery = clustered(20, 40);
    List<float[]> queries = TestVectors.random(new Random(2), 50, DIMENSION);

    List<List<Hit>> answers = indexOf(gallery).search(queries, ANY, 10);

    assertThat(answers).hasSameSizeAs(queries);
    double found = 0;
    for (int q = 0; q < queries.size(); q++) {
      List<Hit> truth = exact(gallery, queries.get(q)).subList(0, 10);
      List<Hit> hits = answers.get(q);
      assertThat(hits).hasSize(10).isSortedAccordingTo(Comparator.comparingDouble(Hit::distance));
      double farthest = truth.get(9).distance() + 1e-4;
      found += hits.stream().filter(hit -> hit.distance() <= farthest).count();
      assertThat(hits.get(0).distance()).isGreaterThanOrEqualTo(truth.get(0).distance() - 1e-4);
    }
    assertThat(found / (10 * queries.size())).isGreaterThanOrEqualTo(leastRecall());
  }

  @Test
  void findsEachAnchorByItself() {
    Gallery gallery = clustered(10, 30);
    AnchorIndex index = indexOf(gallery);
    int recalled = 0;
    for (Gallery.Product product : gallery.products()) {
      List<List<Hit>> answers = index.search(gallery.anchors(product), ANY, 1);
      for (List<Hit> hits : answers) {
        recalled += hits.get(0).sku().equals(product.sku()) ? 1 : 0;
      }
    }
    assertThat((double) recalled / gallery.anchorCount()).isGreaterThanOrEqualTo(leastRecall());
  }

  @Test
  void findsOnlyAnchorsOfTheCategoriesAskedFor() {
    Gallery gallery = threeCategories();
    AnchorIndex index = indexOf(gallery);
    List<float[]> query = List.of(TestVectors.at(0));

    assertThat(index.search(query, Set.of("soap"), 9).get(0))
        .extracting(Hit::sku)
        .containsExactly("soap-bar", "soap-bar", "soap-gel");
    assertThat(index.search(query, Set.of("soap", "no such"), 9).get(0)).hasSize(3);
    assertThat(index.search(query, Set.of("no such"), 9)).containsExactly(List.of());
  }

  @Test
  void mergesSeveralCategoriesInOrder() {
    AnchorIndex index = indexOf(threeCategories());
    List<float[]> query = List.of(TestVectors.at(0));

    assertThat(index.search(query, Set.of("soap", "drinks"), 9).get(0))
        .extracting(Hit::sku)
        .containsExactly("milk", "soap-bar", "milk", "soap-bar", "tea", "soap-gel");
    assertThat(index.search(query, Set.of("soap", "drinks"), 3).get(0))
        .extracting(Hit::sku)
        .containsExactly("milk", "soap-bar", "milk");
  }

  @Test
  void equallyNearAnchorsComeBySku() {
    Gallery gallery =
        TestVectors.gallery(
            2,
            new Gallery.Enrolled("b", "one", List.of(TestVectors.at(10))),
            new Gallery.Enrolled("c", "one", List.of(TestVectors.at(10))),
            new Gallery.Enrolled("a", "two", List.of(TestVectors.at(10))));
    List<float[]> query = List.of(TestVectors.at(0));
    assertThat(indexOf(gallery).search(query, gallery.categories(), 2).get(0))
        .extracting(Hit::sku)
        .containsExactly("a", "b");
  }

  @Test
  void anAnchorThatAProductHasTwiceIsFoundTwice() {
    Gallery gallery =
        TestVectors.gallery(2, TestVectors.product("a", TestVectors.at(10), TestVectors.at(10)));
    assertThat(indexOf(gallery).search(List.of(TestVectors.at(0)), ANY, 5).get(0)).hasSize(2);
  }

  @Test
  void measuresTheSameDistanceToTheLastBit() {
    Gallery gallery = clustered(3, 5);
    List<float[]> queries = TestVectors.random(new Random(8), 5, DIMENSION);
    List<List<Hit>> answers = indexOf(gallery).search(queries, ANY, 100);
    for (int q = 0; q < queries.size(); q++) {
      float[] query = queries.get(q);
      List<Double> distances = new ArrayList<>();
      for (Gallery.Product product : gallery.products()) {
        for (float[] anchor : gallery.anchors(product)) {
          distances.add(UnitVectors.distance(AnchorIndex.dot(query, anchor)));
        }
      }
      assertThat(answers.get(q))
          .extracting(Hit::distance)
          .containsExactlyElementsOf(distances.stream().sorted().toList());
    }
  }

  @Test
  void measuresEuclideanDistance() {
    Gallery gallery = TestVectors.gallery(2, TestVectors.product("a", new float[] {1, 0}));
    AnchorIndex index = indexOf(gallery);
    List<List<Hit>> answers =
        index.search(List.of(new float[] {1, 0}, new float[] {0, 1}, new float[] {-1, 0}), ANY, 1);
    assertThat(answers).extracting(hits -> hits.get(0).sku()).containsOnly("a");
    assertThat(answers.get(0).get(0).distance()).isCloseTo(0, within(1e-3));
    assertThat(answers.get(1).get(0).distance()).isCloseTo(Math.sqrt(2), within(1e-3));
    assertThat(answers.get(2).get(0).distance()).isCloseTo(2, within(1e-3));
  }

  @Test
  void answersWithFewerOnlyIfThereAreFewer() {
    Gallery gallery = clustered(2, 3);
    List<float[]> query = TestVectors.random(new Random(4), 1, DIMENSION);
    assertThat(indexOf(gallery).search(query, ANY, 100).get(0)).hasSize(6);
  }

  @Test
  void answersEmptyForAGalleryWithoutProducts() {
    AnchorIndex index = indexOf(TestVectors.gallery(DIMENSION));
    List<float[]> queries = TestVectors.random(new Random(5), 2, DIMENSION);
    assertThat(index.search(queries, ANY, 3)).containsExactly(List.of(), List.of());
  }

  @Test
  void answersNothingToNoQuery() {
    assertThat(indexOf(clustered(2, 2)).search(List.of(), ANY, 3)).isEmpty();
  }

  @Test
  void answersTheSameTwice() {
    AnchorIndex index = indexOf(clustered(10, 20));
    List<float[]> queries = TestVectors.random(new Random(6), 8, DIMENSION);
    assertThat(index.search(queries, ANY, 5)).isEqualTo(index.search(queries, ANY, 5));
  }

  @Test
  void refusesAQueryOfAnotherDimension() {
    AnchorIndex index = indexOf(clustered(2, 2));
    assertThatThrownBy(() -> index.search(List.of(new float[3]), ANY, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("query 0", "3", String.valueOf(DIMENSION));
  }

  @Test
  void refusesToFindNoAnchors() {
    AnchorIndex index = indexOf(clustered(2, 2));
    List<float[]> query = TestVectors.random(new Random(7), 1, DIMENSION);
    assertThatThrownBy(() -> index.search(query, ANY, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("k", "0");
  }

  @Test
  void refusesToSearchNoCategory() {
    AnchorIndex index = indexOf(clustered(2, 2));
    List<float[]> query = TestVectors.random(new Random(7), 1, DIMENSION);
    assertThatThrownBy(() -> index.search(query, Set.of(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("categories", "none");
  }

  /** Drinks at 1, 3 and 5 degrees, soap at 2, 4 and 6, bread at 0. */
  private static Gallery threeCategories() {
    return TestVectors.gallery(
        2,
        new Gallery.Enrolled("milk", "drinks", List.of(TestVectors.at(1), TestVectors.at(3))),
        new Gallery.Enrolled("tea", "drinks", List.of(TestVectors.at(5))),
        new Gallery.Enrolled("soap-bar", "soap", List.of(TestVectors.at(2), TestVectors.at(4))),
        new Gallery.Enrolled("soap-gel", "soap", List.of(TestVectors.at(6))),
        new Gallery.Enrolled("bread", "bread", List.of(TestVectors.at(0))));
  }

  /** Products around random directions, as a trained model leaves them. */
  private static Gallery clustered(int products, int anchors) {
    Random random = new Random(1);
    List<Gallery.Enrolled> enrolled = new ArrayList<>();
    List<float[]> centres = TestVectors.random(random, products, DIMENSION);
    for (int p = 0; p < products; p++) {
      List<float[]> its = new ArrayList<>();
      for (int a = 0; a < anchors; a++) {
        its.add(TestVectors.near(centres.get(p), 0.05, random));
      }
      enrolled.add(new Gallery.Enrolled("sku-" + p, "any", its));
    }
    return TestVectors.gallery(DIMENSION, enrolled.toArray(Gallery.Enrolled[]::new));
  }

  private static List<Hit> exact(Gallery gallery, float[] query) {
    List<Hit> all = new ArrayList<>();
    for (Gallery.Product product : gallery.products()) {
      for (float[] anchor : gallery.anchors(product)) {
        double distance = UnitVectors.distance(UnitVectors.dot(anchor, query));
        all.add(new Hit(product.sku(), distance));
      }
    }
    all.sort(Comparator.comparingDouble(Hit::distance));
    return all;
  }
}
