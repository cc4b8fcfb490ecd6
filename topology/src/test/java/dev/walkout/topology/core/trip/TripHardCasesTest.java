package dev.walkout.topology.core.trip;

import static dev.walkout.topology.core.Moves.at;
import static dev.walkout.topology.core.Moves.passed;
import static dev.walkout.topology.core.Moves.put;
import static dev.walkout.topology.core.Moves.take;
import static dev.walkout.topology.core.Moves.weighed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.topology.core.Amount;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.trip.Receipt.Status;
import dev.walkout.topology.core.trip.TripDecision.Repeated;
import dev.walkout.topology.core.trip.TripInput.Exit;
import dev.walkout.topology.core.trip.TripInput.LeftStore;
import dev.walkout.topology.core.trip.TripInput.VerdictSeen;
import dev.walkout.topology.core.trip.TripState.End;
import dev.walkout.topology.core.trip.Verdict.Ruling;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The cases of ADR 13 that a trip decides. */
class TripHardCasesTest {

  private static final double FIFTEEN_MINUTES = 900;

  private final Trip trip = new Trip();

  @Test
  void aRestrictedProductIsBlockedUntilItIsApproved() {
    buysWine();
    trip.leave(8);
    trip.progress(8);
    Receipt first = trip.receipt();
    assertThat(first.status()).isEqualTo(Status.PROVISIONAL);
    assertThat(first.reason()).contains("age");
    assertThat(first.finalBy()).isEqualTo(at(8 + FIFTEEN_MINUTES));
    assertThat(first.lines()).extracting(Receipt.Line::blocked).containsExactly(false, true);
    assertThat(trip.reviews())
        .singleElement()
        .satisfies(r -> assertThat(r.doubt().reason()).isEqualTo(DoubtReason.AGE_RESTRICTED));
    trip.progress(60);
    assertThat(trip.receipts()).hasSize(1);

    trip.hear(ofAge(Ruling.APPROVE, 70));
    Receipt second = trip.receipt();
    assertThat(second.status()).isEqualTo(Status.FINAL);
    assertThat(second.lines()).extracting(Receipt.Line::blocked).containsExactly(false, false);
    assertThat(second.total().minor()).isEqualTo(1119);
    assertThat(second.standing().causedBy()).containsExactly("APPROVE by op");
    assertThat(trip.state.end()).isEqualTo(End.CLOSED);
  }

  @Test
  void anApprovalBeforeTheExitMakesAPlainFinalReceipt() {
    trip.hear(ofAge(Ruling.APPROVE, 1));
    buysWine();
    trip.leave(8);
    trip.progress(8);
    assertThat(trip.receipts()).extracting(Receipt::status).containsExactly(Status.FINAL);
    assertThat(trip.reviews()).isEmpty();
    assertThat(trip.receipt().total().minor()).isEqualTo(1119);
  }

  @Test
  void aRefusalTakesTheLineOffAndIsHeardOnce() {
    buysWine();
    trip.leave(8);
    trip.progress(8);
    trip.hear(ofAge(Ruling.REFUSE, 70));
    assertThat(trip.receipt().status()).isEqualTo(Status.FINAL);
    assertThat(trip.receipt().total().minor()).isEqualTo(120);
    assertThat(trip.cart().lines()).hasSize(1);
    assertThat(trip.hear(ofAge(Ruling.REFUSE, 70))).containsExactly(new Repeated());
    trip.hear(ofAge(Ruling.APPROVE, 80));
    assertThat(trip.receipts()).hasSize(2);
  }

  @Test
  void withoutAnswerTheLineGoesWhenItsTimeIsUp() {
    buysWine();
    trip.leave(8);
    trip.progress(8 + FIFTEEN_MINUTES - 1);
    assertThat(trip.receipts()).hasSize(1);
    trip.progress(8 + FIFTEEN_MINUTES);
    assertThat(trip.receipt().status()).isEqualTo(Status.FINAL);
    assertThat(trip.receipt().total().minor()).isEqualTo(120);
  }

  @Test
  void aBasketOfRestrictedProductsOnlyIsVoidWhenRefused() {
    trip.prices.restricted("wine", 999);
    trip.enter(0);
    trip.move(take("m1", "wine", 4));
    trip.leave(8);
    trip.progress(8);
    trip.hear(ofAge(Ruling.REFUSE, 70));
    assertThat(trip.receipt().status()).isEqualTo(Status.VOID);
    assertThat(trip.receipt().lines()).isEmpty();
    assertThat(trip.receipt().total()).isEqualTo(Money.zero("EUR"));
  }

  private void buysWine() {
    trip.prices.restricted("wine", 999);
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    trip.move(take("m2", "wine", 5));
    trip.progress(6);
  }

  @Test
  void aTripThatNobodySawLeaveIsClosed() {
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    double end = Duration.ofHours(4).toSeconds();
    trip.progress(end - 1);
    assertThat(trip.receipts()).isEmpty();
    trip.progress(end + 30);
    assertThat(trip.receipt().status()).isEqualTo(Status.FINAL);
    assertThat(trip.receipt().standing().exit()).isEqualTo(Exit.TIMEOUT);
    assertThat(trip.receipt().total().minor()).isEqualTo(120);
    assertThat(trip.receipt().stay().to()).isEqualTo(at(end));
    assertThat(trip.reviews()).isEmpty();
    assertThat(trip.leave(9)).containsExactly(new Repeated());
  }

  @Test
  void aTripThatIsClosedThoughItTookSomethingLatelyIsAskedAbout() {
    double end = Duration.ofHours(4).toSeconds();
    trip.enter(0);
    trip.move(take("m1", "milk", end - 60));
    trip.progress(end + 30);
    assertThat(trip.receipt().standing().exit()).isEqualTo(Exit.TIMEOUT);
    assertThat(trip.reviews())
        .singleElement()
        .satisfies(r -> assertThat(r.doubt().reason()).isEqualTo(DoubtReason.NOT_LEFT));
  }

  @Test
  void theStoresClosingEndsEveryTripByClockOrByEvent() {
    Trip clocked =
        new Trip(
            TripConfig.defaults().withHours(new StoreHours(LocalTime.of(10, 0), ZoneOffset.UTC)));
    clocked.enter(0);
    clocked.progress(3599);
    assertThat(clocked.receipts()).isEmpty();
    clocked.progress(3600);
    assertThat(clocked.receipt().standing().exit()).isEqualTo(Exit.STORE_CLOSED);
    assertThat(clocked.receipt().stay().to()).isEqualTo(at(3600));

    trip.enter(0);
    trip.hear(new LeftStore("s1", at(50), Exit.STORE_CLOSED));
    trip.progress(50);
    assertThat(trip.receipt().standing().exit()).isEqualTo(Exit.STORE_CLOSED);
  }

  @Test
  void weighedGoodsCostTheirWeightHalfACentRoundedUp() {
    trip.prices.kilogram("apples", 299);
    trip.enter(0);
    trip.move(weighed(take("m1", "apples", 4), -482));
    trip.move(weighed(take("m2", "apples", 5), -1013));
    trip.move(weighed(put("m3", "apples", 6), 480));
    trip.move(take("m4", "apples", 7));
    trip.leave(8);
    trip.progress(8);
    Receipt.Line line = trip.receipt().lines().get(0);
    assertThat(trip.receipt().lines()).hasSize(1);
    assertThat(line.quantity()).isEqualTo(new Amount(1, 1013));
    assertThat(line.amount().minor()).isEqualTo(303); // 302.887
    assertThat(trip.receipt().doubts())
        .singleElement()
        .satisfies(d -> assertThat(d.doubt().reason()).isEqualTo(DoubtReason.NOT_PRICED));
    assertThat(trip.reviews()).as("no picture tells what the fourth weighed").isEmpty();
    assertThat(new Money(299, "EUR").of(new Amount(1, 500)).minor()).isEqualTo(150);
  }

  @Test
  void partOfWeighedGoodsCanGoBack() {
    trip.prices.kilogram("apples", 300);
    trip.enter(0);
    trip.move(weighed(take("m1", "apples", 4), -1000));
    trip.move(weighed(put("m2", "apples", 5), 400));
    trip.leave(8);
    trip.progress(8);
    assertThat(trip.receipt().total().minor()).isEqualTo(180);
  }

  @Test
  void whatAnotherPutBackIsCreditedToWhoHoldsIt() {
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    trip.move(passed(put("m2", "milk", 5), "t2", "t1"));
    trip.move(passed(put("m3", "tea", 6), "t1", "t9"));
    trip.leave(8);
    trip.progress(8);
    assertThat(trip.receipt().lines()).isEmpty();
    assertThat(trip.receipt().doubts())
        .singleElement()
        .satisfies(d -> assertThat(d.doubt().reason()).isEqualTo(DoubtReason.HANDED_OVER));
    assertThat(trip.reviews()).isEmpty();
  }

  @Test
  void aPriceChangeInMidTripIsSnapshottedTwice() {
    trip.prices.set("milk", 5, 200);
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    trip.move(take("m2", "milk", 6));
    trip.leave(8);
    trip.progress(8);
    assertThat(trip.receipt().total().minor()).isEqualTo(120 + 200);
  }

  private static VerdictSeen ofAge(Ruling ruling, double at) {
    return new VerdictSeen(new Verdict("", "", at(at), "op", ruling, Verdict.What.NOTHING));
  }
}
