package dev.walkout.shop.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.Await;
import dev.walkout.shop.ShopProcess;
import dev.walkout.shop.billing.kit.RecordedTrip;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example billing service on a real broker: right, whatever it is given and when it dies. */
class BillingIT {

  private static final Duration DEADLINE = Duration.ofMinutes(2);

  @TempDir Path folder;
  private final AvroSerdes serdes = AvroSerdes.inJvm();
  private EmbeddedBroker broker;
  private Publisher publisher;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
    TopicAdmin.create(broker.address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
    publisher = new Publisher(broker.address(), serdes);
  }

  @AfterEach
  void close() {
    publisher.close();
    broker.close();
  }

  @Test
  void everythingIsBookedOnceHoweverOftenItIsStarted() {
    ManyTrips.publish(publisher, 0);
    settle("ledger");
    settle("ledger");
    ManyTrips.publish(publisher, 1);
    Books books = settle("ledger");
    assertThat(ManyTrips.bookings(books)).isEqualTo(ManyTrips.bookings(2));
    assertThat(books.refused()).isEmpty();
    assertThat(settle("begun-anew").accounts()).isEqualTo(books.accounts());
  }

  @Test
  void aRecordThatBreaksTheContractIsKeptAndHoldsUpNothing() {
    Receipt receipt = RecordedTrip.named("group").receipts().get(0);
    try (var raw =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.address()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      byte[] noise = "noise".getBytes(StandardCharsets.UTF_8);
      raw.send(new ProducerRecord<>(Topics.RECEIPTS.name(), 0, "trip-x", noise));
      raw.send(new ProducerRecord<>(Topics.RECEIPTS.name(), 0, "trip-y", null));
    }
    publisher.send(Topics.RECEIPTS, "trip-z", receipt, receipt.getLeftAt());
    ManyTrips.publish(publisher, 0);
    Books books = settle("ledger");
    assertThat(ManyTrips.bookings(books)).isEqualTo(ManyTrips.bookings(1));
    assertThat(books.refused())
        .extracting(Refusal::tripId)
        .containsExactlyInAnyOrder("trip-x", "trip-y", "trip-z");
    assertThat(books.refused()).anySatisfy(refusal -> assertThat(refusal.value()).isNotEmpty());
    assertThat(settle("ledger").refused()).hasSize(3);
  }

  /** Killed as it catches up and as it reads on: nothing is lost and nothing is booked twice. */
  @Test
  void killedAndStartedAgainItBooksEverythingOnce() throws Exception {
    int rounds = 0;
    while (rounds < 20) {
      ManyTrips.publish(publisher, rounds++);
    }
    try (ShopProcess billing = start("--follow")) {
      Await.until(DEADLINE, "bookings", () -> size() > 64_000 || billing.err().contains("caught"));
      billing.kill();
    }
    for (int kill = 0; kill < 2; kill++) {
      try (ShopProcess billing = start("--follow")) {
        billing.awaitText("caught up");
        ManyTrips.publish(publisher, rounds++);
        billing.kill();
      }
    }
    try (ShopProcess billing = start("--statement")) {
      assertThat(billing.exitCode()).as(billing.err()).isZero();
      assertThat(billing.out()).contains("trip-group-0", "8.20 EUR", " 0 refused");
    }
    try (Ledger ledger = Ledger.open(folder.resolve("ledger"))) {
      assertThat(ManyTrips.bookings(ledger.books())).isEqualTo(ManyTrips.bookings(rounds));
    }
  }

  @Test
  void aLedgerThatAnotherProcessHasOpenIsRefused() throws Exception {
    try (Ledger open = Ledger.open(folder.resolve("ledger"));
        ShopProcess billing = start("--statement")) {
      assertThat(billing.exitCode()).isEqualTo(2);
      assertThat(billing.err()).contains("in use by another process");
      assertThat(open.books().accounts()).isEmpty();
    }
  }

  private ShopProcess start(String flag) throws IOException {
    return ShopProcess.start(
        folder,
        List.of(
            "bill",
            "--kafka",
            broker.address(),
            "--ledger",
            folder.resolve("ledger").toString(),
            flag));
  }

  private Books settle(String name) {
    try (Ledger ledger = Ledger.open(folder.resolve(name));
        Billing billing = new Billing(broker.address(), serdes, ledger)) {
      billing.catchUp();
      return ledger.books();
    }
  }

  private long size() {
    Path file = folder.resolve("ledger.mv.db");
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
