package dev.walkout.sim.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.schemas.avro.Action;
import dev.walkout.sim.Shops;
import dev.walkout.sim.shop.Crowd;
import dev.walkout.sim.shop.Layout;
import dev.walkout.sim.shop.Seed;
import dev.walkout.sim.shop.StoreConfig;
import dev.walkout.sim.shop.TripPlan.Stay;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class EyesTest {

  private static final StoreConfig CONFIG =
      StoreConfig.of(3, 600).withMeanArrivalGap(Duration.ofSeconds(8));
  private static final Layout LAYOUT = Layout.of(CONFIG, Shops.products());
  private static final List<Stay> STAYS =
      Crowd.of(CONFIG, LAYOUT).stays().stream()
          .filter(stay -> stay.zone().equals(LAYOUT.zones().get(0)))
          .toList();
  private static final int MOVEMENTS =
      STAYS.stream().mapToInt(stay -> stay.movements().size()).sum();

  @Test
  void withoutNoiseSeesWhatHappened() {
    List<Sensed> seen =
        new Eyes("camera", SensorNoise.none(), Mishaps.NONE, new Seed(1)).see(STAYS);
    assertThat(seen).hasSize(MOVEMENTS);
    for (Sensed sensed : seen) {
      assertThat(sensed.action()).isEqualTo(sensed.truth().action());
      assertThat(sensed.personTrack()).isEqualTo(sensed.truth().personTrack());
      assertThat(sensed.shelfId()).isEqualTo(sensed.truth().shelfId());
      assertThat(sensed.startedAt()).isEqualTo(sensed.truth().startedAt());
      assertThat(sensed.endedAt()).isEqualTo(sensed.truth().endedAt());
    }
  }

  @Test
  void errsAsOftenAsItsSettingsSay() {
    Duration second = Duration.ofSeconds(1);
    Duration jitter = Duration.ofMillis(300);
    SensorNoise noise =
        new SensorNoise(0.2, 0.1, 0.15, 0.25, 0.3, 0, 0, 3, 8, jitter, second, second);
    List<Sensed> seen = new Eyes("camera", noise, Mishaps.NONE, new Seed(1)).see(STAYS);

    assertThat((double) seen.size() / MOVEMENTS).isCloseTo(0.8, within(0.06));
    assertThat(share(seen, sensed -> sensed.action() == Action.UNSURE))
        .isCloseTo(0.1, within(0.05));
    assertThat(share(seen, sensed -> sensed.personTrack() == null)).isCloseTo(0.15, within(0.05));
    assertThat(share(seen, sensed -> sensed.shelfId() == null)).isCloseTo(0.3, within(0.07));
    assertThat(share(seen, EyesTest::wrongTrack)).isBetween(0.05, 0.25);
    assertThat(seen)
        .noneMatch(sensed -> off(sensed).compareTo(jitter) > 0)
        .anyMatch(sensed -> off(sensed).toMillis() > 250)
        .allMatch(
            sensed ->
                sensed.action() == Action.UNSURE || sensed.action() == sensed.truth().action());
  }

  @Test
  void aWrongTrackIsSomebodyWhoIsThere() {
    Duration second = Duration.ofSeconds(1);
    SensorNoise noise = new SensorNoise(0, 0, 0, 1, 0, 0, 0, 3, 8, Duration.ZERO, second, second);
    List<Sensed> seen = new Eyes("camera", noise, Mishaps.NONE, new Seed(1)).see(STAYS);
    for (Sensed sensed : seen) {
      assertThat(STAYS)
          .anyMatch(
              stay ->
                  stay.personTrack().equals(sensed.personTrack())
                      && stay.overlaps(sensed.startedAt(), sensed.endedAt()));
    }
    assertThat(seen).anyMatch(EyesTest::wrongTrack).anyMatch(sensed -> !wrongTrack(sensed));
  }

  @Test
  void camerasErrIndependently() {
    SensorNoise noise = SensorNoise.standard();
    List<Sensed> one = new Eyes("camera-1", noise, Mishaps.NONE, new Seed(1)).see(STAYS);
    List<Sensed> other = new Eyes("camera-2", noise, Mishaps.NONE, new Seed(1)).see(STAYS);
    assertThat(one).isNotEqualTo(other);
    assertThat(one).isEqualTo(new Eyes("camera-1", noise, Mishaps.NONE, new Seed(1)).see(STAYS));
  }

  private static boolean wrongTrack(Sensed sensed) {
    return sensed.personTrack() != null
        && !Objects.equals(sensed.personTrack(), sensed.truth().personTrack());
  }

  private static Duration off(Sensed sensed) {
    return Duration.between(sensed.truth().startedAt(), sensed.startedAt()).abs();
  }

  private static double share(List<Sensed> seen, Predicate<Sensed> which) {
    return (double) seen.stream().filter(which).count() / seen.size();
  }
}
