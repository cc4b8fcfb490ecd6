package dev.walkout.edge.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private Instant wall = NOON;
  private long nanos = 77;

  private void pass(Duration time) {
    wall = wall.plus(time);
    nanos += time.toNanos();
  }

  @Test
  void itIsTheWallClockAsLongAsThatGoesOn() {
    SteadyClock clock = new SteadyClock(() -> wall, () -> nanos);
    pass(Duration.ofHours(3));
    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(3)));
    assertThat(clock.trouble()).isEmpty();
  }

  @Test
  void aClockSetBackAnHourIsToldAndTimeGoesOn() {
    SteadyClock clock = new SteadyClock(() -> wall, () -> nanos);
    clock.instant();
    wall = wall.minus(Duration.ofHours(1));
    pass(Duration.ofMinutes(1));

    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
    assertThat(clock.trouble()).get().asString().contains("3600 s behind", "start the agent anew");

    wall = wall.plus(Duration.ofHours(1));
    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
    assertThat(clock.trouble()).isEmpty();
  }

  @Test
  void aClockSetForwardIsFollowedAndCounted() {
    SteadyClock clock = new SteadyClock(() -> wall, () -> nanos);
    wall = wall.plus(Duration.ofDays(365));
    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(365)));
    assertThat(clock.setForward()).isEqualTo(Duration.ofDays(365));
    assertThat(clock.trouble()).isEmpty();
  }

  @Test
  void itNeverGoesBack() {
    SteadyClock clock = new SteadyClock(() -> wall, () -> nanos);
    Instant last = clock.instant();
    for (int i = 0; i < 1000; i++) {
      wall = wall.plusMillis(i % 7 == 0 ? -900 : 300);
      nanos += 100_000_000;
      Instant now = clock.instant();
      assertThat(now).isAfterOrEqualTo(last);
      last = now;
    }
  }
}
