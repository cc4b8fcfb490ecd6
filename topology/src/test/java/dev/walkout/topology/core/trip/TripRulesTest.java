package dev.walkout.topology.core.trip;

import static dev.walkout.topology.core.Moves.at;
import static dev.walkout.topology.core.Moves.between;
import static dev.walkout.topology.core.Moves.doubted;
import static dev.walkout.topology.core.Moves.of;
import static dev.walkout.topology.core.Moves.put;
import static dev.walkout.topology.core.Moves.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.cart.PricePolicy;
import dev.walkout.topology.core.trip.TripDecision.Abandoned;
import dev.walkout.topology.core.trip.TripDecision.CartChanged;
import dev.walkout.topology.core.trip.TripDecision.Closed;
import dev.walkout.topology.core.trip.TripDecision.Opened;
import dev.walkout.topology.core.trip.TripDecision.Refused;
import dev.walkout.topology.core.trip.TripDecision.Repeated;
import dev.walkout.topology.core.trip.TripDecision.ReviewAsked;
import dev.walkout.topology.core.trip.TripInput.Entered;
import dev.walkout.topology.core.trip.TripInput.Kind;
import dev.walkout.topology.core.trip.TripState.End;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TripRulesTest {

  private Trip trip = new Trip();

  @Test
  void aReceiptIsFinalWhenTheTripHasLeftAndEveryZoneHasReportedPastTheExit() {
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    trip.move(take("m2", "milk", 5));
    trip.move(take("m3", "tea", 6));
    trip.leave(8);
    trip.zone("a", 20);
    assertThat(trip.receipts()).isEmpty();
    trip.zone("b", 7.9);
    assertThat(trip.receipts()).isEmpty();
    trip.zone("b", 8);

    Receipt receipt = trip.receipt();
    assertThat(receipt.status()).isEqualTo(Receipt.Status.FINAL);
    assertThat(receipt.version()).isEqualTo(1);
    assertThat(receipt.total()).isEqualTo(new Money(590, "EUR"));
    assertThat(receipt.lines()).extracting(Receipt.Line::sku).containsExactly("milk", "tea");
    assertThat(receipt.lines()).extracting(Receipt.Line::pieces).containsExactly(2, 1);
    assertThat(receipt.lines().get(0).movementIds()).containsExactly("m1", "m2");
    assertThat(receipt.lines().get(0).evidence()).hasSize(2);
    assertThat(receipt.previousHash()).isEmpty();
    assertThat(trip.state.end()).isEqualTo(End.CLOSED);
  }

  @Test
  void movementsTakeTheirTurnByEventTimeHoweverTheyArrive() {
    trip.enter(0);
    trip.move(put("m2", "milk", 6));
    trip.zone("a", 7);
    assertThat(trip.cart().doubts()).isEmpty();
    trip.move(take("m1", "milk", 4));
    trip.zone("b", 5);
    assertThat(trip.cart().held("milk")).isEqualTo(1);
    trip.zone("b", 7);
    assertThat(trip.cart().held("milk")).isZero();
    assertThat(trip.cart().doubts()).isEmpty();
  }

  @Test
  void movementsWaitForTheDoor() {
    trip.move(take("m1", "milk", 4));
    trip.progress(10);
    assertThat(trip.cart().lines()).isEmpty();
    List<TripDecision> decisions = trip.enter(0);
    assertThat(decisions.get(0)).isInstanceOf(Opened.class);
    assertThat(trip.cart().held("milk")).isEqualTo(1);
  }

  @Test
  void aTripThatTheDoorNeverToldOfIsAbandonedToReviews() {
    trip.move(take("m1", "milk", 4));
    trip.progress(4 + Duration.ofHours(12).toSeconds() - 1);
    assertThat(trip.state.end()).isEqualTo(End.OPEN);
    List<TripDecision> decisions = trip.progress(4 + Duration.ofHours(12).toSeconds());
    assertThat(decisions).hasSize(2).last().isInstanceOf(Abandoned.class);
    assertThat(trip.reviews())
        .singleElement()
        .satisfies(review -> assertThat(review.doubt().reason()).isEqualTo(DoubtReason.OTHER));
    assertThat(trip.receipts()).isEmpty();
  }

  @Test
  void theSameInputTwiceChangesNothing() {
    twice(new Entered("s1", Kind.SHOPPER, 1, "card", at(0)));
    twice(new TripInput.MovementSeen(take("m1", "milk", 4)));
    trip.progress(5);
    twice(new TripInput.MovementSeen(take("m1", "milk", 4)));
    twice(new TripInput.LeftStore("s1", at(8)));
    trip.progress(8);
    assertThat(trip.receipts()).hasSize(1);
    assertThat(trip.receipt().total().minor()).isEqualTo(120);
  }

  private void twice(TripInput input) {
    trip.hear(input);
    TripState before = trip.state;
    assertThat(trip.hear(input)).containsExactly(new Repeated());
    assertThat(trip.state).isEqualTo(before);
  }

  @Test
  void thePolicyPicksBetweenThePriceAtTheTakeAndAtTheExit() {
    assertThat(charged(PricePolicy.LOWER_OF_BOTH, 99)).isEqualTo(99);
    assertThat(charged(PricePolicy.LOWER_OF_BOTH, 150)).isEqualTo(120);
    assertThat(charged(PricePolicy.AT_TAKE, 99)).isEqualTo(120);
    assertThat(charged(PricePolicy.AT_EXIT, 150)).isEqualTo(150);
  }

  private static long charged(PricePolicy policy, long priceAtExit) {
    Trip trip = new Trip(policy);
    trip.prices.set("milk", 7, priceAtExit);
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    trip.leave(8);
    trip.progress(8);
    return trip.receipt().total().minor();
  }

  @Test
  void aLineHasOnePriceAndAPriceChangeMakesTwoLines() {
    trip.prices.set("milk", 5, 90).set("milk", 7, 150);
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    trip.move(take("m2", "milk", 6));
    trip.move(take("m3", "milk", 6.5));
    trip.leave(8);
    trip.progress(8);
    assertThat(trip.receipt().lines())
        .extracting(line -> line.unitPrice().minor())
        .containsExactly(90L, 120L);
    assertThat(trip.receipt().lines()).extracting(Receipt.Line::pieces).containsExactly(2, 1);
    assertThat(trip.receipt().lines()).extracting(Receipt.Line::lineId).doesNotHaveDuplicates();
    assertThat(trip.receipt().total().minor()).isEqualTo(300);
  }

  @Test
  void aProductWithdrawnSinceTheTakeKeepsThePriceShownThere() {
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    trip.progress(5);
    trip.prices.withdrawn("milk");
    trip.leave(8);
    trip.progress(8);
    assertThat(trip.receipt().total().minor()).isEqualTo(120);
  }

  @Test
  void anUnknownProductIsADoubtAndNeverCharged() {
    trip.enter(0);
    trip.move(take("m1", "unheard of", 4));
    trip.leave(8);
    trip.progress(8);
    assertThat(trip.receipt().lines()).isEmpty();
    assertThat(trip.receipt().total()).isEqualTo(Money.zero("EUR"));
    assertThat(trip.receipt().doubts())
        .singleElement()
        .satisfies(d -> assertThat(d.doubt().reason()).isEqualTo(DoubtReason.NOT_PRICED));
    assertThat(trip.reviews()).hasSize(1);
    assertThat(trip.reviews().get(0).atStake()).isNull();
  }

  @Test
  void everyDoubtIsAskedAboutOnceWithWhatIsAtStake() {
    trip.enter(0);
    trip.move(
        doubted(
            of("m1", Action.TAKE, 2, 4, new Weighed("milk", 0.6), new Weighed("tea", 0.4)),
            DoubtReason.WHAT_AMBIGUOUS));
    trip.progress(5);
    Review review = trip.reviews().get(0);
    assertThat(trip.reviews()).hasSize(1);
    assertThat(review.atStake()).isEqualTo(new Money(700, "EUR"));
    assertThat(review.tripId()).isEqualTo("t1");
  }

  @Test
  void whatPicturesCannotAnswerOrIsWorthLessThanAskingIsRecordedOnly() {
    trip.enter(0);
    trip.move(take("m1", "milk", 3));
    trip.move(doubted(of("m2", Action.PUT, 1, 4), DoubtReason.DISAGREEMENT));
    trip.move(
        doubted(of("m3", Action.TAKE, 1, 5, new Weighed("milk", 1e-6)), DoubtReason.WHAT_UNKNOWN));
    trip.progress(6);
    assertThat(trip.cart().doubts()).hasSize(2);
    assertThat(trip.cart().held("milk")).isEqualTo(1);
    assertThat(trip.reviews()).isEmpty();
  }

  @Test
  void aDoubtBetweenTripsIsAskedByTheFirst() {
    trip.enter(0);
    trip.move(between(take("m1", "milk", 4), "t0", "t1"));
    trip.move(between(take("m2", "milk", 4), "t1", "t2"));
    trip.progress(5);
    assertThat(trip.cart().doubts()).hasSize(2);
    assertThat(trip.reviews()).extracting(r -> r.movement().movementId()).containsExactly("m2");
  }

  @Test
  void anUnclearPutBetweenTripsChargesNoneOfThem() {
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    trip.move(between(put("m2", "milk", 5), "t0", "t1"));
    trip.leave(8);
    trip.progress(8);
    assertThat(trip.receipt().lines()).isEmpty();
    assertThat(trip.receipt().doubts()).hasSize(1);
  }

  @Test
  void staffFillTheShelvesAndPayNothing() {
    trip.hear(new Entered("s1", Kind.STAFF, 1, null, at(0)));
    trip.move(put("m1", "milk", 4));
    trip.move(take("m2", "tea", 5));
    trip.move(doubted(take("m3", "tea", 6), DoubtReason.WHAT_AMBIGUOUS));
    trip.leave(8);
    trip.progress(8);
    assertThat(trip.receipts()).isEmpty();
    assertThat(trip.reviews()).isEmpty();
    assertThat(trip.decisions).noneMatch(CartChanged.class::isInstance);
    assertThat(trip.decisions)
        .last()
        .isEqualTo(new Closed(Money.zero("EUR"), at(8), TripInput.Exit.DOOR));
  }

  @Test
  void whatComesAfterTheExitIsAskedAboutAndNotOnTheReceipt() {
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    trip.move(take("m2", "tea", 9));
    trip.leave(8);
    trip.progress(8);
    assertThat(trip.receipt().total().minor()).isEqualTo(120);
    assertThat(trip.receipt().doubts()).isEmpty();
    assertThat(trip.reviews())
        .singleElement()
        .satisfies(r -> assertThat(r.doubt().reason()).isEqualTo(DoubtReason.AFTER_EXIT));
  }

  @Test
  void aTakeAfterTheExitIsNotChargedEvenIfTheDoorIsHeardLate() {
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    trip.move(take("m2", "tea", 9));
    trip.progress(10);
    trip.leave(8);
    assertThat(trip.receipt().total().minor()).isEqualTo(120);
    assertThat(trip.receipt().lines()).hasSize(1);
  }

  @Test
  void theBudgetSpentGivesAProvisionalReceiptAndThenAFinalOne() {
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    trip.zone("a", 60);
    trip.zone("b", 3);
    trip.leave(8);
    assertThat(trip.clock(1000)).hasSize(1);
    assertThat(trip.clock(1059.9)).isEmpty();
    trip.clock(1060);
    Receipt first = trip.receipt();
    assertThat(first.status()).isEqualTo(Receipt.Status.PROVISIONAL);
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.total().minor()).isEqualTo(120);
    assertThat(first.coverage())
        .containsExactly(new CoverageGap("b", "", new Span(at(3), at(8)), "NOT_REPORTED"));
    assertThat(first.reason()).contains("b");
    assertThat(first.finalBy()).isEqualTo(at(8).plus(Duration.ofHours(24)));
    assertThat(trip.clock(2000)).isEmpty();
    assertThat(trip.cart().lines()).as("nothing is settled yet").isEmpty();

    trip.move(take("m2", "tea", 5));
    trip.zone("b", 8);
    Receipt second = trip.receipt();
    assertThat(trip.receipts()).hasSize(2);
    assertThat(second.status()).isEqualTo(Receipt.Status.FINAL);
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.total().minor()).isEqualTo(470);
    assertThat(second.previousHash()).isEqualTo(first.evidenceHash());
    assertThat(second.evidenceHash()).isNotEqualTo(first.evidenceHash());
    assertThat(second.finalBy()).isNull();
    assertThat(second.receiptId()).isEqualTo(first.receiptId());
    assertThat(second.lines().get(0).lineId()).isEqualTo(first.lines().get(0).lineId());
  }

  @Test
  void gapsDuringTheStayAreOnTheReceipt() {
    CoverageGap during = new CoverageGap("a", "c1", new Span(at(2), at(3)), "SEQUENCE");
    CoverageGap before = new CoverageGap("a", "c1", new Span(at(-9), at(0)), "SEQUENCE");
    CoverageGap after = new CoverageGap("b", "c2", new Span(at(8), at(9)), "SEQUENCE");
    trip.gaps.addAll(List.of(after, during, before));
    trip.enter(0);
    trip.leave(8);
    trip.progress(8);
    assertThat(trip.receipt().coverage()).containsExactly(during);
  }

  @Test
  void aSensorThatStaysSilentIsOneGap() {
    ZoneReach reach = ZoneReach.NONE;
    for (int second = 2; second < 9; second++) {
      Span span = new Span(at(second), at(second + 1));
      reach = reach.after(at(second + 1), List.of(new CoverageGap("a", "c1", span, "SILENT")));
    }
    assertThat(reach.gaps())
        .containsExactly(new CoverageGap("a", "c1", new Span(at(2), at(9)), "SILENT"));
  }

  @Test
  void afterTheFinalReceiptADoubtIsOnlyAskedAbout() {
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    trip.leave(8);
    trip.progress(8);
    assertThat(trip.late(take("m1", "milk", 4))).containsExactly(new Repeated());
    assertThat(reasons(trip.late(take("m3", "tea", 9)))).containsExactly(DoubtReason.AFTER_EXIT);
    Movement doubt = doubted(take("m4", "tea", 5), DoubtReason.UNREADABLE);
    assertThat(reasons(trip.late(doubt))).containsExactly(DoubtReason.UNREADABLE);
  }

  private static List<DoubtReason> reasons(List<TripDecision> decisions) {
    return decisions.stream()
        .filter(ReviewAsked.class::isInstance)
        .map(d -> ((ReviewAsked) d).review().doubt().reason())
        .toList();
  }

  @Test
  void aTripCannotLeaveBeforeItEnters() {
    trip.enter(10);
    assertThat(trip.leave(9))
        .singleElement()
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.fault().toString())
                    .contains("left.observedAt", at(9).toString(), "clock"));
    assertThat(trip.state.left()).isNull();
    trip = new Trip();
    trip.leave(9);
    assertThat(trip.enter(10)).singleElement().isInstanceOf(Refused.class);
  }

  @Test
  void aStoreWithoutZonesNeverSettles() {
    trip.zones.clear();
    trip.enter(0);
    trip.leave(8);
    trip.hear(new TripInput.ProgressSeen());
    assertThat(trip.receipts()).isEmpty();
  }

  @Test
  void theEvidenceHashFollowsFromContentAndNotFromThePlaceInTheLog() {
    String hash = hashOf(take("m1", "milk", 4));
    assertThat(hashOf(take("m1", "milk", 4))).isEqualTo(hash);
    assertThat(hashOf(take("m2", "milk", 4))).isNotEqualTo(hash);
    assertThat(hashOf(take("m1", "tea", 4))).isNotEqualTo(hash);
  }

  private static String hashOf(Movement movement) {
    Trip trip = new Trip();
    trip.enter(0);
    trip.move(movement);
    trip.leave(8);
    trip.progress(8);
    return trip.receipt().evidenceHash();
  }

  @Test
  void configRefusesNonsense() {
    assertThatThrownBy(() -> TripConfig.defaults().withBudget(Duration.ZERO))
        .hasMessageContaining("trip.budget")
        .hasMessageContaining("PT0S");
  }
}
