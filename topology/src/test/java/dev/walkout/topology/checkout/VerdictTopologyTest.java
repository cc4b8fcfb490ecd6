package dev.walkout.topology.checkout;

import static dev.walkout.topology.checkout.CheckoutDriver.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Cart;
import dev.walkout.schemas.avro.DoubtReason;
import dev.walkout.schemas.avro.LineAdded;
import dev.walkout.schemas.avro.NoProduct;
import dev.walkout.schemas.avro.OperatorVerdict;
import dev.walkout.schemas.avro.OtherTrip;
import dev.walkout.schemas.avro.Quantity;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.schemas.avro.ReviewTask;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.ThisProduct;
import dev.walkout.schemas.avro.TripKind;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.schemas.avro.VerdictKind;
import dev.walkout.schemas.avro.Visit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviews go out, verdicts come in, and receipts follow. */
class VerdictTopologyTest {

  @TempDir Path folder;
  private CheckoutDriver shop;

  @BeforeEach
  void open() {
    shop = new CheckoutDriver(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aVerdictAdjustsAClosedTripOnceHoweverOftenItComes() {
    shop.enter("t1", 0);
    shop.visit("a", "t1", 1, null);
    shop.observe("a", 4, unknown(3));
    shop.leave("t1", 8);
    beats(5, 12);
    ReviewTask task = shop.read(Topics.REVIEWS).get(0);
    assertThat(task.getPriority()).isPositive();
    OperatorVerdict verdict =
        verdict(task, "t1", new ThisProduct("tea", new Quantity(1, null, null)));
    shop.send(Topics.VERDICTS, "t1", verdict, at(30));
    shop.send(Topics.VERDICTS, "t1", verdict, at(31));

    List<Receipt> receipts = shop.read(Topics.RECEIPTS);
    assertThat(receipts)
        .extracting(Receipt::getStatus)
        .containsExactly(ReceiptStatus.FINAL, ReceiptStatus.ADJUSTED);
    assertThat(receipts.get(1).getTotal().getMinor()).isEqualTo(350);
    assertThat(receipts.get(1).getCausedBy()).containsExactly(task.getReviewId());
    assertThat(shop.read(Topics.CART_EVENTS))
        .filteredOn(event -> event.getBody() instanceof LineAdded)
        .singleElement()
        .satisfies(e -> assertThat(((LineAdded) e.getBody()).getReason()).contains("operator"));
    List<Cart> carts = shop.read(Topics.CARTS);
    assertThat(carts.get(carts.size() - 1).getLines()).hasSize(1);
    assertThat(shop.metric("verdicts-total", "stream-trips-metrics")).isEqualTo(1);
    assertThat(shop.metric("reviews-total", "stream-trips-metrics")).isEqualTo(1);
    assertThat(shop.metric("closed-total", "stream-trips-metrics")).isEqualTo(1);
  }

  @Test
  void whatATailgaterTookIsNobodysUntilAPersonSaysWhose() {
    shop.enter("t1", 0);
    shop.leave("t1", 8);
    shop.presence("a", 1, new Visit("", "stranger", at(1), null, TripKind.SHOPPER));
    shop.observe("a", 4, CheckoutTopologyTest.sighting(Action.TAKE, "milk", 3, 4));
    beats(5, 12);
    ReviewTask task = shop.read(Topics.REVIEWS).get(0);
    assertThat(task.getReason()).isEqualTo(DoubtReason.TAILGATER);
    assertThat(task.getTripId()).isEmpty();
    assertThat(task.getAtStake().getMinor()).isEqualTo(120);
    assertThat(shop.read(Topics.RECEIPTS))
        .extracting(r -> r.getTotal().getMinor())
        .containsExactly(0L);

    OperatorVerdict verdict = verdict(task, "", new OtherTrip("t1", null));
    shop.send(Topics.VERDICTS, "s1/a", verdict, at(30));
    shop.send(Topics.VERDICTS, "s1/a", verdict, at(31));
    assertThat(shop.read(Topics.RECEIPTS))
        .singleElement()
        .satisfies(
            receipt -> {
              assertThat(receipt.getStatus()).isEqualTo(ReceiptStatus.ADJUSTED);
              assertThat(receipt.getTotal().getMinor()).isEqualTo(120);
            });
  }

  @Test
  void aVoidNeedsNoReview() {
    shop.enter("t1", 0);
    shop.visit("a", "t1", 1, null);
    shop.observe("a", 4, CheckoutTopologyTest.sighting(Action.TAKE, "milk", 3, 4));
    shop.leave("t1", 8);
    beats(5, 12);
    OperatorVerdict verdict =
        OperatorVerdict.newBuilder()
            .setReviewId("")
            .setTripId("t1")
            .setMovementId("")
            .setOperator("operator")
            .setAt(at(30))
            .setBody(new NoProduct("staff"))
            .setKind(VerdictKind.VOID)
            .build();
    shop.send(Topics.VERDICTS, "t1", verdict, at(30));
    List<Receipt> receipts = shop.read(Topics.RECEIPTS);
    assertThat(receipts.get(1).getStatus()).isEqualTo(ReceiptStatus.VOID);
    assertThat(receipts.get(1).getPreviousHash()).isEqualTo(receipts.get(0).getEvidenceHash());
  }

  @Test
  void aVerdictThatNamesNothingIsADeadLetter() {
    shop.send(
        Topics.VERDICTS,
        "t1",
        OperatorVerdict.newBuilder()
            .setReviewId("")
            .setTripId("t1")
            .setMovementId("")
            .setOperator("operator")
            .setAt(at(30))
            .setBody(new NoProduct(""))
            .build(),
        at(30));
    assertThat(shop.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).contains("name the review"));
  }

  private static OperatorVerdict verdict(ReviewTask task, String trip, Object body) {
    return OperatorVerdict.newBuilder()
        .setReviewId(task.getReviewId())
        .setTripId(trip)
        .setMovementId(task.getMovementId())
        .setOperator("operator")
        .setAt(at(30))
        .setBody(body)
        .build();
  }

  private static Sighting unknown(double from) {
    Sighting sighting = CheckoutTopologyTest.sighting(Action.TAKE, "milk", from, from + 1);
    sighting.setVerdict(Verdict.UNKNOWN);
    sighting.getCandidates().forEach(candidate -> candidate.setDistance(1.2f));
    return sighting;
  }

  private void beats(double from, double to) {
    for (double second = from; second <= to; second++) {
      shop.beat(second);
    }
  }
}
