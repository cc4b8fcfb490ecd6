package dev.walkout.topology.core.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.fusion.ZoneInput.Candidate;
import dev.walkout.topology.core.fusion.ZoneInput.SightingSeen;
import dev.walkout.topology.core.fusion.ZoneInput.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cases of ADR 13 that a zone decides without a scale. */
class HardCasesTest {

  private final Zone zone = new Zone("c1", "c2", "c3");

  @Test
  void aCameraWithPoorCropsIsOutweighed() {
    zone.visit("t1", 0, null);
    zone.burst("c1", Action.TAKE, 3, 4).worth(2.5).shows("milk");
    zone.burst("c2", Action.TAKE, 3, 4).worth(0.1).shows("tea");
    zone.reported(10);
    assertThat(zone.movement().what().sku()).isEqualTo("milk");
    assertThat(zone.movement().doubt()).isNull();
    assertThat(zone.movement().account().note()).isEqualTo("c2 saw 1 tea");
  }

  @Test
  void oneCameraNeverOverrulesTwoThatAreSure() {
    zone.visit("t1", 0, null);
    zone.burst("c1", Action.TAKE, 3, 4).shows(Verdict.KNOWN, candidates("milk", 0.49, "tea", 0.5));
    zone.burst("c2", Action.TAKE, 3, 4).shows(Verdict.KNOWN, candidates("milk", 0.49, "tea", 0.5));
    zone.burst("c3", Action.TAKE, 3, 4).shows(Verdict.KNOWN, candidates("tea", 0.1, "milk", 0.5));
    zone.reported(10);
    assertThat(zone.movement().isDoubted(DoubtReason.DISAGREEMENT)).isTrue();
  }

  @Test
  void whatACameraTellsLateOfASlowTakeIsAnEcho() {
    zone.visit("t1", 0, null);
    zone.burst("c1", Action.TAKE, 3, 13).by("p-t1").shows("milk");
    zone.burst("c2", Action.TAKE, 3.2, 13.2).by("p-t1").shows("milk");
    zone.burst("c3", Action.TAKE, 3.1, 16).by("p-t1").shows("milk");
    zone.reported(30);
    assertThat(zone.movements()).hasSize(2);
    assertThat(zone.movements().get(0).evidence()).hasSize(2);
    assertThat(zone.movements().get(1).isDoubted(DoubtReason.NOTHING_MOVED)).isTrue();
    assertThat(zone.movements().get(1).doubt().detail())
        .contains(zone.movements().get(0).movementId());
  }

  @Test
  void anotherProductOrAnotherPersonIsNoEcho() {
    zone.visit("t1", 0, null);
    zone.visit("t2", 0, null);
    zone.burst("c1", Action.TAKE, 3, 13).by("p-t1").shows("milk");
    zone.burst("c2", Action.TAKE, 3.1, 16).by("p-t1").shows("tea");
    zone.burst("c3", Action.TAKE, 3.1, 20).by("p-t2").shows("milk");
    zone.reported(30);
    assertThat(zone.movements()).hasSize(3).allSatisfy(m -> assertThat(m.doubt()).isNull());
  }

  @Test
  void aProductPutOnAWrongShelfIsExpectedThereUntilItIsTaken() {
    Candidate[] sight = candidates("cereal", 0.40, "milk", 0.47);
    zone.visit("t1", 0, null);
    take(3, sight);
    zone.burst("c1", Action.PUT, 13, 14).shows("cereal");
    take(23, sight);
    take(33, sight);
    zone.reported(60);
    List<Movement> takes =
        zone.movements().stream().filter(m -> m.action() == Action.TAKE).toList();
    assertThat(takes).extracting(m -> m.what().sku()).containsExactly(null, "cereal", null);
  }

  @Test
  void aProvenTakeTellsThatThePlanogramIsWrong() {
    zone.visit("t1", 0, null);
    for (String camera : List.of("c1", "c2", "c3")) {
      zone.burst(camera, Action.TAKE, 3, 4).shows("cereal");
    }
    take(13, candidates("cereal", 0.40, "milk", 0.47));
    take(23, candidates("cereal", 0.40, "milk", 0.47));
    zone.reported(60);
    assertThat(zone.movements()).extracting(m -> m.what().sku()).containsOnly("cereal");
    assertThat(zone.state.memory().live().items()).hasSize(1);
  }

  @Test
  void aPlanogramProvesNothingThatCamerasCannotTellApart() {
    zone.visit("t1", 0, null);
    take(3, candidates("milk", 0.40, "cereal", 0.42));
    take(13, candidates("milk", 0.40, "cereal", 0.55));
    zone.reported(60);
    assertThat(zone.movements().get(0).isDoubted(DoubtReason.WHAT_AMBIGUOUS)).isTrue();
    assertThat(zone.movements().get(1).doubt()).isNull();
    assertThat(zone.movements().get(1).what().sku()).isEqualTo("milk");
  }

  @Test
  void whatTheZoneLearnsIsBounded() {
    zone.visit("t1", 0, null);
    for (int i = 0; i < 300; i++) {
      zone.burst("c1", Action.PUT, 3 + 2 * i, 4 + 2 * i).shows("p" + i);
      zone.burst("c2", Action.TAKE, 3 + 2 * i, 4 + 2 * i).shows("milk");
      zone.reported(4 + 2 * i);
    }
    assertThat(zone.state.memory().live().items()).hasSize(LivePlanogram.KEPT);
    assertThat(zone.state.memory().out().entries()).hasSize(1);
    assertThat(zone.state.memory().recent()).hasSizeLessThan(100);
  }

  @Test
  void whatSomebodyElsePutsBackNamesTheOneWhoHoldsIt() {
    zone.visit("t1", 0, null);
    zone.visit("t2", 0, null);
    zone.burst("c1", Action.TAKE, 3, 4).by("p-t1").shows("milk");
    zone.burst("c1", Action.PUT, 13, 14).by("p-t2").shows("milk");
    zone.burst("c1", Action.PUT, 23, 24).by("p-t2").shows("milk");
    zone.reported(30);
    assertThat(zone.movements())
        .extracting(m -> m.who().holders())
        .containsExactly(List.of(), List.of("t1"), List.of());
    assertThat(zone.movements().get(1).who().tripId()).isEqualTo("t2");
  }

  @Test
  void whoBoughtTheSameAndWasGoneHandedNothingOver() {
    zone.visit("t0", 0, 6.0);
    zone.visit("t1", 8, null);
    zone.visit("t2", 8, null);
    zone.burst("c1", Action.TAKE, 3, 4).by("p-t0").shows("milk");
    zone.burst("c1", Action.TAKE, 13, 14).by("p-t1").shows("milk");
    zone.burst("c1", Action.PUT, 23, 24).by("p-t2").shows("milk");
    zone.reported(30);
    assertThat(zone.movements().get(2).who().holders()).containsExactly("t1");
  }

  @Test
  void nobodyIsTakenForTheHolderWhereSeveralWhoHoldOneWereThere() {
    zone.visit("t0", 0, null);
    zone.visit("t1", 0, null);
    zone.visit("t2", 0, null);
    zone.burst("c1", Action.TAKE, 3, 4).by("p-t0").shows("milk");
    zone.burst("c1", Action.TAKE, 13, 14).by("p-t1").shows("milk");
    zone.burst("c1", Action.PUT, 23, 24).by("p-t2").shows("milk");
    zone.reported(30);
    assertThat(zone.movements().get(2).who().holders()).isEmpty();
  }

  @Test
  void whoMetTheShopperOnlyBeforeTakingOneHandedNothingOver() {
    zone.visit("t0", 0, 2.0);
    zone.visit("t2", 0, 2.0);
    zone.visit("t0", 3, 6.0);
    zone.visit("t1", 8, null);
    zone.visit("t2", 8, null);
    zone.burst("c1", Action.TAKE, 4, 5).by("p-t0").shows("milk");
    zone.burst("c1", Action.TAKE, 13, 14).by("p-t1").shows("milk");
    zone.burst("c1", Action.PUT, 23, 24).by("p-t2").shows("milk");
    zone.reported(30);
    assertThat(zone.movements().get(2).who().holders()).containsExactly("t1");
  }

  @Test
  void staffAndThoseWhoTookOneThemselvesPutBackForNobodyElse() {
    zone.visit("t1", 0, null);
    zone.visit("t2", 0, null);
    zone.staff("s1", 0);
    zone.burst("c1", Action.TAKE, 3, 4).by("p-t1").shows("milk");
    zone.burst("c1", Action.PUT, 5, 6).by("p-s1").shows("milk");
    zone.burst("c1", Action.TAKE, 13, 14).by("p-t2").shows("milk");
    zone.burst("c1", Action.PUT, 15, 16).by("p-t2").shows("milk");
    zone.reported(30);
    assertThat(zone.movements()).allSatisfy(m -> assertThat(m.who().holders()).isEmpty());
  }

  @Test
  void whatATailgaterTakesIsNobodysEvenBesideAShopper() {
    zone.visit("t1", 0, null);
    zone.stranger("x", 0);
    zone.burst("c1", Action.TAKE, 3, 4).by("x").shows("milk");
    zone.burst("c1", Action.TAKE, 13, 14).by("p-t1").shows("tea");
    zone.reported(30);
    assertThat(zone.movements().get(0).isDoubted(DoubtReason.TAILGATER)).isTrue();
    assertThat(zone.movements().get(0).who().ofNobody()).isTrue();
    assertThat(zone.movements().get(1).who().tripId()).isEqualTo("t1");
  }

  @Test
  void aSilentSensorHoldsTheZoneOnlyAsLongAsItsQuorumSays() {
    Zone two = Zone.ofTwoInThree();
    two.visit("t1", 0, null);
    two.reported(1);
    SightingSeen late =
        two.burst("c3", Action.TAKE, 9, 10).seen(Verdict.KNOWN, candidates("tea", 0.3));
    two.burst("c1", Action.TAKE, 3, 4).shows("milk");
    two.hear(new ZoneInput.PresenceSeen(two.next("tracker"), Zone.at(60), Zone.at(60)));
    two.beat("c1", 30);
    assertThat(two.movements()).isEmpty();
    two.beat("c2", 30);
    assertThat(two.movement().what().sku()).isEqualTo("milk");
    assertThat(two.progress()).isEqualTo(Zone.at(20));
    assertThat(two.gaps())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.reason()).isEqualTo("SILENT");
              assertThat(gap.sensorId()).isEqualTo("c3");
              assertThat(gap.span()).isEqualTo(Zone.span(1, 20));
            });
    two.hear(late);
    assertThat(two.movements().get(1).isDoubted(DoubtReason.LATE)).isTrue();
    two.burst("c3", Action.TAKE, 25, 26).shows("tea");
    two.reported(40);
    assertThat(two.movements().get(2).doubt()).isNull();
  }

  @Test
  void whatAnExcusedSensorSaysOfDecidedTimeSecondsAMovementOrIsLate() {
    Zone two = Zone.ofTwoInThree();
    two.visit("t1", 0, null);
    two.reported(1);
    SightingSeen late =
        two.burst("c3", Action.TAKE, 3, 4).seen(Verdict.KNOWN, candidates("milk", 0.3));
    two.burst("c1", Action.TAKE, 3, 4).shows("milk");
    two.hear(new ZoneInput.PresenceSeen(two.next("tracker"), Zone.at(60), Zone.at(60)));
    two.beat("c1", 30);
    two.beat("c2", 30);
    two.hear(late);
    assertThat(two.movements().get(1).isDoubted(DoubtReason.NOTHING_MOVED)).isTrue();
  }

  private void take(double at, Candidate... sight) {
    zone.burst("c1", Action.TAKE, at, at + 1).shows(Verdict.AMBIGUOUS, sight);
    zone.burst("c2", Action.TAKE, at, at + 1).shows(Verdict.AMBIGUOUS, sight);
    zone.burst("c3", Action.TAKE, at, at + 1).shows(Verdict.AMBIGUOUS, sight);
  }

  private static Candidate[] candidates(Object... skusAndDistances) {
    Candidate[] candidates = new Candidate[skusAndDistances.length / 2];
    for (int i = 0; i < candidates.length; i++) {
      candidates[i] =
          new Candidate((String) skusAndDistances[2 * i], (double) skusAndDistances[2 * i + 1]);
    }
    return candidates;
  }
}
