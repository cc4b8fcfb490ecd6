package dev.walkout.shop.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.Await;
import dev.walkout.shop.ShopProcess;
import dev.walkout.shop.UserError;
import dev.walkout.shop.billing.ManyTrips;
import dev.walkout.shop.billing.webhook.Receiver.Post;
import dev.walkout.shop.billing.webhook.Receiver.Reply;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.topology.fault.DeadLetters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Receipts over HTTP to servers that fail, hang, refuse, go away and come back. */
class CourierIT {

  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final AvroSerdes SERDES = AvroSerdes.inJvm();

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static Path secret;
  private static List<Receipt> published;

  /** Each test is a delivery of its own, which begins with the first receipt. */
  private String name;

  @BeforeAll
  static void open() throws IOException {
    broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
    TopicAdmin.create(broker.address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
    secret = Files.writeString(folder.resolve("secret"), "whsec_" + Receiver.SECRET + "\n");
    published = ManyTrips.round(0);
    try (Publisher publisher = new Publisher(broker.address(), SERDES)) {
      ManyTrips.publish(publisher, 0);
    }
  }

  @AfterAll
  static void close() {
    broker.close();
  }

  @BeforeEach
  void nameIt(TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
    name = name.substring(0, Math.min(40, name.length()));
  }

  @Test
  void everyVersionArrivesSignedInTheOrderOfItsTrip() throws Exception {
    try (Receiver receiver = new Receiver(post -> Reply.OK)) {
      assertThat(deliver(receiver, retries(1)).delivered()).isEqualTo(published.size());
      assertThat(receiver.posts()).hasSize(published.size()).allMatch(Post::signed);
      assertThat(receiver.versions()).isEqualTo(versions());
      assertThat(receiver.posts())
          .allSatisfy(p -> assertThat(p.at()).isAfter(Instant.parse("2026-01-06T00:00:00Z")));
      assertThat(deliver(receiver, retries(1)).delivered()).isZero();
    }
  }

  @Test
  void aMessageIsTheReceiptAsPlainJson() throws Exception {
    try (Receiver receiver = new Receiver(post -> Reply.OK)) {
      deliver(receiver, retries(1));
      Post weighed =
          receiver.posts().stream()
              .filter(post -> post.trip().equals("trip-weighed-0"))
              .findFirst()
              .orElseThrow();
      assertThat(weighed.id()).matches("receipt-[0-9a-f]{16}-0-v1");
      assertThat(weighed.json().get("type").asText()).isEqualTo("receipt.final");
      assertThat(weighed.json().get("timestamp").asText()).startsWith("2026-01-05T09:0");
      JsonNode receipt = weighed.json().get("data");
      assertThat(receipt.get("status").asText()).isEqualTo("FINAL");
      assertThat(receipt.get("leftAt").asText()).isEqualTo("2026-01-05T09:00:15Z");
      assertThat(receipt.get("finalBy").isNull()).isTrue();
      JsonNode line = receipt.get("lines").get(0);
      assertThat(line.get("quantity").get("weight").asText()).isEqualTo("1.013");
      assertThat(line.get("amount").get("minor").asLong()).isEqualTo(303);
      assertThat(line.get("amount").get("currency").asText()).isEqualTo("EUR");
    }
  }

  @Test
  void whatFailsIsTriedAgain() throws Exception {
    try (Receiver receiver =
        new Receiver(post -> post.tries() < 2 ? Reply.status(500) : Reply.OK)) {
      // What is delivered twice anyway has the same id and so fails only the first time.
      Courier.Tally tally = deliver(receiver, retries(3));
      assertThat(tally.delivered()).isEqualTo(published.size());
      assertThat(tally.dead()).isZero();
      assertThat(tally.failedTries()).isEqualTo(2L * ids());
      assertThat(receiver.versions()).isEqualTo(versions());
      Map<String, String> bodies = new LinkedHashMap<>();
      assertThat(receiver.posts())
          .allSatisfy(
              post ->
                  assertThat(bodies.computeIfAbsent(post.id(), id -> post.body()))
                      .isEqualTo(post.body()));
    }
  }

  @Test
  void anEndpointThatHangsOrNeverEndsIsLeftAfterTheTimeout() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (Receiver receiver =
        new Receiver(
            post -> {
              boolean first = post.tries() == 0;
              if (first && post.trip().equals("trip-group-0")) {
                await(over);
              }
              return first && post.trip().equals("trip-weighed-0") ? Reply.ENDLESS : Reply.OK;
            })) {
      Courier.Tally tally = deliver(receiver, retries(9), Duration.ofSeconds(2));
      over.countDown();
      assertThat(tally.delivered()).isEqualTo(published.size());
      assertThat(tally.failedTries()).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void aTripThatIsNeverTakenBecomesDeadLettersAndHoldsUpNoOther() throws Exception {
    try (Receiver receiver =
        new Receiver(post -> post.trip().equals("trip-void-0") ? Reply.status(422) : Reply.OK)) {
      Courier.Tally tally = deliver(receiver, retries(2));
      assertThat(tally.dead()).isEqualTo(2);
      assertThat(tally.delivered()).isEqualTo(published.size() - 2L);
      assertThat(deadLetters())
          .hasSize(2)
          .allSatisfy(
              letter -> {
                assertThat(letter.key()).isEqualTo("trip-void-0");
                assertThat(header(letter, DeadLetters.TOPIC)).isEqualTo("receipts");
                assertThat(header(letter, DeadLetters.MESSAGE)).contains("422");
                Receipt receipt =
                    SERDES
                        .values(Topics.RECEIPTS)
                        .deserializer()
                        .deserialize("receipts", letter.value());
                assertThat(receipt.getTripId()).isEqualTo("trip-void-0");
              });
      assertThat(deliver(receiver, retries(2)).dead()).isZero();
    }
    try (ShopProcess list =
        ShopProcess.start(folder, List.of("dead-letters", "--kafka", broker.address()))) {
      assertThat(list.exitCode()).as(list.err()).isZero();
      assertThat(list.out()).contains("walkout-webhook-" + name, "trip-void-0", "422");
    }
  }

  @Test
  void whatIsNoReceiptIsADeadLetterAtOnce() throws Exception {
    try (EmbeddedBroker other = EmbeddedBroker.start(folder.resolve("other"), 0)) {
      TopicAdmin.create(other.address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
      try (var raw =
              new KafkaProducer<>(
                  Map.of("bootstrap.servers", other.address()),
                  new StringSerializer(),
                  new ByteArraySerializer());
          Publisher publisher = new Publisher(other.address(), SERDES);
          Receiver receiver = new Receiver(post -> Reply.OK)) {
        raw.send(new ProducerRecord<>("receipts", 0, "trip-noise", new byte[] {1, 2, 3}));
        raw.send(new ProducerRecord<>("receipts", 0, "trip-empty", null));
        raw.flush();
        ManyTrips.publish(publisher, 0);
        try (Courier courier = courier(other, order(receiver, retries(9), TIMEOUT))) {
          Courier.Tally tally = courier.run(false, () -> false);
          assertThat(tally.dead()).isEqualTo(2);
          assertThat(tally.failedTries()).isZero();
          assertThat(tally.delivered()).isEqualTo(published.size());
        }
      }
    }
  }

  /** With one try, a single answer that counted would make a dead letter. */
  @Test
  void whoHasTooMuchToDoIsGivenTimeAndLosesNothing() throws Exception {
    AtomicInteger left = new AtomicInteger(3);
    try (Receiver receiver =
        new Receiver(
            post ->
                left.getAndDecrement() > 0
                    ? Reply.status(left.get() % 2 == 0 ? 429 : 503).retryAfter("1")
                    : Reply.OK)) {
      Courier.Tally tally = deliver(receiver, retries(1));
      assertThat(tally.delivered()).isEqualTo(published.size());
      assertThat(tally.dead()).isZero();
      assertThat(receiver.versions()).isEqualTo(versions());
    }
  }

  @Test
  void anEndpointThatIsGoneEndsItAndNothingIsLost() throws Exception {
    try (Receiver receiver = new Receiver(post -> Reply.status(410))) {
      assertThatThrownBy(() -> deliver(receiver, retries(9)))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("410")
          .hasMessageContaining("--url");
    }
    try (Receiver receiver = new Receiver(post -> Reply.OK)) {
      assertThat(deliver(receiver, retries(9)).delivered()).isEqualTo(published.size());
    }
  }

  @Test
  void aRedirectionIsNotFollowed() throws Exception {
    try (Receiver receiver = new Receiver(post -> Reply.status(307))) {
      assertThat(deliver(receiver, retries(1)).dead()).isEqualTo(published.size());
    }
  }

  @Test
  void aSecondCourierOfTheSameNameTakesOver() throws Exception {
    try (Receiver receiver = new Receiver(post -> Reply.OK);
        Courier first = courier(broker, order(receiver, retries(1), TIMEOUT))) {
      CompletableFuture<Courier.Tally> running =
          CompletableFuture.supplyAsync(() -> first.run(true, () -> false));
      Await.until(DEADLINE, "deliveries", () -> receiver.taken().size() >= published.size());
      AtomicBoolean stop = new AtomicBoolean();
      try (Courier second = courier(broker, order(receiver, retries(1), TIMEOUT))) {
        CompletableFuture<Courier.Tally> other =
            CompletableFuture.supplyAsync(() -> second.run(true, stop::get));
        assertThatThrownBy(() -> running.get(DEADLINE.toSeconds(), TimeUnit.SECONDS))
            .isInstanceOf(ExecutionException.class)
            .cause()
            .isInstanceOf(UserError.class)
            .hasMessageContaining("another process");
        stop.set(true);
        other.get();
        assertThat(receiver.versions()).isEqualTo(versions());
      }
    }
  }

  /** Killed while some requests are answered and others wait for their answer. */
  @Test
  void killedAndStartedAgainItSkipsNothing() throws Exception {
    Semaphore answers = new Semaphore(0);
    try (Receiver receiver = new Receiver(post -> allowedBy(answers))) {
      for (int kill = 1; kill <= 3; kill++) {
        int posts = receiver.posts().size();
        int enough = receiver.taken().size() + 5;
        try (ShopProcess courier = start(receiver, "--follow")) {
          Await.until(DEADLINE, "a post", () -> receiver.posts().size() > posts);
          answers.release(5);
          Await.until(DEADLINE, "answers", () -> receiver.taken().size() >= enough);
          courier.kill();
        }
      }
      answers.release(1000);
      try (ShopProcess courier = start(receiver, "--tries=3")) {
        assertThat(courier.exitCode()).as(courier.err()).isZero();
      }
      assertThat(receiver.versions()).isEqualTo(versions());
      assertThat(receiver.posts()).allMatch(Post::signed);
    }
  }

  private static Reply allowedBy(Semaphore answers) {
    try {
      answers.tryAcquire(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Reply.OK;
  }

  private ShopProcess start(Receiver receiver, String flag) throws IOException {
    List<String> words = new ArrayList<>(List.of("webhook", "--kafka", broker.address()));
    words.addAll(List.of("--url", receiver.url(), "--secret-file", secret.toString()));
    words.addAll(List.of("--name", name, flag));
    return ShopProcess.start(folder, words);
  }

  private Courier.Tally deliver(Receiver receiver, Retries retries) {
    return deliver(receiver, retries, TIMEOUT);
  }

  private Courier.Tally deliver(Receiver receiver, Retries retries, Duration timeout) {
    try (Courier courier = courier(broker, order(receiver, retries, timeout))) {
      return courier.run(false, () -> false);
    }
  }

  private Courier.Order order(Receiver receiver, Retries retries, Duration timeout) {
    return new Courier.Order(
        name, Endpoint.parse(receiver.url()), Signer.read(secret), retries, timeout);
  }

  private static Courier courier(EmbeddedBroker on, Courier.Order order) {
    return new Courier(
        order, new Courier.Shop(on.address(), SERDES), Clock.systemUTC(), new SplittableRandom(1));
  }

  private static Retries retries(int tries) {
    return new Retries(tries, Duration.ofMillis(5), Duration.ofMillis(20));
  }

  /** The versions of each trip, in order, as they were published. */
  private static Map<String, List<Integer>> versions() {
    Map<String, List<Integer>> versions = new LinkedHashMap<>();
    for (Receipt receipt : published) {
      List<Integer> known = versions.computeIfAbsent(receipt.getTripId(), t -> new ArrayList<>());
      if (!known.contains(receipt.getVersion())) {
        known.add(receipt.getVersion());
      }
    }
    return versions;
  }

  private static long ids() {
    return versions().values().stream().mapToLong(List::size).sum();
  }

  private List<TopicReader.Entry<byte[]>> deadLetters() {
    List<TopicReader.Entry<byte[]>> letters = new ArrayList<>();
    try (TopicReader<byte[]> topic =
        new TopicReader<>(broker.address(), SERDES, Topics.DEAD_LETTERS)) {
      topic.drain(
          letter -> {
            if (header(letter, DeadLetters.APPLICATION).endsWith(name)) {
              letters.add(letter);
            }
          });
    }
    return letters;
  }

  private static String header(TopicReader.Entry<byte[]> letter, String key) {
    return new String(letter.headers().lastHeader(key).value(), StandardCharsets.UTF_8);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
