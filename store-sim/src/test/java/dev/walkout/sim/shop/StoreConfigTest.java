package dev.walkout.sim.shop;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.sim.sensor.SensorNoise;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoreConfigTest {

  private static final StoreConfig GOOD = StoreConfig.of(1, 40);

  static Stream<Arguments> nonsense() {
    return Stream.of(
        bad(() -> StoreConfig.of(1, 0), "sim.trips must be 1 to 100000, not 0"),
        bad(() -> StoreConfig.of(1, 100_001), "sim.trips"),
        bad(() -> GOOD.withZones(0), "sim.zones must be 1 to 100, not 0"),
        bad(() -> GOOD.withCamerasPerZone(10), "sim.cameras-per-zone must be 1 to 9, not 10"),
        bad(() -> GOOD.withMeanArrivalGap(Duration.ZERO), "sim.mean-arrival-gap"),
        bad(() -> GOOD.withMeanArrivalGap(Duration.ofHours(2)), "not PT2H"),
        bad(() -> store("a/b", 4, GOOD.opensAt()), "sim.store", "'a/b'"),
        bad(() -> store("", 4, GOOD.opensAt()), "sim.store"),
        bad(() -> store("s", 0, GOOD.opensAt()), "sim.shelves-per-zone must be 1 to 20, not 0"),
        bad(() -> store("s", 4, Instant.ofEpochSecond(0, 1)), "sim.opens-at", "microseconds"),
        bad(() -> new Habits(0, 7, 0, 0, 0, 0, 0, 0), "habits.pieces", "0..7"),
        bad(() -> new Habits(3, 2, 0, 0, 0, 0, 0, 0), "habits.pieces", "3..2"),
        bad(() -> new Habits(3, 7, 1.1, 0, 0, 0, 0, 0), "habits.buys-nothing", "1.1"),
        bad(() -> new Habits(3, 7, 0, 0, 0, Double.NaN, 0, 0), "habits.regret", "NaN"),
        bad(() -> noise(-0.1, 3, 8, 300), "sensor.miss must be 0 to 1, not -0.1"),
        bad(() -> noise(0.1, 0, 8, 300), "sensor.crops", "0..8"),
        bad(() -> noise(0.1, 3, 9, 300), "sensor.crops", "3..9"),
        bad(() -> noise(0.1, 3, 8, 5000), "sensor.jitter", "PT5S"));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void refusesNonsenseAndNamesTheSetting(ThrowingCallable making, String[] message) {
    assertThatThrownBy(making)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(message);
  }

  private static Arguments bad(ThrowingCallable making, String... message) {
    return Arguments.of(making, message);
  }

  private static StoreConfig store(String id, int shelves, Instant opensAt) {
    return new StoreConfig(
        id, 1, 1, 6, shelves, 3, opensAt, Duration.ofSeconds(25), Habits.standard());
  }

  private static SensorNoise noise(double miss, int least, int most, long jitterMillis) {
    Duration second = Duration.ofSeconds(1);
    return new SensorNoise(
        miss, 0, 0, 0, 0, 0, 0, least, most, Duration.ofMillis(jitterMillis), second, second);
  }
}
