package dev.walkout.vision.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AurocTest {

  @Test
  void countsPairsInTheRightOrder() {
    double[] enrolled = {0.9, 0.8, 0.3};
    double[] strangers = {0.5, 0.1};
    assertThat(Auroc.of(enrolled, strangers)).isCloseTo(5 / 6.0, within(1e-12));
    assertThat(Auroc.of(strangers, enrolled)).isCloseTo(1 / 6.0, within(1e-12));
  }

  @Test
  void tiesCountHalf() {
    assertThat(Auroc.of(new double[] {1, 1}, new double[] {1, 0})).isEqualTo(0.75);
    assertThat(Auroc.of(new double[] {1}, new double[0])).isEqualTo(0.5);
  }

  /** 3 of 20: the interval of the tables is 3.2 to 37.9 %. */
  @Test
  void sharesHaveExactIntervals() {
    Interval some = Interval.ofShare(3, 20);
    assertThat(some.low()).isCloseTo(0.0321, within(1e-4));
    assertThat(some.high()).isCloseTo(0.3789, within(1e-4));
    assertThat(Interval.ofShare(0, 100).low()).isZero();
    assertThat(Interval.ofShare(0, 100).high()).isCloseTo(0.0362, within(1e-4));
    assertThat(Interval.ofShare(50, 50).high()).isEqualTo(1);
    assertThat(Interval.ofShare(0, 0)).isEqualTo(new Interval(0, 1));
  }
}
