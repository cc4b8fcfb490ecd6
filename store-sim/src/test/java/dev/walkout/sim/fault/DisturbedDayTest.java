package dev.walkout.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.sim.Shops;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.shop.Seed;
import dev.walkout.sim.shop.StoreConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisturbedDayTest {

  private static final String CAMERA = "store-1-zone-1-camera-1";

  private final Simulation day = Shops.simulation(StoreConfig.of(5, 6));
  private final List<Emission<?>> sent = Shops.emissions(day);

  @Test
  void anEmptyScriptChangesNothing() {
    assertThat(reports("", 1)).isEqualTo(sent);
  }

  @Test
  void theSameSeedDisturbsAlike() {
    String script = "drop 3%; repeat 5% after 2s; shuffle 3s; straggle 2% by 1s";
    assertThat(reports(script, 1)).isEqualTo(reports(script, 1)).isNotEqualTo(reports(script, 2));
  }

  @Test
  void whatIsDroppedLeavesAHole() {
    List<Emission<?>> left = reports("drop 10%", 1);
    assertThat(left).hasSizeBetween(sent.size() * 85 / 100, sent.size() * 95 / 100);
    assertThat(sent).containsAll(left);
  }

  @Test
  void aDropOfOneSensorConcernsNoOther() {
    List<Emission<?>> left = reports("drop 100% of " + CAMERA, 1);
    assertThat(left).isEqualTo(sent.stream().filter(e -> !sensor(e).equals(CAMERA)).toList());
  }

  @Test
  void whatIsRepeatedComesTwiceUnchanged() {
    List<Emission<?>> twice = reports("repeat 10% after 2s", 1);
    assertThat(twice.size()).isGreaterThan(sent.size() * 105 / 100);
    assertThat(new HashSet<>(twice)).isEqualTo(new HashSet<>(sent));
  }

  @Test
  void sensorsOvertakeOneAnotherAndNeverThemselves() {
    List<Emission<?>> shuffled = reports("shuffle 5s", 1);
    assertThat(shuffled).isNotEqualTo(sent).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(bySensor(shuffled)).isEqualTo(bySensor(sent));
  }

  @Test
  void aRepeatNeverComesBeforeTheFirstTime() {
    List<Emission<?>> twice = reports("shuffle 8s; repeat 30% after 100ms", 1);
    bySensor(twice)
        .forEach(
            (sensor, reports) ->
                assertThat(new ArrayList<>(new LinkedHashSet<>(reports)))
                    .as(sensor)
                    .isEqualTo(bySensor(sent).get(sensor)));
  }

  @Test
  void aLateSensorKeepsItsOrderAndIsBehindTheOthers() {
    List<Emission<?>> late = reports("delay 3s of " + CAMERA, 1);
    assertThat(bySensor(late)).isEqualTo(bySensor(sent));
    Emission<?> one = sent.stream().filter(e -> sensor(e).equals(CAMERA)).findFirst().orElseThrow();
    List<Emission<?>> before = late.subList(0, late.indexOf(one));
    assertThat(before.get(before.size() - 1).at()).isAfter(one.at().plusSeconds(2));
  }

  @Test
  void aStragglerComesAfterWhatItsSensorSentLater() {
    List<Emission<?>> straggled = reports("straggle 5% by 2s of " + CAMERA, 1);
    assertThat(straggled).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(bySensor(straggled).get(CAMERA)).isNotEqualTo(bySensor(sent).get(CAMERA));
  }

  @Test
  void aWrongClockShiftsEveryTimeAndNotTheArrival() {
    List<Emission<?>> skewed = reports("skew 700ms of " + CAMERA, 1);
    assertThat(skewed).hasSameSizeAs(sent);
    int bursts = 0;
    for (int i = 0; i < sent.size(); i++) {
      if (!sensor(sent.get(i)).equals(CAMERA)) {
        assertThat(skewed.get(i)).isEqualTo(sent.get(i));
        continue;
      }
      Observation told = (Observation) skewed.get(i).value();
      Observation meant = (Observation) sent.get(i).value();
      Duration by = Duration.ofMillis(700);
      assertThat(told.getObservedAt()).isEqualTo(meant.getObservedAt().plus(by));
      if (told.getBody() instanceof Burst burst) {
        bursts++;
        assertThat(burst.getStartedAt())
            .isEqualTo(((Burst) meant.getBody()).getStartedAt().plus(by));
      } else if (told.getBody() instanceof Heartbeat beat) {
        assertThat(beat.getUpTo()).isEqualTo(((Heartbeat) meant.getBody()).getUpTo().plus(by));
      }
    }
    assertThat(bursts).isPositive();
  }

  @Test
  void aBlindSensorIsSilentAndThenTellsOfItsGap() {
    List<Observation> told =
        reports("blind 30s..90s of " + CAMERA, 1).stream()
            .filter(e -> sensor(e).equals(CAMERA))
            .map(e -> (Observation) e.value())
            .toList();
    List<Observation> gaps = told.stream().filter(o -> o.getBody() instanceof Gap).toList();
    assertThat(gaps).hasSize(1);
    Gap gap = (Gap) gaps.get(0).getBody();
    assertThat(gap.getFrom()).isEqualTo(sent.get(0).at().plusSeconds(30));
    assertThat(Duration.between(gap.getFrom(), gap.getTo())).isBetween(s(60), s(63));
    assertThat(told)
        .filteredOn(o -> !o.getObservedAt().isBefore(gap.getFrom()))
        .allMatch(o -> !o.getObservedAt().isBefore(gap.getTo()));
    int place = told.indexOf(gaps.get(0));
    assertThat(gaps.get(0).getSeq()).isGreaterThan(told.get(place - 1).getSeq() + 1);
  }

  private static Duration s(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private List<Emission<?>> reports(String script, long seed) {
    List<Emission<?>> reports = new ArrayList<>();
    new DisturbedDay(day, FaultScript.parse(script), new Seed(seed))
        .emissions(Runnable::run, 1)
        .forEachRemaining(reports::add);
    return reports;
  }

  private static String sensor(Emission<?> emission) {
    return Sent.of(emission).sensorId();
  }

  private static Map<String, List<Emission<?>>> bySensor(List<Emission<?>> emissions) {
    Map<String, List<Emission<?>>> bySensor = new HashMap<>();
    emissions.forEach(e -> bySensor.computeIfAbsent(sensor(e), s -> new ArrayList<>()).add(e));
    return bySensor;
  }
}
