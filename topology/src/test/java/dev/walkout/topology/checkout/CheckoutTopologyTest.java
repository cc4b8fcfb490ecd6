package dev.walkout.topology.checkout;

import static dev.walkout.topology.checkout.CheckoutDriver.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Candidate;
import dev.walkout.schemas.avro.Cart;
import dev.walkout.schemas.avro.CartEvent;
import dev.walkout.schemas.avro.DoubtReason;
import dev.walkout.schemas.avro.LineAdded;
import dev.walkout.schemas.avro.LineRemoved;
import dev.walkout.schemas.avro.MatchPath;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.ReviewTask;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.TripClosed;
import dev.walkout.schemas.avro.TripOpened;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.schemas.avro.WeightChange;
import dev.walkout.schemas.avro.ZoneProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checkout topology as its neighbours see it: records in, records out. */
class CheckoutTopologyTest {

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
  void aTakeBecomesALineOfAFinalReceipt() {
    shop.enter("t1", 0);
    shop.visit("a", "t1", 1, null);
    shop.observe("a", 4, sighting(Action.TAKE, "milk", 3, 4));
    shop.visit("a", "t1", 1, 6.0);
    shop.leave("t1", 8);
    beats(5, 12);

    List<TestRecord<String, Receipt>> receipts = shop.output(Topics.RECEIPTS).readRecordsToList();
    assertThat(receipts).hasSize(1);
    assertThat(receipts.get(0).key()).isEqualTo("t1");
    Receipt receipt = receipts.get(0).value();
    assertThat(receipt.getStatus()).isEqualTo(ReceiptStatus.FINAL);
    assertThat(receipt.getTotal().getMinor()).isEqualTo(120);
    assertThat(receipt.getLines()).hasSize(1);
    assertThat(receipt.getLines().get(0).getName()).isEqualTo("Fresh milk");
    assertThat(receipt.getLines().get(0).getEvidence().get(0).getHash()).startsWith("hash-cam-a");
    // Decided by the first heartbeat that reaches the exit.
    assertThat(receipts.get(0).getRecordTime()).isEqualTo(at(8));
  }

  @Test
  void theCartIsToldAsEventsAndAsASnapshot() {
    shop.enter("t1", 0);
    shop.visit("a", "t1", 1, null);
    shop.observe("a", 4, sighting(Action.TAKE, "milk", 3, 4));
    shop.observe("a", 6, sighting(Action.TAKE, "tea", 5, 6));
    beats(8, 8);
    Cart filled = last(shop.read(Topics.CARTS));
    assertThat(filled.getLines()).hasSize(2);
    assertThat(filled.getUpdatedAt()).isEqualTo(at(6));

    shop.observe("a", 10, sighting(Action.PUT, "milk", 9, 10));
    shop.leave("t1", 11);
    beats(13, 13);
    List<CartEvent> events = shop.read(Topics.CART_EVENTS);
    assertThat(events)
        .extracting(event -> (Object) event.getBody().getClass())
        .containsExactly(
            TripOpened.class,
            LineAdded.class,
            LineAdded.class,
            LineRemoved.class,
            TripClosed.class);
    assertThat(events).extracting(CartEvent::getSeq).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(last(shop.read(Topics.CARTS)).getLastSeq()).isEqualTo(5);
    assertThat(last(shop.read(Topics.RECEIPTS)).getTotal().getMinor()).isEqualTo(350);
  }

  @Test
  void aReceiptWaitsForEveryZoneOfTheStore() {
    shop.enter("t1", 0);
    shop.leave("t1", 8);
    for (int second = 9; second < 20; second++) {
      shop.beat("a", second);
    }
    assertThat(shop.read(Topics.RECEIPTS)).isEmpty();
    shop.beat("b", 10);
    assertThat(shop.read(Topics.RECEIPTS)).hasSize(1);
  }

  @Test
  void theBudgetByTheWallClockGivesAProvisionalReceipt() {
    shop.enter("t1", 0);
    shop.visit("a", "t1", 1, null);
    shop.observe("a", 4, sighting(Action.TAKE, "milk", 3, 4));
    shop.leave("t1", 8);
    shop.beat("a", 12);
    shop.beat("b", 3);
    shop.driver.advanceWallClockTime(Duration.ofSeconds(5));
    shop.driver.advanceWallClockTime(Duration.ofSeconds(55));
    assertThat(shop.read(Topics.RECEIPTS)).isEmpty();
    shop.driver.advanceWallClockTime(Duration.ofSeconds(10));
    Receipt provisional = last(shop.read(Topics.RECEIPTS));
    assertThat(provisional.getStatus()).isEqualTo(ReceiptStatus.PROVISIONAL);
    assertThat(provisional.getTotal().getMinor()).isEqualTo(120);
    assertThat(provisional.getCoverage())
        .singleElement()
        .satisfies(gap -> assertThat(gap.getZone()).isEqualTo("b"));
    assertThat(provisional.getFinalBy()).isAfter(at(8));
    shop.driver.advanceWallClockTime(Duration.ofSeconds(100));
    assertThat(shop.read(Topics.RECEIPTS)).isEmpty();

    shop.beat("b", 12);
    Receipt settled = last(shop.read(Topics.RECEIPTS));
    assertThat(settled.getStatus()).isEqualTo(ReceiptStatus.FINAL);
    assertThat(settled.getVersion()).isEqualTo(2);
    assertThat(settled.getPreviousHash()).isEqualTo(provisional.getEvidenceHash());
  }

  @Test
  void everyRecordTwiceChangesNothingAndIsCounted() {
    shop.enter("t1", 0);
    shop.visit("a", "t1", 1, null);
    Recognised take = shop.recognised("a", 4, sighting(Action.TAKE, "milk", 3, 4));
    shop.send(Topics.SIGHTINGS, "s1/a", take, at(4));
    shop.send(Topics.SIGHTINGS, "s1/a", take, at(4));
    beats(6, 6);
    shop.send(Topics.SIGHTINGS, "s1/a", take, at(4));
    List<KeyValue<String, dev.walkout.schemas.avro.MovementEvent>> movements =
        shop.output(Topics.MOVEMENTS).readKeyValuesToList().stream()
            .filter(record -> record.value.getBody() instanceof Movement)
            .toList();
    assertThat(movements).hasSize(1);
    shop.send(Topics.MOVEMENTS, "t1", movements.get(0).value, at(6));
    shop.leave("t1", 8);
    shop.leave("t1", 8);
    shop.enter("t1", 0);
    beats(10, 12);
    shop.leave("t1", 8);
    shop.send(Topics.MOVEMENTS, "t1", movements.get(0).value, at(6));
    assertThat(shop.read(Topics.RECEIPTS)).hasSize(1);
    assertThat(shop.read(Topics.REVIEWS)).isEmpty();
    assertThat(shop.read(Topics.CART_EVENTS)).hasSize(3);
    assertThat(shop.metric("repeated-total")).isEqualTo(2);
  }

  @Test
  void everyBurstIsAccountedFor() {
    shop.visit("a", "t1", 1, null);
    Recognised take = shop.recognised("a", 4, sighting(Action.TAKE, "milk", 3, 4));
    shop.send(Topics.SIGHTINGS, "s1/a", take, at(4));
    shop.send(Topics.SIGHTINGS, "s1/a", take, at(4));
    shop.observe("scale of a", "a", 4, new WeightChange("shelf", -900, 5, at(3), at(4)));
    shop.observe("a", 7, sighting(Action.UNSURE, "milk", 6, 7));
    shop.observe("a", 8, sighting(Action.TAKE, "milk", 8, 7));
    assertThat(shop.metric("heard-total")).isEqualTo(5);
    assertThat(shop.metric("used-total")).isZero();
    beats(9, 12);
    assertThat(shop.metric("used-total")).isEqualTo(2);
    assertThat(shop.metric("doubted-total")).isEqualTo(1);
    assertThat(shop.metric("repeated-total")).isEqualTo(1);
    assertThat(shop.metric("refused-total")).isEqualTo(1);
  }

  @Test
  void aDoubtIsAskedAboutAndNotCharged() {
    shop.enter("t1", 0);
    shop.visit("a", "t1", 1, null);
    Sighting unclear = sighting(Action.TAKE, "milk", 3, 4);
    unclear.setCandidates(List.of(new Candidate("milk", 0.6f), new Candidate("tea", 0.6f)));
    shop.observe("a", 4, unclear);
    shop.leave("t1", 8);
    beats(10, 12);
    Receipt receipt = last(shop.read(Topics.RECEIPTS));
    assertThat(receipt.getTotal().getMinor()).isZero();
    assertThat(receipt.getDoubts()).hasSize(1);
    List<TestRecord<String, ReviewTask>> reviews = shop.output(Topics.REVIEWS).readRecordsToList();
    assertThat(reviews).hasSize(1);
    assertThat(reviews.get(0).key()).isEqualTo("t1");
    assertThat(reviews.get(0).value().getReason()).isEqualTo(DoubtReason.WHAT_AMBIGUOUS);
    assertThat(reviews.get(0).value().getAtStake().getMinor()).isEqualTo(350);
    assertThat(reviews.get(0).value().getCandidates()).hasSize(2);
    assertThat(reviews.get(0).value().getEvidence()).hasSize(1);
  }

  @Test
  void whatNoIndexAnsweredIsDoubtedForThatAndNotCharged() {
    shop.enter("t1", 0);
    shop.visit("a", "t1", 1, null);
    Sighting unsearched = sighting(Action.TAKE, "milk", 3, 4);
    unsearched.setVerdict(Verdict.AMBIGUOUS);
    unsearched.setCandidates(List.of(new Candidate("milk", 0.6f), new Candidate("tea", 0.6f)));
    unsearched.setIndexUnavailable(true);
    shop.observe("a", 4, unsearched);
    shop.leave("t1", 8);
    beats(10, 12);
    Receipt receipt = last(shop.read(Topics.RECEIPTS));
    assertThat(receipt.getTotal().getMinor()).isZero();
    assertThat(receipt.getDoubts())
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.getReason()).isEqualTo(DoubtReason.INDEX_UNAVAILABLE));
  }

  @Test
  void whatNobodyDidIsAskedAboutByItsZone() {
    shop.observe("a", 4, sighting(Action.TAKE, "milk", 3, 4));
    beats(6, 6);
    TestRecord<String, ReviewTask> review = shop.output(Topics.REVIEWS).readRecord();
    assertThat(review.key()).isEqualTo("s1/a");
    assertThat(review.value().getTripId()).isEmpty();
    assertThat(review.value().getReason()).isEqualTo(DoubtReason.WHO_NOBODY);
  }

  @Test
  void ofAPutBetweenTripsEachIsToldAndOneIsAsked() {
    for (String trip : List.of("t1", "t2")) {
      shop.enter(trip, 0);
    }
    shop.visit("a", "t1", 1, null);
    shop.observe("a", 4, sighting(Action.TAKE, "milk", 3, 4));
    shop.visit("a", "t2", 5, null);
    shop.observe("a", 7, sighting(Action.PUT, "milk", 6, 7));
    shop.leave("t1", 8);
    shop.leave("t2", 8);
    beats(10, 12);
    List<Receipt> receipts = shop.read(Topics.RECEIPTS);
    assertThat(receipts).hasSize(2);
    assertThat(receipts).allSatisfy(r -> assertThat(r.getTotal().getMinor()).isZero());
    assertThat(receipts).allSatisfy(r -> assertThat(r.getDoubts()).hasSize(1));
    assertThat(shop.read(Topics.REVIEWS)).hasSize(1);
  }

  @Test
  void aClosedTripIsForgottenAfterItsTimeAndItsCartWithIt() {
    shop.enter("t1", 0);
    shop.leave("t1", 8);
    beats(10, 12);
    shop.read(Topics.CARTS);
    double week = Duration.ofDays(7).toSeconds();
    beats(10 + week - 4000, 10 + week - 4000);
    assertThat(shop.output(Topics.CARTS).isEmpty()).isTrue();
    beats(10 + week + 4000, 10 + week + 4000);
    beats(10 + week + 8000, 10 + week + 8000);
    KeyValue<String, Cart> tombstone = shop.output(Topics.CARTS).readKeyValue();
    assertThat(tombstone.key).isEqualTo("t1");
    assertThat(tombstone.value).isNull();
    assertThat(shop.driver.getKeyValueStore(Nodes.CLOSED_TRIPS).get("t1")).isNull();
    assertThat(shop.driver.getKeyValueStore(Nodes.OPEN_TRIPS).get("t1")).isNull();
  }

  @Test
  void progressIsToldOnlyWhenItAdvances() {
    shop.beat("a", 5);
    shop.beat("a", 5);
    shop.beat("a", 4);
    assertThat(shop.read(Topics.MOVEMENTS))
        .singleElement()
        .satisfies(
            event -> {
              ZoneProgress progress = (ZoneProgress) event.getBody();
              assertThat(progress.getUpTo()).isEqualTo(at(5));
              assertThat(progress.getZone()).isEqualTo("a");
            });
  }

  private void beats(double from, double to) {
    for (double second = from; second <= to; second++) {
      shop.beat(second);
    }
  }

  private static <T> T last(List<T> list) {
    assertThat(list).isNotEmpty();
    return list.get(list.size() - 1);
  }

  static Sighting sighting(Action action, String sku, double from, double to) {
    return Sighting.newBuilder()
        .setAction(action)
        .setStartedAt(at(from))
        .setEndedAt(at(to))
        .setVerdict(Verdict.KNOWN)
        .setPath(MatchPath.GATE_ACCEPT)
        .setCandidates(List.of(new Candidate(sku, 0.2f)))
        .setAcceptBelow(0.5f)
        .setRejectAbove(1.0f)
        .setTemperature(0.05f)
        .setModel("m")
        .setGallery("g")
        .setCrops(List.of())
        .build();
  }
}
