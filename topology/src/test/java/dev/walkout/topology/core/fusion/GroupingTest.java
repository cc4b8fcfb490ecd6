package dev.walkout.topology.core.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.SourceRef;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which bursts make one movement, and whose it is, where several hands are at the shelf. */
class GroupingTest {

  private final Zone zone = new Zone("c1", "c2", "c3");

  @BeforeEach
  void twoTripsAreThere() {
    zone.visit("t1", 0, null);
    zone.visit("t2", 0, null);
  }

  @Test
  void twoHandsAtOnceAreTwoMovements() {
    for (String camera : List.of("c1", "c2", "c3")) {
      zone.burst(camera, Action.TAKE, 3, 4).by("p-t1").shows("milk");
      zone.burst(camera, Action.TAKE, 3.1, 4.1).by("p-t2").shows("tea");
    }
    zone.reported(10);
    assertThat(zone.movements()).extracting(m -> m.who().tripId()).containsExactly("t1", "t2");
    assertThat(zone.movements()).extracting(m -> m.what().sku()).containsExactly("milk", "tea");
    assertThat(zone.movements()).allSatisfy(m -> assertThat(m.evidence()).hasSize(3));
  }

  @Test
  void aCameraThatMissedOneHandDoesNotLendItsOtherBurst() {
    zone.burst("c1", Action.TAKE, 3, 4).by("p-t1").shows("milk");
    zone.burst("c2", Action.TAKE, 3, 4).by("p-t1").shows("milk");
    zone.burst("c1", Action.TAKE, 3.1, 4.1).by("p-t2").shows("tea");
    zone.burst("c2", Action.TAKE, 3.1, 4.1).by("p-t2").shows("tea");
    zone.burst("c3", Action.TAKE, 3.1, 4.1).by("p-t2").shows("tea");
    zone.reported(10);
    assertThat(zone.movements()).hasSize(2);
    assertThat(sensors(zone.movements().get(0))).containsExactly("c1", "c2");
    assertThat(sensors(zone.movements().get(1))).containsExactly("c1", "c2", "c3");
  }

  @Test
  void oneHandsMovementsInARowStayApart() {
    zone.burst("c1", Action.TAKE, 3, 4).by("p-t1").shows("milk");
    zone.burst("c1", Action.TAKE, 4.2, 5.2).by("p-t1").shows("milk");
    // The second camera missed the first movement; its burst lies best over the second.
    zone.burst("c2", Action.TAKE, 4.1, 5.1).by("p-t1").shows("milk");
    zone.reported(10);
    assertThat(zone.movements()).hasSize(2);
    assertThat(sensors(zone.movements().get(0))).containsExactly("c1");
    assertThat(sensors(zone.movements().get(1))).containsExactly("c1", "c2");
  }

  @Test
  void aCameraThatNamesTheWrongPersonIsOutvoted() {
    zone.burst("c1", Action.TAKE, 3, 4).by("p-t1").shows("milk");
    zone.burst("c2", Action.TAKE, 2.9, 3.9).by("p-t2").shows("milk");
    zone.burst("c3", Action.TAKE, 3, 4).by("p-t1").shows("milk");
    zone.reported(10);
    assertThat(zone.movement().who().tripId()).isEqualTo("t1");
    assertThat(zone.movement().evidence()).hasSize(3);
  }

  @Test
  void aCameraThatNamesOnePersonForTwoHandsSawNoThirdHand() {
    zone.burst("c1", Action.TAKE, 3, 4.2).by("p-t1").shows("milk");
    zone.burst("c2", Action.TAKE, 3, 4.2).by("p-t1").shows("milk");
    zone.burst("c1", Action.TAKE, 3.1, 4.1).by("p-t2").shows("milk");
    zone.burst("c2", Action.TAKE, 3.1, 4.1).by("p-t2").shows("milk");
    zone.burst("c3", Action.TAKE, 2.9, 4).by("p-t2").shows("milk");
    zone.burst("c3", Action.TAKE, 3.1, 4.1).by("p-t2").shows("milk");
    zone.reported(10);
    assertThat(zone.movements()).extracting(m -> m.who().tripId()).containsExactly("t1", "t2");
    assertThat(zone.movements()).allSatisfy(m -> assertThat(m.evidence()).hasSize(3));
  }

  @Test
  void aSplitVoteOnThePersonIsADoubtBetweenTheTrips() {
    zone.burst("c1", Action.TAKE, 3, 4).by("p-t1").shows("milk");
    zone.burst("c2", Action.TAKE, 3, 4).by("p-t2").shows("milk");
    zone.reported(10);
    assertThat(zone.movement().doubt().reason()).isEqualTo(DoubtReason.WHO_SEVERAL);
    assertThat(zone.movement().who().tripId()).isNull();
    assertThat(zone.movement().who().candidateTrips()).containsExactly("t1", "t2");
  }

  @Test
  void aCameraThatSwapsTwoHandsIsNotBelievedWhereAnotherCameraMissedOne() {
    // The first camera missed the first hand, the third the second; the second swaps the persons.
    zone.burst("c2", Action.TAKE, 3, 4).by("p-t2").shows("milk");
    zone.burst("c3", Action.TAKE, 3.1, 4.1).by("p-t1").shows("milk");
    zone.burst("c1", Action.TAKE, 3.2, 4.2).by("p-t2").shows("tea");
    zone.burst("c2", Action.TAKE, 3.2, 4.3).by("p-t1").shows("tea");
    zone.reported(10);
    assertThat(zone.movements())
        .extracting(m -> m.what().sku(), m -> m.who().tripId())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("milk", "t1"),
            org.assertj.core.groups.Tuple.tuple("tea", "t2"));
  }

  @Test
  void whoeverWasThereAloneDidItWhateverTheTrackSays() {
    zone.visit("t2", 0, 2.0);
    zone.burst("c1", Action.TAKE, 3, 4).by("somebody").shows("milk");
    zone.reported(10);
    assertThat(zone.movement().who().tripId()).isEqualTo("t1");
    assertThat(zone.movement().doubt()).isNull();
  }

  @Test
  void nobodyWasThere() {
    zone.visit("t1", 0, 2.0);
    zone.visit("t2", 0, 2.0);
    zone.burst("c1", Action.TAKE, 3, 4).shows("milk");
    zone.reported(10);
    assertThat(zone.movement().doubt().reason()).isEqualTo(DoubtReason.WHO_NOBODY);
    assertThat(zone.movement().who().candidateTrips()).isEmpty();
  }

  @Test
  void aTakeAndAPutAtOnceAreTwoMovements() {
    zone.burst("c1", Action.TAKE, 3, 4).by("p-t1").shows("milk");
    zone.burst("c2", Action.PUT, 3, 4).by("p-t2").shows("milk");
    zone.reported(10);
    assertThat(zone.movements())
        .extracting(Movement::action)
        .containsExactlyInAnyOrder(Action.TAKE, Action.PUT);
  }

  @Test
  void anIdFollowsFromTheFirstBurstAndNotFromItsPlaceInTheLog() {
    zone.burst("c1", Action.TAKE, 3, 4).shows("milk");
    zone.reported(10);
    Zone copy = new Zone("c1", "c2", "c3");
    copy.hear(
        new ZoneInput.SightingSeen(
            new SourceRef(
                "c1",
                "b1",
                1,
                new dev.walkout.topology.core.LogPosition("elsewhere", 3, 999),
                "hash"),
            Zone.at(4),
            Zone.span(3, 4),
            Action.TAKE,
            null,
            null,
            1,
            zone.burst("c1", Action.TAKE, 3, 4)
                .seen(ZoneInput.Verdict.KNOWN, new ZoneInput.Candidate("milk", 0.3))
                .look()));
    copy.beat("c1", 1);
    copy.reported(10);
    assertThat(copy.movement().movementId()).isEqualTo(zone.movement().movementId());
  }

  private static List<String> sensors(Movement movement) {
    return movement.evidence().stream().map(SourceRef::sensorId).toList();
  }

  @Test
  void aCameraThatSwappedTwoHandsIsReadTheOtherWayRoundWhereItAloneNamesAPerson() {
    zone.visit("t1", 0, null);
    zone.visit("t2", 0, null);
    zone.burst("c1", Action.TAKE, 3, 4).by("p-t1").shows("milk");
    zone.burst("c3", Action.TAKE, 3, 4).by("p-t1").shows("milk");
    zone.burst("c2", Action.TAKE, 3, 4).by("p-t2").shows("milk");
    zone.burst("c2", Action.TAKE, 3.3, 4.3).by("p-t1").shows("tea");
    zone.burst("c3", Action.TAKE, 3.3, 4.3).shows("tea");
    zone.reported(60);
    assertThat(zone.movements())
        .extracting(m -> m.what().sku(), m -> m.who().tripId())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("milk", "t1"),
            org.assertj.core.groups.Tuple.tuple("tea", "t2"));
  }

  @Test
  void aSwappedCameraIsNotReadTheOtherWayRoundWhereThatPersonsHandWasSeenBeside() {
    zone.visit("t1", 0, null);
    zone.visit("t2", 0, null);
    zone.burst("c1", Action.TAKE, 3, 4).by("p-t1").shows("milk");
    zone.burst("c3", Action.TAKE, 3, 4).by("p-t1").shows("milk");
    zone.burst("c2", Action.TAKE, 2.9, 4.1).by("p-t2").shows("tea");
    zone.burst("c3", Action.TAKE, 3.2, 4.3).by("p-t2").shows("tea");
    zone.burst("c1", Action.TAKE, 3.3, 4.5).shows("tea");
    zone.burst("c2", Action.TAKE, 3.3, 4.5).by("p-t1").shows("tea");
    zone.reported(60);
    assertThat(zone.movements())
        .extracting(m -> m.who().tripId())
        .containsExactly("t1", "t2", null);
  }

  @Test
  void aReportOfAnotherPersonAndProductIsOfAnotherHand() {
    zone.visit("t1", 0, null);
    zone.visit("t2", 0, null);
    zone.burst("c2", Action.TAKE, 3, 4).from("shelf-1").by("p-t1").shows("tea");
    zone.burst("c3", Action.TAKE, 3, 4.2).from("shelf-1").by("p-t1").shows("tea");
    zone.burst("c1", Action.UNSURE, 4.1, 5.3).from("shelf-1").by("p-t2").shows("milk");
    zone.reported(60);
    assertThat(sensors(zone.movements().get(0))).containsExactly("c2", "c3");
  }
}
