package dev.walkout.sim.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.WeightChange;
import dev.walkout.sim.shop.Load;
import dev.walkout.sim.shop.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {

  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  @Test
  void reportsWhatCameAndWentOnceItHasSettled() {
    List<Observation> reports =
        reports(0, new Load("shelf", at(2), at(3), -500), new Load("shelf", at(8), at(9), 300));
    assertThat(changes(reports)).extracting(WeightChange::getDeltaGrams).containsExactly(-500, 300);
    assertThat(changes(reports).get(0).getStartedAt()).isEqualTo(at(2));
    assertThat(changes(reports).get(0).getEndedAt()).isEqualTo(at(3));
    assertThat(reports.stream().map(Observation::getSeq)).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void handsThatMoveAtOnceMakeOneChange() {
    List<WeightChange> changes =
        changes(
            reports(
                0,
                new Load("shelf", at(2), at(3), -500),
                new Load("shelf", at(2.5), at(4), -200),
                new Load("shelf", at(4.1), at(5), 100)));
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).getDeltaGrams()).isEqualTo(-600);
    assertThat(changes.get(0).getEndedAt()).isEqualTo(at(5));
  }

  @Test
  void promisesNothingOfAChangeThatIsStillToCome() {
    for (Observation report : reports(0, new Load("shelf", at(2), at(6), -500))) {
      if (report.getBody() instanceof Heartbeat beat && report.getObservedAt().isBefore(at(6))) {
        assertThat(beat.getUpTo()).isBefore(at(2));
      }
    }
  }

  @Test
  void differencesAreRightToWithinTheDeclaredTolerance() {
    List<Load> loads = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      loads.add(new Load("shelf", at(10 * i), at(10 * i + 1), -400));
    }
    List<WeightChange> changes = changes(reports(2, loads.toArray(Load[]::new)));
    long within =
        changes.stream()
            .filter(change -> Math.abs(change.getDeltaGrams() + 400) <= change.getToleranceGrams())
            .count();
    assertThat(within).isGreaterThan(190);
    assertThat(changes).anyMatch(change -> change.getDeltaGrams() != -400);
  }

  private static Instant at(double seconds) {
    return START.plusMillis(Math.round(1000 * seconds));
  }

  private static List<Observation> reports(double sigma, Load... loads) {
    Instant last = loads[loads.length - 1].endedAt().plusSeconds(5);
    var identity =
        new Scale.Identity("scale", "boot", new ZoneKey("store", "zone"), "shelf", new Seed(7));
    Scale scale =
        new Scale(
            identity, List.of(loads), sigma, new Beat(START, Duration.ofSeconds(1), last, last));
    List<Observation> reports = new ArrayList<>();
    scale.forEach(report -> reports.add((Observation) report.emission().get().value()));
    return reports;
  }

  private static List<WeightChange> changes(List<Observation> reports) {
    return reports.stream()
        .map(Observation::getBody)
        .filter(WeightChange.class::isInstance)
        .map(WeightChange.class::cast)
        .toList();
  }
}
