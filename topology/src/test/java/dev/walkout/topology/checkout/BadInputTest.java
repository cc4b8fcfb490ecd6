package dev.walkout.topology.checkout;

import static dev.walkout.topology.checkout.CheckoutDriver.at;
import static dev.walkout.topology.checkout.CheckoutTopologyTest.sighting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.DoubtReason;
import dev.walkout.schemas.avro.ExitKind;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Left;
import dev.walkout.schemas.avro.Presence;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.TripKind;
import dev.walkout.schemas.avro.Visit;
import dev.walkout.topology.checkout.CheckoutDriver.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What checkout cannot use: a dead letter or a doubt; nothing charged and nothing else lost. */
class BadInputTest {

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
  void anUnknownZone() {
    Recognised lost = shop.recognised("nowhere", 4, sighting(Action.TAKE, "milk", 3, 4));
    shop.send(Topics.SIGHTINGS, "s1/nowhere", lost, at(4));
    DeadLetter letter = shop.deadLetters().get(0);
    assertThat(letter.reason()).contains("s1/nowhere", "no planogram", "publish one");
    assertThat(letter.topic()).isEqualTo("sightings");
    assertThat(letter.offset()).isEqualTo("0");
    assertThat(letter.key()).isEqualTo("s1/nowhere");
    assertThat(letter.application()).isEqualTo("walkout-checkout");
    assertThat(shop.serdes.values(Topics.SIGHTINGS).deserializer().deserialize("", letter.value()))
        .isEqualTo(lost);
    assertShopGoesOn();
  }

  @Test
  void aKeyThatIsNoZone() {
    shop.send(Topics.SIGHTINGS, "nowhere", shop.recognised("x", 4, beat(4)), at(4));
    assertThat(shop.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).contains("key", "'nowhere'"));
    assertShopGoesOn();
  }

  @Test
  void aPresenceIntervalThatEndsBeforeItStarts() {
    Presence backwards =
        new Presence(
            "track-a", "b1", 1L, at(2), new Visit("t9", "p9", at(2), at(1), TripKind.SHOPPER));
    shop.send(Topics.PRESENCE, "s1/a", backwards, at(2));
    assertThat(shop.deadLetters())
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.reason())
                    .contains("visit.left", at(1).toString(), "later time", at(2).toString()));
    // Sent again it is a repeat, and not a second dead letter.
    shop.send(Topics.PRESENCE, "s1/a", backwards, at(2));
    assertThat(shop.deadLetters()).isEmpty();
    shop.presence("a", 3, new Visit("ignored", "p", at(3), at(3), TripKind.SHOPPER));
    assertShopGoesOn();
  }

  @Test
  void aBurstThatEndsBeforeItStarts() {
    shop.observe("a", 4, sighting(Action.TAKE, "milk", 4, 3));
    assertThat(shop.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).contains("endedAt", at(3).toString()));
    assertShopGoesOn();
  }

  @Test
  void anUnknownProduct() {
    shop.enter("t1", 0);
    shop.visit("a", "t1", 1, null);
    shop.observe("a", 4, sighting(Action.TAKE, "unheard-of", 3, 4));
    shop.leave("t1", 8);
    shop.beat(10);
    Receipt receipt = shop.read(Topics.RECEIPTS).get(0);
    assertThat(receipt.getTotal().getMinor()).isZero();
    assertThat(receipt.getDoubts().get(0).getReason()).isEqualTo(DoubtReason.NOT_PRICED);
    assertThat(receipt.getDoubts().get(0).getDetail()).contains("unheard-of", "add it");
    assertThat(shop.read(Topics.REVIEWS)).hasSize(1);
    assertThat(shop.deadLetters()).isEmpty();
  }

  @Test
  void anUnknownSchemaId() {
    byte[] unknown = ByteBuffer.allocate(8).put((byte) 0).putInt(12345).array();
    for (var topic : List.of(Topics.SIGHTINGS, Topics.PRESENCE, Topics.DOOR, Topics.MOVEMENTS)) {
      shop.sendBytes(topic, "s1/a", unknown, at(1));
      assertThat(shop.deadLetters())
          .as(topic.name())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.reason()).contains("schema id", "12345", "register");
                assertThat(letter.topic()).isEqualTo(topic.name());
                assertThat(letter.value()).isEqualTo(unknown);
              });
    }
    assertShopGoesOn();
  }

  @Test
  void aCatalogueRecordOfAnUnknownSchema() {
    byte[] unknown = ByteBuffer.allocate(8).put((byte) 0).putInt(12345).array();
    shop.sendBytes(Topics.PRODUCTS, "tea", unknown, at(1));
    shop.sendBytes(Topics.PLANOGRAMS, "s1/b", unknown, at(1));
    assertShopGoesOn();
  }

  @Test
  void bytesThatAreNoRecord() {
    shop.sendBytes(Topics.SIGHTINGS, "s1/a", "hello".getBytes(UTF_8), at(1));
    assertThat(shop.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).contains("wire format", "first byte"));
    assertShopGoesOn();
  }

  @Test
  void aDoorEventUnderAnotherTripsKey() {
    shop.send(
        Topics.DOOR,
        "t2",
        new DoorEvent("door", "b1", 1L, at(1), new Left("t1", "s1", ExitKind.DOOR)),
        at(1));
    assertThat(shop.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).contains("tripId", "t1", "t2"));
    assertShopGoesOn();
  }

  @Test
  void leavingBeforeEntering() {
    shop.enter("t9", 5);
    shop.leave("t9", 4);
    assertThat(shop.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).contains("left.observedAt"));
    assertShopGoesOn();
  }

  /** A trip beside the bad input is charged as ever, and nothing is missing from its cover. */
  private void assertShopGoesOn() {
    shop.enter("t1", 0);
    shop.visit("a", "t1", 1, null);
    shop.observe("a", 14, sighting(Action.TAKE, "milk", 13, 14));
    shop.leave("t1", 18);
    shop.beat(20);
    List<Receipt> receipts = shop.read(Topics.RECEIPTS);
    assertThat(receipts).hasSize(1);
    assertThat(receipts.get(0).getTripId()).isEqualTo("t1");
    assertThat(receipts.get(0).getTotal().getMinor()).isEqualTo(120);
    assertThat(receipts.get(0).getCoverage()).isEmpty();
    assertThat(shop.deadLetters()).isEmpty();
  }

  private static Heartbeat beat(double upTo) {
    return new Heartbeat(at(upTo), 0L, 0L, 0L);
  }
}
