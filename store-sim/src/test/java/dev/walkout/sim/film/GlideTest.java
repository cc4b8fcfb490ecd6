package dev.walkout.sim.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GlideTest {

  private static final Glide IN_AND_OUT =
      new Glide(new double[] {1, 2, 3, 5}, new double[] {-100, 0, 80, -40});

  @Test
  void comesThroughItsPlacesAndRestsOutsideOfItsTime() {
    assertThat(IN_AND_OUT.at(0)).isEqualTo(-100);
    assertThat(IN_AND_OUT.at(1)).isEqualTo(-100);
    assertThat(IN_AND_OUT.at(2)).isZero();
    assertThat(IN_AND_OUT.at(3)).isEqualTo(80);
    assertThat(IN_AND_OUT.at(9)).isEqualTo(-40);
  }

  @Test
  void overshootsNothing() {
    for (double t = 1; t < 5; t += 0.01) {
      double least = t < 3 ? IN_AND_OUT.at(t - 0.01) : IN_AND_OUT.at(t + 0.01);
      assertThat(IN_AND_OUT.at(t)).as("at %s", t).isBetween(least - 1e-9, 80.0 + 1e-9);
    }
    assertThat(IN_AND_OUT.highest()).isEqualTo(80);
  }

  @Test
  void refusesTimesThatDoNotGrow() {
    assertThatThrownBy(() -> new Glide(new double[] {1, 1}, new double[] {0, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.0, 1.0");
  }
}
