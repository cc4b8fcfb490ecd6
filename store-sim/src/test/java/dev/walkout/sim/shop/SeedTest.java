package dev.walkout.sim.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SeedTest {

  @Test
  void aNameGivesItsOwnNumbers() {
    Seed seed = new Seed(5);
    assertThat(first(seed.random("a", 1))).isEqualTo(first(seed.random("a", 1)));
    assertThat(first(seed.random("a", 1)))
        .isNotEqualTo(first(seed.random("a", 2)))
        .isNotEqualTo(first(seed.random("a1")))
        .isNotEqualTo(first(new Seed(6).random("a", 1)));
  }

  private static long first(RandomGenerator random) {
    return random.nextLong();
  }
}
