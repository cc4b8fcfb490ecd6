package dev.walkout.topology.core.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.fusion.ZoneInput.Candidate;
import dev.walkout.topology.core.fusion.ZoneInput.Verdict;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a scale adds to what cameras see, and when it is not asked. */
class ScalesTest {

  private final Zone zone = Zone.weighing();

  @BeforeEach
  void oneTripIsThere() {
    zone.visit("t1", 0, null);
  }

  @Test
  void nInOneGrabAreCountedByTheScaleThoughCamerasDisagree() {
    zone.burst("c1", Action.TAKE, 3, 4).from("shelf-1").of(2).shows("milk");
    zone.burst("c2", Action.TAKE, 3, 4).from("shelf-1").of(2).shows("milk");
    zone.burst("c3", Action.TAKE, 3, 4).from("shelf-1").of(4).shows("milk");
    zone.weigh(-903, 3.2, 4.3);
    zone.reported(10);
    assertThat(zone.movement().what().pieces()).isEqualTo(3);
    assertThat(zone.movement().what().sku()).isEqualTo("milk");
    assertThat(zone.movement().account().deltaGrams()).isEqualTo(-903);
    assertThat(zone.movement().account().note()).contains("c1 saw 2 milk", "c3 saw 4 milk");
  }

  @Test
  void aWeightDecidesBetweenLookAlikesAndLeavesTheSameWeightToTheCameras() {
    Candidate milk = new Candidate("milk", 0.40);
    zone.burst("c1", Action.TAKE, 3, 4)
        .from("shelf-1")
        .shows(Verdict.AMBIGUOUS, milk, new Candidate("tea", 0.41));
    zone.weigh(-499, 3.2, 4.3);
    zone.burst("c1", Action.TAKE, 13, 14)
        .from("shelf-1")
        .shows(Verdict.AMBIGUOUS, milk, new Candidate("jam", 0.41));
    zone.weigh(-299, 13.2, 14.3);
    zone.burst("c1", Action.TAKE, 23, 24)
        .from("shelf-1")
        .shows(Verdict.KNOWN, milk, new Candidate("jam", 0.7));
    zone.weigh(-299, 23.2, 24.3);
    zone.reported(40);
    assertThat(zone.movements())
        .extracting(m -> m.what().sku())
        .containsExactly("tea", null, "milk");
    assertThat(zone.movements().get(1).doubt().reason()).isEqualTo(DoubtReason.WHAT_AMBIGUOUS);
  }

  @Test
  void camerasThatAreSureOutweighAWrongCatalogueWeight() {
    zone.all(Action.TAKE, "milk", 3, 4);
    zone.weigh(-420, 3.2, 4.3);
    zone.reported(10);
    assertThat(zone.movement().doubt()).isNull();
    assertThat(zone.movement().what().pieces()).isEqualTo(1);
    assertThat(zone.movement().account().note()).contains("not the weight of milk");
  }

  @Test
  void aHandThatRestedIsNoMovement() {
    zone.weigh(1200, 3, 4);
    zone.weigh(-1203, 9, 9.5);
    zone.reported(60);
    assertThat(zone.movement().doubt().reason()).isEqualTo(DoubtReason.NOTHING_MOVED);
    assertThat(zone.movement().who().ofNobody()).isTrue();
    assertThat(zone.movement().evidence()).hasSize(2);
    assertThat(zone.state.held()).isEmpty();
  }

  @Test
  void aTakeWhileAHandRestsIsTheOnlyMovement() {
    zone.weigh(1200, 2, 2.5);
    zone.all(Action.TAKE, "milk", 3, 4);
    zone.weigh(-300, 3.2, 4);
    zone.weigh(-1200, 5, 5.5);
    zone.reported(60);
    assertThat(zone.movements())
        .filteredOn(m -> m.doubt() == null)
        .singleElement()
        .satisfies(m -> assertThat(m.what().pieces()).isEqualTo(1));
    assertThat(zone.movements())
        .filteredOn(m -> m.doubt() != null)
        .singleElement()
        .satisfies(m -> assertThat(m.doubt().reason()).isEqualTo(DoubtReason.NOTHING_MOVED));
  }

  @Test
  void aHandThatCameDownInStepsCancelsAsAWhole() {
    zone.weigh(500, 3, 4);
    zone.weigh(700, 5, 6);
    zone.weigh(-1199, 9, 9.5);
    zone.reported(60);
    assertThat(zone.movement().evidence()).hasSize(3);
    assertThat(zone.movement().doubt().reason()).isEqualTo(DoubtReason.NOTHING_MOVED);
  }

  @Test
  void aChangeThatNobodySawIsADoubtOnceNoOppositeCanCome() {
    zone.weigh(-500, 3, 4);
    zone.reported(35.4);
    assertThat(zone.movements()).isEmpty();
    zone.reported(35.5);
    Movement movement = zone.movement();
    assertThat(movement.doubt().reason()).isEqualTo(DoubtReason.WHAT_UNKNOWN);
    assertThat(movement.endedAt()).isEqualTo(Zone.at(34)).isBefore(zone.progress());
    assertThat(movement.who().tripId()).isEqualTo("t1");
    assertThat(movement.what().candidates().get(0).sku()).isEqualTo("tea");
  }

  @Test
  void aTouchThatNoScaleFeltCostsNothing() {
    zone.all(Action.UNSURE, "milk", 3, 4);
    zone.burst("c2", Action.TAKE, 13, 14).from("shelf-1").shows("milk");
    zone.burst("c2", Action.PUT, 15, 16).from("shelf-1").shows("milk");
    zone.reported(60);
    assertThat(zone.movements())
        .hasSize(3)
        .allSatisfy(m -> assertThat(m.isDoubted(DoubtReason.NOTHING_MOVED)).isTrue());
  }

  @Test
  void whatAllCamerasSawAndNoScaleFeltIsADisagreement() {
    zone.all(Action.TAKE, "milk", 3, 4);
    zone.reported(60);
    assertThat(zone.movement().isDoubted(DoubtReason.DISAGREEMENT)).isTrue();
  }

  @Test
  void aScaleThatIsDownOrCannotFeelTheProductIsNotAsked() {
    zone.hear(new ZoneInput.GapSeen(zone.next("scale"), Zone.at(5), Zone.span(2, 5), "OTHER"));
    zone.all(Action.TAKE, "milk", 3, 4);
    zone.burst("c1", Action.TAKE, 13, 14).from("shelf-1").shows("pin");
    zone.reported(60);
    assertThat(zone.movements())
        .extracting(m -> m.what().sku(), m -> m.doubt())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("milk", null),
            org.assertj.core.groups.Tuple.tuple("pin", null));
  }

  @Test
  void twoHandsOnOneScaleAreTwoMovementsOfOnePieceEach() {
    zone.visit("t2", 0, null);
    for (String camera : List.of("c1", "c2", "c3")) {
      zone.burst(camera, Action.TAKE, 3, 4).from("shelf-1").by("p-t1").shows("milk");
      zone.burst(camera, Action.TAKE, 3.2, 4.2).from("shelf-1").by("p-t2").shows("milk");
    }
    zone.weigh(-600, 3, 4.2);
    zone.reported(60);
    assertThat(zone.movements())
        .extracting(m -> m.who().tripId(), m -> m.what().pieces(), m -> m.doubt())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("t1", 1, null),
            org.assertj.core.groups.Tuple.tuple("t2", 1, null));
  }

  @Test
  void aTakeAndAPutAtOnceThatLeaveTheScaleSilentAreBothBelieved() {
    zone.visit("t2", 0, null);
    for (String camera : List.of("c1", "c2", "c3")) {
      zone.burst(camera, Action.TAKE, 3, 4).from("shelf-1").by("p-t1").shows("milk");
      zone.burst(camera, Action.PUT, 3.1, 4.1).from("shelf-1").by("p-t2").shows("milk");
    }
    zone.reported(60);
    assertThat(zone.movements()).hasSize(2).allSatisfy(m -> assertThat(m.doubt()).isNull());
  }

  @Test
  void aFastSeriesKeepsEachChangeWithItsTake() {
    for (int i = 0; i < 4; i++) {
      zone.all(Action.TAKE, "milk", 3 + 1.1 * i, 4 + 1.1 * i);
      zone.weigh(i == 2 ? -600 : -300, 3.3 + 1.1 * i, 4.1 + 1.1 * i);
    }
    zone.reported(60);
    assertThat(zone.movements()).extracting(m -> m.what().pieces()).containsExactly(1, 1, 2, 1);
    assertThat(zone.movements()).allSatisfy(m -> assertThat(m.doubt()).isNull());
  }

  @Test
  void anEmptyPackageIsNotTheProductThatWasTaken() {
    zone.all(Action.PUT, "milk", 3, 4);
    zone.weigh(45, 3.2, 4.2);
    zone.reported(60);
    assertThat(zone.movement().isDoubted(DoubtReason.DISAGREEMENT)).isTrue();
    assertThat(zone.movement().what().candidates()).isEmpty();
  }

  @Test
  void aSumOfTwoHandsTellsWhatTheyTook() {
    Candidate milk = new Candidate("milk", 0.40);
    Candidate tea = new Candidate("tea", 0.41);
    for (String camera : List.of("c1", "c2", "c3")) {
      zone.burst(camera, Action.TAKE, 3, 4).from("shelf-1").shows("jam");
      zone.burst(camera, Action.TAKE, 3.2, 4.2).from("shelf-1").shows(Verdict.AMBIGUOUS, milk, tea);
    }
    zone.weigh(-800, 3, 4.2);
    zone.reported(60);
    assertThat(zone.movements())
        .extracting(m -> m.what().sku(), m -> m.what().pieces(), m -> m.doubt())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("jam", 1, null),
            org.assertj.core.groups.Tuple.tuple("tea", 1, null));
  }

  @Test
  void theScaleOfAnotherShelfThanTheCamerasNameIsOfAnotherHand() {
    zone.burst("c1", Action.TAKE, 3, 4).by("p-t1").shows("milk");
    zone.burst("c2", Action.TAKE, 3.1, 4.1).from("shelf-1").by("p-t1").shows("milk");
    zone.weigh("shelf-2", -1700, 3.9, 4.2);
    zone.weigh("shelf-1", -301, 3, 4.2);
    zone.reported(60);
    assertThat(zone.movements().get(0).account().deltaGrams()).isEqualTo(-301);
    assertThat(zone.movements().get(0).account().note()).isEmpty();
    assertThat(zone.movements().get(1).account().deltaGrams()).isEqualTo(-1700);
  }

  @Test
  void whatWeighedOnSomeShelfWhileAProductWentToTheFloorIsNotItsWeight() {
    zone.burst("c1", Action.TAKE, 3, 4).from("shelf-1").by("p-t1").shows("milk");
    zone.weigh(-300, 3, 4);
    zone.burst("c1", Action.PUT, 13, 14).by("p-t1").shows("milk");
    zone.burst("c2", Action.PUT, 13, 14).by("p-t1").shows("milk");
    zone.weigh(1275, 14, 14.4);
    zone.weigh(-1273, 16, 16.4);
    zone.reported(60);
    assertThat(zone.movements().get(1).doubt()).isNull();
    assertThat(zone.movements().get(1).what().sku()).isEqualTo("milk");
    assertThat(zone.movements().get(2).isDoubted(DoubtReason.NOTHING_MOVED)).isTrue();
  }

  @Test
  void aSumThatAHandIsMissingFromTellsNothing() {
    zone.all(Action.TAKE, "milk", 3, 4);
    zone.weigh(-800, 3, 6);
    zone.reported(60);
    assertThat(zone.movement().what().pieces()).isEqualTo(1);
    assertThat(zone.movement().account().deltaGrams()).isNull();
  }

  @Test
  void aRestingHandThatLeavesWithATakeIsNotElevenPieces() {
    zone.all(Action.TAKE, "milk", 3, 4);
    zone.weigh(-3300, 3.2, 4.2);
    zone.reported(60);
    assertThat(zone.movement().what().pieces()).isEqualTo(1);
    assertThat(zone.movement().account().note()).contains("not the weight of milk");
  }

  @Test
  void aPieceThatHidBehindAnotherFromAllCamerasIsCountedByTheScale() {
    zone.all(Action.TAKE, "milk", 3, 4);
    zone.weigh(-600, 3.2, 4.2);
    zone.reported(60);
    assertThat(zone.movement().what().pieces()).isEqualTo(2);
  }

  @Test
  void aWeightDecidesAgainstCamerasThatTookALookAlikeForIt() {
    for (String camera : List.of("c1", "c2", "c3")) {
      zone.burst(camera, Action.TAKE, 3, 4)
          .from("shelf-1")
          .shows(Verdict.KNOWN, new Candidate("milk", 0.40), new Candidate("tea", 0.43));
    }
    zone.weigh(-499, 3.2, 4.2);
    zone.reported(10);
    assertThat(zone.movement().doubt()).isNull();
    assertThat(zone.movement().what().sku()).isEqualTo("tea");
    assertThat(zone.movement().account().note()).contains("c1 saw 1 milk");
  }

  @Test
  void anEchoOfOneCameraIsNoTakeThoughASumOfHandsCameWithIt() {
    for (String camera : List.of("c1", "c3")) {
      zone.burst(camera, Action.TAKE, 3, 3.6).from("shelf-1").by("p-t1").shows("milk");
    }
    for (String camera : List.of("c1", "c2", "c3")) {
      zone.burst(camera, Action.TAKE, 3.1, 4.4).from("shelf-1").by("p-t1").shows("jam");
    }
    zone.burst("c2", Action.TAKE, 2.8, 4)
        .from("shelf-1")
        .by("p-t1")
        .shows(Verdict.AMBIGUOUS, new Candidate("milk", 0.44), new Candidate("jam", 0.5));
    zone.weigh(-600, 2.9, 4.2);
    zone.reported(60);
    assertThat(zone.movements())
        .filteredOn(m -> m.doubt() == null)
        .extracting(m -> m.what().sku(), m -> m.what().pieces())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("milk", 1),
            org.assertj.core.groups.Tuple.tuple("jam", 1));
  }

  @Test
  void whatCameBackWithAHandOnTheShelfMayBeTheProduct() {
    zone.all(Action.PUT, "milk", 3, 4);
    zone.weigh(1100, 3.2, 4.2);
    zone.reported(60);
    assertThat(zone.movement().isDoubted(DoubtReason.DISAGREEMENT)).isTrue();
    assertThat(zone.movement().what().candidates().get(0).sku()).isEqualTo("milk");
  }
}
