package dev.walkout.vision.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.vision.match.Gallery.Enrolled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllowancesTest {

  private static final int DIMENSION = 16;
  private final Random random = new Random(1);

  @Test
  void productsWithFewAnchorsAreAllowedMore() {
    List<Enrolled> products = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      products.add(product(i, i < 10 ? 3 : 30));
    }
    double[] allowances = Allowances.of(products);
    assertThat(allowances[0]).isEqualTo(allowances[9]).isBetween(0.005, 0.2);
    assertThat(allowances[10]).isEqualTo(allowances[19]).isBetween(-0.2, -0.005);
  }

  @Test
  void equalNumbersOfAnchorsNeedNoAllowance() {
    List<Enrolled> products = List.of(product(1, 5), product(2, 5), product(3, 5));
    assertThat(Allowances.of(products)).containsExactly(new double[3], within(1e-12));
  }

  @Test
  void anAccidentOfFewProductsIsBounded() {
    // 9 anchors that scatter beside 10 that are nearly one: the line would be all but upright
    Enrolled wide = new Enrolled("wide", "any", TestVectors.random(random, 9, DIMENSION));
    Enrolled narrow = product(2, 10);
    double[] allowances = Allowances.of(List.of(wide, narrow));
    assertThat(allowances[0]).isBetween(0.0, 0.02);
  }

  @Test
  void singleAnchorsAreCountedAsTwo() {
    List<Enrolled> products = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      products.add(product(i, i < 4 ? 2 : 40));
    }
    double two = Allowances.of(products).clone()[0];
    products.set(0, product(0, 1));
    assertThat(Allowances.of(products)[0]).isCloseTo(two, within(0.05));
    assertThat(Allowances.of(List.of(product(1, 1)))).containsExactly(new double[1], within(1e-12));
    assertThat(Allowances.of(List.of())).isEmpty();
  }

  @Test
  void reachIsTheProductDistanceOfAnAnchorLeftOut() {
    List<float[]> pair = List.of(TestVectors.at(0), TestVectors.at(60));
    assertThat(Allowances.reach(pair)).isCloseTo(1, within(1e-6));
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
