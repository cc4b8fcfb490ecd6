package dev.walkout.shop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void isTheMedianBetweenLeastAndMost() {
    assertThat(Spread.of(List.of(5.0, 1.0, 2.0))).isEqualTo(new Spread(2, 1, 5));
  }

  @Test
  void aPercentileLiesBetweenItsNeighboursInProportion() {
    assertThat(Spread.percentile(List.of(40.0, 0.0, 10.0, 20.0, 30.0), 0.9)).isEqualTo(36);
  }
}
