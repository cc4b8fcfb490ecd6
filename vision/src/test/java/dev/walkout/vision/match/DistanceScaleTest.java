package dev.walkout.vision.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.vision.match.Gallery.Enrolled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistanceScaleTest {

  private static final int DIMENSION = 16;
  private final Random random = new Random(1);

  @Test
  void productsWithFewAnchorsAreAllowedMore() {
    List<Enrolled> products = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      products.add(product(i, i < 10 ? 3 : 30));
    }
    DistanceScale scale = new DistanceScale(products);
    assertThat(scale.allowance(0)).isEqualTo(scale.allowance(9)).isBetween(0.005, 0.2);
    assertThat(scale.allowance(10)).isEqualTo(scale.allowance(19)).isBetween(-0.2, -0.005);
    assertThat(scale.fast(0, 0.8)).isLessThan(scale.fast(10, 0.8));
    assertThat(scale.refined(0, 0.5, 0.5)).isLessThan(scale.refined(10, 0.5, 0.5));
  }

  @Test
  void equalNumbersOfAnchorsNeedNoAllowance() {
    DistanceScale scale = new DistanceScale(List.of(product(1, 5), product(2, 5), product(3, 5)));
    for (int p = 0; p < 3; p++) {
      assertThat(scale.allowance(p)).isCloseTo(0, within(1e-12));
    }
  }

  @Test
  void anAccidentOfFewProductsIsBounded() {
    // 9 anchors that scatter beside 10 that are nearly one: the line would be all but upright
    Enrolled wide = new Enrolled("wide", "any", TestVectors.random(random, 9, DIMENSION));
    assertThat(new DistanceScale(List.of(wide, product(2, 10))).allowance(0)).isBetween(0.0, 0.02);
  }

  @Test
  void centroidsAndAnchorsAreOnOneScale() {
    List<Enrolled> products = new ArrayList<>();
    List<float[]> photos = new ArrayList<>();
    // few dimensions: among 20 anchors one lies much nearer than their centroid
    for (int i = 0; i < 20; i++) {
      float[] centre = TestVectors.random(random, 1, 4).get(0);
      List<float[]> all = new ArrayList<>();
      for (int k = 0; k < 40; k++) {
        all.add(TestVectors.near(centre, 0.1, random));
      }
      products.add(new Enrolled("sku-" + (10 + i), "any", all.subList(0, 20)));
      photos.addAll(all.subList(20, 40));
    }
    Gallery gallery = TestVectors.gallery(4, products.toArray(Enrolled[]::new));
    AnchorIndex index = new InMemoryAnchorIndex(gallery);
    double fast = 0;
    double raw = 0;
    double refined = 0;
    for (float[] photo : photos) {
      Ranking ranking = Ranking.byCentroid(gallery, photo);
      Ranking searched =
          ranking.refinedBy(
              index.search(List.of(photo), gallery.categories(), 32).get(0), ranking.categories());
      fast += ranking.nearest().distance() / photos.size();
      refined += searched.nearest().distance() / photos.size();
      float[] centroid = gallery.centroid(gallery.product(ranking.nearest().sku()));
      raw += UnitVectors.distance(UnitVectors.dot(centroid, photo)) / photos.size();
    }
    assertThat(raw - refined).isGreaterThan(0.03);
    assertThat(fast).isCloseTo(refined, within(0.01));
  }

  @Test
  void aSingleAnchorIsItsOwnCentroid() {
    DistanceScale scale = new DistanceScale(List.of(product(1, 1)));
    assertThat(scale.fast(0, 0.7)).isEqualTo(0.7);
    assertThat(scale.refined(0, scale.fast(0, 0.7), 0.7)).isCloseTo(0.7, within(1e-12));
    DistanceScale beside = new DistanceScale(List.of(product(1, 1), product(2, 2)));
    assertThat(beside.refined(0, beside.fast(0, 0.7), 0.7))
        .isCloseTo(beside.fast(0, 0.7), within(1e-12));
  }

  @Test
  void reachIsTheProductDistanceOfAnAnchorLeftOut() {
    List<float[]> pair = List.of(TestVectors.at(0), TestVectors.at(60));
    assertThat(DistanceScale.LeftOut.of(pair).reach()).isCloseTo(1, within(1e-6));
    assertThat(DistanceScale.LeftOut.of(pair).gap()).isCloseTo(0, within(1e-6));
  }

  @Test
  void aPictureThatIsAnAnchorIsNeverNearerThanNothing() {
    DistanceScale scale = new DistanceScale(List.of(product(1, 5), product(2, 30)));
    assertThat(scale.fast(0, 0)).isZero();
    assertThat(scale.refined(0, 0, 0)).isGreaterThanOrEqualTo(0);
  }

  private Enrolled product(int number, int anchors) {
    float[] centre = TestVectors.random(random, 1, DIMENSION).get(0);
    List<float[]> its = new ArrayList<>();
    for (int i = 0; i < anchors; i++) {
      its.add(TestVectors.near(centre, 0.1, random));
    }
    return new Enrolled("sku-" + number, "any", its);
  }
}
