package dev.walkout.topology.core.trip;

import static dev.walkout.topology.core.Moves.at;
import static dev.walkout.topology.core.Moves.between;
import static dev.walkout.topology.core.Moves.doubted;
import static dev.walkout.topology.core.Moves.of;
import static dev.walkout.topology.core.Moves.put;
import static dev.walkout.topology.core.Moves.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Amount;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.trip.Receipt.Status;
import dev.walkout.topology.core.trip.TripDecision.PassedOn;
import dev.walkout.topology.core.trip.TripDecision.Repeated;
import dev.walkout.topology.core.trip.TripInput.MovementSeen;
import dev.walkout.topology.core.trip.TripInput.VerdictSeen;
import dev.walkout.topology.core.trip.Verdict.Ruling;
import dev.walkout.topology.core.trip.Verdict.What;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What persons rule, before and after the receipt, once or twice, early or late. */
class VerdictsTest {

  private static final Movement DOUBTED =
      doubted(
          of("m1", Action.TAKE, 1, 4, new Weighed("milk", 0.6), new Weighed("tea", 0.4)),
          DoubtReason.WHAT_AMBIGUOUS);

  private final Trip trip = new Trip();

  @Test
  void aRulingBeforeTheExitIsPartOfTheFirstReceipt() {
    trip.enter(0);
    trip.move(DOUBTED);
    trip.progress(5);
    trip.hear(rules("m1", 6, Ruling.THIS_PRODUCT, "tea"));
    assertThat(trip.cart().held("tea")).isEqualTo(1);
    assertThat(trip.cart().doubts()).isEmpty();
    assertThat(trip.hear(rules("m1", 6, Ruling.THIS_PRODUCT, "tea")))
        .containsExactly(new Repeated());
    trip.leave(8);
    trip.progress(8);
    assertThat(trip.receipts()).hasSize(1);
    assertThat(trip.receipt().status()).isEqualTo(Status.FINAL);
    assertThat(trip.receipt().total().minor()).isEqualTo(350);
    assertThat(trip.receipt().lines().get(0).movementIds()).containsExactly("m1");
  }

  @Test
  void aRulingAfterTheExitAdjustsWheneverItIsHeard() {
    trip.enter(0);
    trip.move(DOUBTED);
    trip.leave(8);
    trip.progress(8);
    trip.hear(rules("m1", 20, Ruling.THIS_PRODUCT, "tea"));
    assertAdjusted(trip);
    assertThat(trip.hear(rules("m1", 20, Ruling.THIS_PRODUCT, "tea")))
        .containsExactly(new Repeated());

    Trip early = new Trip();
    early.hear(rules("m1", 20, Ruling.THIS_PRODUCT, "tea"));
    early.enter(0);
    early.move(DOUBTED);
    early.progress(5);
    early.leave(8);
    early.progress(8);
    assertAdjusted(early);
    assertThat(early.receipts()).isEqualTo(trip.receipts());
  }

  private static void assertAdjusted(Trip trip) {
    assertThat(trip.receipts())
        .extracting(Receipt::status)
        .containsExactly(Status.FINAL, Status.ADJUSTED);
    assertThat(trip.receipts())
        .extracting(receipt -> receipt.total().minor())
        .containsExactly(0L, 350L);
    assertThat(trip.receipt().previousHash()).isEqualTo(trip.receipts().get(0).evidenceHash());
    assertThat(trip.receipt().reason()).isEqualTo("THIS_PRODUCT ruled by op");
    assertThat(trip.receipt().standing().causedBy()).containsExactly("review of m1");
    assertThat(trip.receipt().doubts()).isEmpty();
  }

  @Test
  void aWrongChargeIsTakenOffAndAPutBackThatWasNoneChargesAgain() {
    trip.enter(0);
    trip.move(take("m1", "milk", 3));
    trip.move(take("m2", "tea", 4));
    trip.move(doubted(put("m3", "tea", 5), DoubtReason.ACTION_UNSURE));
    trip.leave(8);
    trip.progress(8);
    assertThat(trip.receipt().total().minor()).isEqualTo(120);
    trip.hear(rules("m3", 20, Ruling.NO_PRODUCT, null));
    assertThat(trip.receipt().total().minor()).isEqualTo(470);
    trip.hear(rules("m1", 30, Ruling.NO_PRODUCT, null));
    assertThat(trip.receipt().total().minor()).isEqualTo(350);
    assertThat(trip.receipts())
        .hasSize(3)
        .last()
        .satisfies(r -> assertThat(r.version()).isEqualTo(3));
  }

  @Test
  void aRulingThatChangesNoLineMakesNoVersion() {
    trip.enter(0);
    trip.move(DOUBTED);
    trip.leave(8);
    trip.progress(8);
    trip.hear(rules("m1", 20, Ruling.NO_PRODUCT, null));
    assertThat(trip.receipts()).hasSize(1);
  }

  @Test
  void anotherTripsMovementIsToldToIt() {
    trip.enter(0);
    trip.move(between(take("m1", "milk", 4), "t1", "t2"));
    trip.leave(8);
    trip.progress(8);
    VerdictSeen other =
        new VerdictSeen(
            new Verdict("r", "m1", at(20), "op", Ruling.OTHER_TRIP, new What("tea", null, "t2")));
    List<PassedOn> passed =
        trip.hear(other).stream()
            .filter(PassedOn.class::isInstance)
            .map(PassedOn.class::cast)
            .toList();
    assertThat(passed)
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.movement().who().tripId()).isEqualTo("t2");
              assertThat(p.movement().what().sku()).isEqualTo("tea");
              assertThat(p.movement().doubt()).isNull();
              assertThat(p.movement().movementId()).isNotEqualTo("m1");
              assertThat(p.movement().evidence()).isNotEmpty();
            });
    assertThat(trip.receipts()).hasSize(1);
  }

  @Test
  void whatIsProvenLateAdjustsOnce() {
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    trip.leave(8);
    trip.progress(8);
    trip.late(take("m2", "tea", 5));
    assertThat(trip.receipt().status()).isEqualTo(Status.ADJUSTED);
    assertThat(trip.receipt().total().minor()).isEqualTo(470);
    assertThat(trip.receipt().standing().causedBy()).containsExactly("m2");
    assertThat(trip.late(take("m2", "tea", 5))).containsExactly(new Repeated());
    trip.late(doubted(take("m3", "tea", 6), DoubtReason.LATE));
    assertThat(trip.receipts()).hasSize(2);
    trip.hear(rules("m3", 20, Ruling.THIS_PRODUCT, "tea"));
    assertThat(trip.receipt().total().minor()).isEqualTo(820);
  }

  @Test
  void aVoidIsTheEnd() {
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    trip.move(DOUBTED);
    trip.leave(8);
    trip.progress(8);
    trip.hear(new VerdictSeen(new Verdict("", "", at(20), "op", Ruling.VOID, What.NOTHING)));
    assertThat(trip.receipt().status()).isEqualTo(Status.VOID);
    assertThat(trip.receipt().total().minor()).isZero();
    trip.hear(rules("m1", 30, Ruling.THIS_PRODUCT, "tea"));
    assertThat(trip.receipts()).hasSize(2);
  }

  @Test
  void aVoidBeforeTheExitIsTheOnlyReceipt() {
    trip.enter(0);
    trip.move(take("m1", "milk", 4));
    trip.hear(new VerdictSeen(new Verdict("", "", at(5), "op", Ruling.VOID, What.NOTHING)));
    trip.leave(8);
    trip.progress(8);
    assertThat(trip.receipts()).extracting(Receipt::status).containsExactly(Status.VOID);
    assertThat(trip.cart().lines()).isEmpty();
  }

  @Test
  void receiptsDoNotDependOnWhenRulingsMovementsAndTheDoorAreHeard() {
    List<TripInput> inputs =
        List.of(
            new TripInput.Entered("s1", TripInput.Kind.SHOPPER, 1, "card", at(0)),
            new MovementSeen(take("m0", "milk", 2)),
            new MovementSeen(DOUBTED),
            new MovementSeen(doubted(put("m2", "milk", 5), DoubtReason.ACTION_UNSURE)),
            new MovementSeen(take("m3", "tea", 9)),
            rules("m1", 6, Ruling.THIS_PRODUCT, "tea"),
            rules("m2", 7, Ruling.NO_PRODUCT, null),
            rules("m1", 20, Ruling.NO_PRODUCT, null),
            new TripInput.LeftStore("s1", at(8)));
    List<Receipt> expected = null;
    for (int seed = 0; seed < 200; seed++) {
      List<TripInput> mixed = new ArrayList<>(inputs);
      Collections.shuffle(mixed, new Random(seed));
      Trip shuffled = new Trip();
      for (int i = 0; i < mixed.size(); i++) {
        shuffled.hear(mixed.get(i));
        if (i == seed % 7) {
          shuffled.progress(1);
        }
      }
      shuffled.progress(30);
      expected = expected == null ? shuffled.receipts() : expected;
      assertThat(shuffled.receipts()).as("seed %s", seed).isEqualTo(expected);
    }
    assertThat(expected).extracting(r -> r.total().minor()).containsExactly(120L + 350L, 120L);
  }

  private static VerdictSeen rules(String movement, double at, Ruling ruling, String sku) {
    What what = sku == null ? What.NOTHING : new What(sku, Amount.pieces(1), null);
    return new VerdictSeen(
        new Verdict("review of " + movement, movement, at(at), "op", ruling, what));
  }
}
