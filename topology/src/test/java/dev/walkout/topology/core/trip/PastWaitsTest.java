package dev.walkout.topology.core.trip;

import static dev.walkout.topology.core.Moves.at;
import static dev.walkout.topology.core.Moves.doubted;
import static dev.walkout.topology.core.Moves.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.trip.Receipt.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a clock decided once comes out again without one, in whatever order all is heard. */
class PastWaitsTest {

  private static final Duration BUDGET = TripConfig.defaults().budget();

  /** Zone a had come to second 5 when the wait was too long. */
  private final List<Receipt> live = live();

  @Test
  void theClockGivesAProvisionalVersionOfWhatTheZonesHadPromised() {
    assertThat(live).extracting(Receipt::status).containsExactly(Status.PROVISIONAL, Status.FINAL);
    assertThat(live.get(0).total().minor()).as("the second take was heard, no more").isEqualTo(120);
    assertThat(live.get(0).coverage())
        .containsExactly(
            new CoverageGap("a", "cam", new Span(at(1), at(2)), "CAMERA_DOWN"),
            new CoverageGap("a", "", new Span(at(5), at(8)), CoverageGap.NOT_REPORTED));
    assertThat(live.get(1).total().minor()).isEqualTo(470);
  }

  @Test
  void zonesThatAreFartherThanTheyWereChangeNothing() {
    Trip replay = replay(Map.of("a", at(5)));
    replay.gaps.add(new CoverageGap("a", "cam", new Span(at(1), at(2)), "CAMERA_DOWN"));
    replay.enter(0);
    replay.move(take("m1", "milk", 4));
    replay.move(take("m2", "tea", 6));
    replay.leave(8);
    replay.zone("a", 30);
    assertThat(replay.receipts()).as("zone b is not as far yet").isEmpty();
    replay.zone("b", 60);
    assertThat(replay.receipts()).isEqualTo(live);
  }

  @Test
  void aDoorThatIsHeardLastChangesNothing() {
    Trip replay = replay(Map.of("a", at(5)));
    replay.gaps.add(new CoverageGap("a", "cam", new Span(at(1), at(2)), "CAMERA_DOWN"));
    replay.move(take("m2", "tea", 6));
    replay.move(doubted(take("m3", "tea", 4), DoubtReason.LATE));
    replay.move(take("m1", "milk", 4));
    replay.progress(60);
    replay.leave(8);
    replay.enter(0);
    assertThat(replay.receipts()).hasSize(2);
    assertThat(replay.receipts().get(0)).isEqualTo(live.get(0));
  }

  @Test
  void aWaitIsOverAsSoonAsTheZonesAreAsFarAgain() {
    Trip replay = replay(Map.of("a", at(5)));
    replay.enter(0);
    replay.leave(8);
    replay.zone("b", 60);
    replay.zone("a", 4.9);
    assertThat(replay.receipts()).isEmpty();
    replay.zone("a", 5);
    assertThat(replay.receipts()).extracting(Receipt::status).containsExactly(Status.PROVISIONAL);
  }

  @Test
  void aZoneThatHadNotBegunIsNotWaitedFor() {
    Trip replay = replay(Map.of("a", at(0)));
    replay.enter(0);
    replay.leave(8);
    replay.zone("b", 60);
    assertThat(replay.receipts()).extracting(Receipt::status).containsExactly(Status.PROVISIONAL);
  }

  @Test
  void aTripThatDidNotWaitGetsNoProvisionalReceiptHoweverLateItIs() {
    Trip replay = new Trip(trip -> Optional.empty());
    replay.enter(0);
    replay.leave(8);
    replay.progress(8);
    assertThat(replay.receipts()).extracting(Receipt::status).containsExactly(Status.FINAL);
  }

  /** A gap that goes on after the exit is told the same by how ever far its zone has come. */
  @Test
  void aGapEndsWithTheStay() {
    Trip trip = new Trip();
    trip.gaps.add(new CoverageGap("a", "cam", new Span(at(-3), at(40)), "SILENT"));
    trip.enter(0);
    trip.leave(8);
    trip.progress(60);
    assertThat(trip.receipt().coverage())
        .containsExactly(new CoverageGap("a", "cam", new Span(at(0), at(8)), "SILENT"));
  }

  private static List<Receipt> live() {
    Trip trip = new Trip();
    trip.gaps.add(new CoverageGap("a", "cam", new Span(at(1), at(2)), "CAMERA_DOWN"));
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    trip.zone("a", 5);
    trip.move(take("m2", "tea", 6));
    trip.zone("b", 60);
    trip.leave(8);
    trip.clock(1000);
    trip.clock(1000 + BUDGET.toSeconds());
    trip.zone("a", 60);
    return trip.receipts();
  }

  private static Trip replay(Map<String, Instant> zones) {
    return new Trip(
        trip -> trip.equals("t1") ? Optional.of(new SpentWait(BUDGET, zones)) : Optional.empty());
  }
}
