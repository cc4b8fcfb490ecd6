package dev.walkout.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {

  private long nanos;

  @Test
  void overAMinuteItLetsPassWhatItMay() {
    RateLimit rate = new RateLimit(10_000, () -> nanos);
    long passed = 0;
    for (int millis = 0; millis < 60_000; millis++) {
      nanos = millis * 1_000_000L;
      while (rate.open()) {
        rate.take(3000);
        passed += 3000;
      }
    }
    assertThat(passed).isBetween(600_000L, 615_000L);
  }

  @Test
  void whatIsLargerThanASecondsWorthPassesAndIsWaitedFor() {
    RateLimit rate = new RateLimit(1000, () -> nanos);
    assertThat(rate.open()).isTrue();
    rate.take(5000);
    nanos = 3_900_000_000L;
    assertThat(rate.open()).isFalse();
    nanos = 4_100_000_000L;
    assertThat(rate.open()).isTrue();
  }

  @Test
  void zeroIsNoLimit() {
    RateLimit rate = new RateLimit(0, () -> nanos);
    rate.take(Long.MAX_VALUE / 2);
    assertThat(rate.open()).isTrue();
  }
}
