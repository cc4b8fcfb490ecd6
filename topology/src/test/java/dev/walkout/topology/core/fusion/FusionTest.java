package dev.walkout.topology.core.fusion;

import static dev.walkout.topology.core.fusion.Zone.at;
import static dev.walkout.topology.core.fusion.Zone.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.fusion.ZoneDecision.Refused;
import dev.walkout.topology.core.fusion.ZoneDecision.Repeated;
import dev.walkout.topology.core.fusion.ZoneInput.Candidate;
import dev.walkout.topology.core.fusion.ZoneInput.SightingSeen;
import dev.walkout.topology.core.fusion.ZoneInput.Verdict;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {

  private final Zone zone = new Zone("c1", "c2", "c3");

  @Test
  void camerasThatSeeOneHandAreOneMovement() {
    zone.visit("t1", 0, null);
    zone.burst("c1", Action.TAKE, 3, 4).by("p-t1").shows("milk");
    zone.burst("c2", Action.UNSURE, 3.1, 4.2).shows("milk");
    zone.burst("c3", Action.TAKE, 2.8, 3.9).shows("milk");
    zone.reported(10);

    Movement movement = zone.movement();
    assertThat(movement.action()).isEqualTo(Action.TAKE);
    assertThat(movement.what().sku()).isEqualTo("milk");
    assertThat(movement.who().tripId()).isEqualTo("t1");
    assertThat(movement.doubt()).isNull();
    assertThat(movement.evidence()).hasSize(3).isSorted();
    assertThat(movement.span()).isEqualTo(span(2.8, 4.2));
  }

  @Test
  void nothingIsDecidedBeforeEverySensorAndTheTrackerHaveReportedPastTheWindow() {
    zone.visit("t1", 0, null);
    zone.burst("c1", Action.TAKE, 3, 4).shows("milk");
    zone.beat("c1", 60);
    zone.beat("c2", 60);
    zone.hear(new ZoneInput.PresenceSeen(zone.next("tracker"), at(60), at(60)));
    assertThat(zone.movements()).isEmpty();
    assertThat(zone.progress()).isNull();

    zone.beat("c3", 5.49);
    assertThat(zone.movements()).isEmpty();
    zone.beat("c3", 5.5);
    assertThat(zone.movements()).hasSize(1);
    assertThat(zone.progress()).isEqualTo(at(5.5));
  }

  @Test
  void aQuietZoneIsDecidedUpToItsReportsAndABusyOneUpToWhatItHolds() {
    zone.visit("t1", 0, null);
    zone.reported(2);
    assertThat(zone.progress()).isEqualTo(at(2));

    zone.burst("c2", Action.TAKE, 3, 4).shows("milk");
    zone.reported(3.5);
    assertThat(zone.progress()).isEqualTo(at(3.5));
    zone.reported(5.4);
    assertThat(zone.progress()).isEqualTo(at(4).minus(1, ChronoUnit.MICROS));
    zone.reported(5.5);
    assertThat(zone.movement().endedAt()).isEqualTo(at(4)).isBefore(zone.progress());
  }

  @Test
  void progressIsToldOnlyWhenItAdvances() {
    zone.reported(10);
    int before = zone.decisions.size();
    zone.beat("c1", 11);
    assertThat(zone.decisions).hasSize(before + 1);
    assertThat(zone.progress()).isEqualTo(at(10));
    zone.beat("c2", 12);
    zone.beat("c3", 9);
    zone.hear(new ZoneInput.PresenceSeen(zone.next("tracker"), at(12), at(12)));
    assertThat(zone.progress()).isEqualTo(at(10));
  }

  @Test
  void theSameRecordTwiceChangesNothing() {
    zone.visit("t1", 0, null);
    SightingSeen seen =
        zone.burst("c1", Action.TAKE, 3, 4).seen(Verdict.KNOWN, new Candidate("milk", 0.3));
    zone.hear(seen);
    ZoneState before = zone.state;
    assertThat(zone.hear(seen)).containsExactly(new Repeated(seen));
    assertThat(zone.state).isEqualTo(before);

    zone.reported(10);
    before = zone.state;
    assertThat(zone.hear(seen)).containsExactly(new Repeated(seen));
    assertThat(zone.state).isEqualTo(before);
    assertThat(zone.movements()).hasSize(1);
  }

  @Test
  void aJumpInTheNumbersIsAGapAndALateNumberFillsIt() {
    zone.beat("c1", 1);
    SightingSeen lost =
        zone.burst("c1", Action.TAKE, 1, 1.5).seen(Verdict.KNOWN, new Candidate("milk", 0.3));
    zone.beat("c1", 2);
    zone.visit("t1", 0, null);
    zone.reported(3);
    assertThat(zone.gaps())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.reason()).isEqualTo("SEQUENCE");
              assertThat(gap.sensorId()).isEqualTo("c1");
              assertThat(gap.span()).isEqualTo(span(1, 2));
            });

    assertThat(zone.hear(lost)).noneMatch(Repeated.class::isInstance);
    assertThat(zone.movement().doubt().reason()).isEqualTo(DoubtReason.LATE);
    assertThat(zone.hear(lost)).containsExactly(new Repeated(lost));
  }

  @Test
  void aRestartedSensorCountsAnew() {
    zone.beat("c1", 1);
    zone.beat("c1", 2);
    var again =
        new ZoneInput.HeartbeatSeen(
            new dev.walkout.topology.core.SourceRef("c1", "b2", 1, Zone.ref("c1", 1).at(), "h"),
            at(3),
            at(3));
    assertThat(zone.hear(again)).noneMatch(Repeated.class::isInstance);
    assertThat(zone.hear(again)).allMatch(Repeated.class::isInstance);
    zone.reported(5);
    assertThat(zone.gaps()).isEmpty();
  }

  @Test
  void aReportedGapIsPublishedWithTheProgressThatPassesIt() {
    zone.hear(new ZoneInput.GapSeen(zone.next("c2"), at(5), span(2, 5), "CAMERA_DOWN"));
    zone.reported(6);
    assertThat(zone.gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.reason()).isEqualTo("CAMERA_DOWN"));
    zone.reported(7);
    assertThat(zone.gaps()).hasSize(1);
  }

  @Test
  void aGapWaitsForProgressThatTripsTakeNoticeOf() {
    zone.visit("t1", 0, null);
    zone.burst("c1", Action.TAKE, 9, 10).shows("milk");
    zone.reported(10.2);
    zone.hear(new ZoneInput.GapSeen(zone.next("c2"), at(10.3), span(10.2, 10.3), "CAMERA_DOWN"));
    zone.reported(10.4);
    assertThat(zone.progress()).isBefore(at(10));
    assertThat(zone.gaps()).isEmpty();

    zone.reported(12);
    assertThat(zone.movements()).hasSize(1);
    assertThat(zone.progress()).isEqualTo(at(12));
    assertThat(zone.gaps()).hasSize(1);
  }

  @Test
  void evidenceAddsUp() {
    // Each camera alone gives odds of e^1.6, five to one.
    Candidate milk = new Candidate("milk", 0.40);
    Candidate tea = new Candidate("tea", 0.48);
    zone.visit("t1", 0, null);
    zone.burst("c1", Action.TAKE, 3, 4).shows(Verdict.AMBIGUOUS, milk, tea);
    zone.reported(10);
    assertThat(zone.movement().doubt())
        .isEqualTo(new Doubt(DoubtReason.WHAT_AMBIGUOUS, "it may be milk or tea"));
    assertThat(zone.movement().what().candidates().get(0).probability())
        .isCloseTo(1 / (1 + Math.exp(-1.6)), within(0.001));

    for (String camera : List.of("c1", "c2", "c3")) {
      zone.burst(camera, Action.TAKE, 13, 14).shows(Verdict.AMBIGUOUS, milk, tea);
    }
    zone.reported(20);
    Movement three = zone.movements().get(1);
    assertThat(three.doubt()).isNull();
    // Three cameras count as 1 + 0.7 * 2.
    assertThat(three.what().candidates().get(0).probability())
        .isCloseTo(1 / (1 + Math.exp(-1.6 * 2.4)), within(0.001));
  }

  @Test
  void theShelfsOwnProductsAreMoreProbableUnlessSomethingIsPutBack() {
    Candidate milk = new Candidate("milk", 0.40);
    Candidate far = new Candidate("cereal of another zone", 0.40);
    zone.visit("t1", 0, null);
    zone.burst("c1", Action.TAKE, 3, 4).shows(Verdict.AMBIGUOUS, milk, far);
    zone.burst("c1", Action.PUT, 5, 6).shows(Verdict.AMBIGUOUS, milk, far);
    zone.reported(10);
    Movement take = zone.movements().get(0);
    assertThat(take.what().sku()).isEqualTo("milk");
    assertThat(take.what().candidates().get(0).probability()).isCloseTo(50 / 51.0, within(1e-3));
    Movement put = zone.movements().get(1);
    assertThat(put.what().sku()).isNull();
    assertThat(put.doubt()).isNull();
    assertThat(put.what().candidates())
        .allSatisfy(c -> assertThat(c.probability()).isCloseTo(0.5, within(1e-3)));
  }

  @Test
  void whatNoCameraKnowsIsUnknown() {
    zone.visit("t1", 0, null);
    zone.burst("c1", Action.TAKE, 3, 4).shows(Verdict.UNKNOWN, new Candidate("milk", 1.2));
    zone.reported(10);
    assertThat(zone.movement().doubt().reason()).isEqualTo(DoubtReason.WHAT_UNKNOWN);
    assertThat(zone.movement().what().sku()).isNull();
  }

  @Test
  void whatCouldNotBeSearchedIsDoubtedForThatAndNothingElse() {
    Candidate milk = new Candidate("milk", 0.40);
    Candidate tea = new Candidate("tea", 0.41);
    zone.visit("t1", 0, null);
    zone.burst("c1", Action.TAKE, 3, 4).shows(Verdict.AMBIGUOUS, milk, tea);
    zone.burst("c2", Action.TAKE, 3, 4).withoutIndex().shows(Verdict.AMBIGUOUS, tea, milk);
    zone.reported(10);
    assertThat(zone.movement().doubt())
        .isEqualTo(
            new Doubt(
                DoubtReason.INDEX_UNAVAILABLE, "anchors could not be searched for 1 of 2 bursts"));
    assertThat(zone.movement().what().sku()).isNull();
  }

  @Test
  void whatTheOtherCamerasProveNeedsNoSearch() {
    zone.visit("t1", 0, null);
    zone.burst("c1", Action.TAKE, 3, 4).shows("milk");
    zone.burst("c2", Action.TAKE, 3, 4)
        .withoutIndex()
        .shows(Verdict.AMBIGUOUS, new Candidate("milk", 0.40), new Candidate("tea", 0.41));
    zone.reported(10);
    assertThat(zone.movement().doubt()).isNull();
    assertThat(zone.movement().what().sku()).isEqualTo("milk");
  }

  @Test
  void camerasThatAreSureOfDifferentProductsDisagree() {
    zone.visit("t1", 0, null);
    zone.burst("c1", Action.TAKE, 3, 4).shows("milk");
    zone.burst("c2", Action.TAKE, 3, 4).shows("tea");
    zone.reported(10);
    assertThat(zone.movement().doubt().reason()).isEqualTo(DoubtReason.DISAGREEMENT);
    assertThat(zone.movement().doubt().detail()).contains("milk", "tea");
  }

  @Test
  void nobodyKnowsWhetherItWasTakenOrPutBack() {
    zone.visit("t1", 0, null);
    zone.burst("c1", Action.UNSURE, 3, 4).shows("milk");
    zone.reported(10);
    assertThat(zone.movement().doubt().reason()).isEqualTo(DoubtReason.ACTION_UNSURE);
  }

  @Test
  void aScaleTellsWhatTheCamerasAreUnsureOf() {
    zone.visit("t1", 0, null);
    zone.burst("c1", Action.UNSURE, 3, 4).from("shelf-1").shows("milk");
    zone.hear(weight("shelf-1", -500, 3.5, 4.5));
    zone.burst("c1", Action.UNSURE, 13, 14).shows("milk");
    zone.hear(weight("shelf-1", 500, 13.5, 14.5));
    zone.reported(20);
    assertThat(zone.movements())
        .extracting(Movement::action)
        .containsExactly(Action.TAKE, Action.PUT);
    assertThat(zone.movements())
        .allSatisfy(
            m -> {
              assertThat(m.doubt()).isNull();
              assertThat(m.evidence()).hasSize(2);
            });
  }

  @Test
  void aScaleOfAnotherShelfTellsOfAnotherMovement() {
    zone.visit("t1", 0, null);
    zone.burst("c1", Action.TAKE, 3, 4).from("shelf-1").shows("milk");
    zone.hear(weight("shelf-2", -500, 3, 4));
    zone.reported(36);
    assertThat(zone.movements()).hasSize(2);
    assertThat(zone.movements().get(1).doubt().reason()).isEqualTo(DoubtReason.WHAT_UNKNOWN);
    assertThat(zone.movements().get(1).doubt().detail()).contains("shelf-2", "-500");
  }

  @Test
  void aTremblingScaleTellsNothing() {
    zone.hear(weight("shelf-1", -3, 3, 4));
    zone.reported(20);
    assertThat(zone.movements()).isEmpty();
    assertThat(zone.state.held()).isEmpty();
  }

  @Test
  void anUnreadableBurstIsADoubtUnlessAnotherCameraSaw() {
    zone.visit("t1", 0, null);
    zone.hear(unreadable("c1", 3, 4));
    zone.hear(unreadable("c1", 13, 14));
    zone.burst("c2", Action.TAKE, 13, 14).shows("milk");
    zone.reported(20);
    assertThat(zone.movements().get(0).doubt())
        .isEqualTo(new Doubt(DoubtReason.UNREADABLE, "jpeg is broken"));
    assertThat(zone.movements().get(1).doubt()).isNull();
    assertThat(zone.movements().get(1).evidence()).hasSize(2);
  }

  @Test
  void mostCamerasCountThePiecesAndASplitChargesLess() {
    zone.visit("t1", 0, null);
    zone.burst("c1", Action.TAKE, 3, 4).of(2).shows("milk");
    zone.burst("c2", Action.TAKE, 3, 4).of(2).shows("milk");
    zone.burst("c3", Action.TAKE, 3, 4).of(1).shows("milk");
    zone.burst("c1", Action.TAKE, 13, 14).of(2).shows("milk");
    zone.burst("c2", Action.TAKE, 13, 14).of(1).shows("milk");
    zone.burst("c1", Action.PUT, 23, 24).of(2).shows("milk");
    zone.burst("c2", Action.PUT, 23, 24).of(1).shows("milk");
    zone.reported(30);
    assertThat(zone.movements()).extracting(m -> m.what().pieces()).containsExactly(2, 1, 2);
  }

  @Test
  void lateEvidenceIsADoubtSinceItsMovementMayHaveBeenDecided() {
    zone.visit("t1", 0, null);
    zone.reported(10);
    zone.burst("c1", Action.TAKE, 8, 9).shows("milk");
    assertThat(zone.movement().doubt().reason()).isEqualTo(DoubtReason.LATE);
    assertThat(zone.movement().who().tripId()).isEqualTo("t1");
    assertThat(zone.state.held()).isEmpty();
  }

  @Test
  void unusableInputIsRefusedAndNothingElseIsLost() {
    var backwards =
        new ZoneInput.VisitSeen(zone.next("tracker"), at(5), "t1", "p", at(5), at(4), false);
    Refused visit = (Refused) zone.hear(backwards).get(0);
    assertThat(visit.fault().toString()).contains("visit.left", at(4).toString(), "later time");
    assertThat(zone.state.visits()).isEmpty();

    Refused burst = (Refused) zone.burst("c1", Action.TAKE, 6, 5).shows("milk").get(0);
    assertThat(burst.fault().field()).isEqualTo("endedAt");
    Refused endless = (Refused) zone.burst("c1", Action.TAKE, 6, 600).shows("milk").get(0);
    assertThat(endless.fault().field()).isEqualTo("endedAt");
    Refused none = (Refused) zone.burst("c1", Action.TAKE, 6, 7).of(0).shows("milk").get(0);
    assertThat(none.fault().field()).isEqualTo("pieces");
    Refused far =
        (Refused)
            zone.burst("c1", Action.TAKE, 6, 7)
                .shows(Verdict.KNOWN, new Candidate("milk", Double.NaN))
                .get(0);
    assertThat(far.fault().field()).isEqualTo("distance");
    zone.reported(20);
    assertThat(zone.gaps()).isEmpty();
    assertThat(zone.movements()).isEmpty();
  }

  @Test
  void theStateStaysBounded() {
    for (int i = 0; i < 300; i++) {
      double at = i * 10;
      zone.visit("t" + i, at, null);
      zone.burst("c1", Action.TAKE, at + 2, at + 3).shows("milk");
      zone.visit("t" + i, at, at + 5);
      zone.hear(new ZoneInput.HeartbeatSeen(Zone.ref("stranger" + i, 1), at(at), at(at)));
      if (i % 7 == 0) {
        zone.next("c2");
      }
      zone.reported(at + 9);
    }
    assertThat(zone.movements()).hasSize(300);
    assertThat(zone.state.visits()).hasSizeLessThan(20);
    assertThat(zone.state.held()).isEmpty();
    assertThat(zone.state.gaps()).isEmpty();
    assertThat(zone.state.sequences().boots().get("shelf:c2"))
        .allSatisfy(boot -> assertThat(boot.holes()).hasSizeLessThanOrEqualTo(16));
    zone.reported(3_000 + Duration.ofHours(30).toSeconds());
    assertThat(zone.state.sequences().boots()).hasSize(4);
    assertThat(zone.state.heartbeats()).hasSize(3);
  }

  private ZoneInput weight(String shelf, int grams, double from, double to) {
    return new ZoneInput.WeightSeen(zone.next("scale"), at(to), span(from, to), shelf, grams, 5);
  }

  private ZoneInput unreadable(String camera, double from, double to) {
    return new ZoneInput.UnreadableSeen(
        zone.next(camera), at(to), span(from, to), Action.TAKE, null, "jpeg is broken");
  }
}
