package dev.walkout.shop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.DoubtReason;
import dev.walkout.schemas.avro.Entered;
import dev.walkout.schemas.avro.ExitKind;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Left;
import dev.walkout.schemas.avro.Money;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.Planogram;
import dev.walkout.schemas.avro.Presence;
import dev.walkout.schemas.avro.PresenceProgress;
import dev.walkout.schemas.avro.Price;
import dev.walkout.schemas.avro.Product;
import dev.walkout.schemas.avro.ProductStatus;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptDoubt;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.schemas.avro.SoldBy;
import dev.walkout.schemas.avro.TripKind;
import dev.walkout.schemas.avro.Visit;
import dev.walkout.shop.Await;
import dev.walkout.shop.PhotoShop;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.catalogue.Enrolment;
import dev.walkout.topology.fault.DeadLetters;
import dev.walkout.topology.recognition.GalleryInUse;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.Gallery;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records that nobody can use, among good ones, through broker, recognition and checkout: each ends
 * as a dead letter or a doubt that says what is wrong with it, and the good ones are charged.
 */
class DeadLettersIT {

  private static final Duration DEADLINE = Duration.ofSeconds(120);
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final String STORE = "s1";
  private static final String ZONE = STORE + "/a";
  private static final String NOWHERE = STORE + "/nowhere";
  private static final String TRIP = "trip-1";

  /** Enrolled by their place in this list; the last has no record in {@code products}. */
  private static final List<String> SKUS = List.of("milk", "tea", "ghost");

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static ShopFloor floor;
  private static LaneRun run;
  private static Publisher publisher;
  private static final Map<String, Long> SEQUENCES = new HashMap<>();
  private static Receipt receipt;
  private static List<Letter> letters;

  private record Letter(String topic, String message, byte[] value) {}

  @BeforeAll
  static void aDayWithBadRecords() throws Exception {
    broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
    TopicAdmin.create(broker.address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
    floor = new ShopFloor(broker.address(), AvroSerdes.inJvm(), folder.resolve("state"));
    publisher = floor.publisher();
    catalogue();
    run = floor.open(Lane.LIVE, Wiring.recogniser(Wiring.naiveEmbedder(), gallery()), 1);
    day();
    receipt = awaitReceipt();
    letters = letters();
  }

  @AfterAll
  static void close() {
    publisher.close();
    run.close();
    broker.close();
  }

  @Test
  void whatIsGoodIsChargedAndNothingElse() {
    assertThat(receipt.getStatus()).isEqualTo(ReceiptStatus.FINAL);
    assertThat(receipt.getLines())
        .extracting(line -> line.getSku() + " " + line.getQuantity().getPieces())
        .containsExactlyInAnyOrder("milk 2", "tea 1");
    assertThat(receipt.getTotal().getMinor()).isEqualTo(2 * 120 + 350);
  }

  @Test
  void whatCannotBeReadOrPricedIsDoubted() {
    assertThat(receipt.getDoubts())
        .extracting(ReceiptDoubt::getReason)
        .containsOnly(DoubtReason.UNREADABLE, DoubtReason.NOT_PRICED);
    assertThat(receipt.getDoubts())
        .extracting(ReceiptDoubt::getReason)
        .filteredOn(DoubtReason.UNREADABLE::equals)
        .hasSize(5);
    assertThat(receipt.getDoubts())
        .filteredOn(doubt -> doubt.getReason() == DoubtReason.NOT_PRICED)
        .hasSize(1)
        .allSatisfy(doubt -> assertThat(doubt.getDetail()).contains("ghost"));
  }

  @Test
  void everyBadRecordIsADeadLetterThatSaysWhatIsWrong() {
    assertLetter(Topics.OBSERVATIONS, "crops", "0", "1 to 8");
    assertLetter(Topics.OBSERVATIONS, "40000", "4096");
    assertThat(messages(Topics.OBSERVATIONS)).hasSize(7);
    assertThat(messages(Topics.OBSERVATIONS)).anyMatch(message -> message.contains("schema id"));
    assertLetter(Topics.SIGHTINGS, NOWHERE, "no planogram", "publish one");
    assertLetter(Topics.PRESENCE, "visit.left", START.plusSeconds(3).toString(), "later time");
    assertLetter(Topics.PRESENCE, "schema id", "123456789", "register");
    assertThat(letters).hasSize(10);
    assertThat(letters).allSatisfy(letter -> assertThat(letter.message()).isNotBlank());
  }

  @Test
  void theStreamsAreAlive() {
    run.check();
  }

  /** A trip that takes two milks and a tea, with a bad record between any two good ones. */
  private static void day() throws Exception {
    byte[] milk = PhotoShop.jpeg(0, 8, 0);
    door(0, new Entered(TRIP, STORE, TripKind.SHOPPER, 1, null));
    presence(ZONE, 1, new Visit(TRIP, "p1", at(1), null, TripKind.SHOPPER));
    presence(ZONE, 4, new Visit(TRIP, "p1", at(4), at(3), TripKind.SHOPPER));
    burst(ZONE, 5, milk);
    burst(ZONE, 10, Arrays.copyOf(milk, milk.length / 2));
    raw(Topics.OBSERVATIONS, ZONE, unknownSchema());
    burst(ZONE, 15, PhotoShop.jpeg(1, 8, 0));
    burst(ZONE, 20, "not a picture".getBytes(StandardCharsets.UTF_8));
    burst(ZONE, 25, huge(milk));
    raw(Topics.PRESENCE, ZONE, unknownSchema());
    burst(ZONE, 30);
    burst(ZONE, 35, new byte[0]);
    burst(NOWHERE, 36, milk);
    burst(ZONE, 40, PhotoShop.jpeg(2, 8, 0));
    burst(ZONE, 45, milk, new byte[0]);
    presence(ZONE, 50, new Visit(TRIP, "p1", at(1), at(50), TripKind.SHOPPER));
    door(52, new Left(TRIP, STORE, ExitKind.DOOR));
    for (int second = 53; second < 70; second++) {
      observe(ZONE, second, new Heartbeat(at(second), 0L, 0L, 0L));
      presence(ZONE, second, new PresenceProgress(at(second)));
    }
    publisher.flush();
  }

  private static void catalogue() {
    publisher.send(
        Topics.PLANOGRAMS,
        ZONE,
        new Planogram(STORE, "a", SKUS, List.of("cam-a"), START, List.of(), 0),
        START);
    product("milk", 120);
    product("tea", 350);
    publisher.flush();
  }

  private static void product(String sku, long minor) {
    Product product =
        Product.newBuilder()
            .setSku(sku)
            .setName("Fresh " + sku)
            .setCategory("drinks")
            .setStatus(ProductStatus.ACTIVE)
            .setPrices(List.of(new Price(START, new Money(minor, "EUR"), SoldBy.PIECE, null)))
            .build();
    publisher.send(Topics.PRODUCTS, sku, product, START);
  }

  private static java.util.function.Supplier<GalleryInUse> gallery() {
    Embedder embedder = Wiring.naiveEmbedder();
    Enrolment enrolment = new Enrolment(embedder);
    List<Gallery.Enrolled> enrolled = new ArrayList<>();
    for (int product = 0; product < SKUS.size(); product++) {
      List<byte[]> photos = List.of(PhotoShop.jpeg(product, 8, 0), PhotoShop.jpeg(product, 8, 1));
      enrolled.add(Enrolment.enrolled(enrolment.anchors(SKUS.get(product), "drinks", photos)));
    }
    Gallery whole = Gallery.of(embedder.model(), enrolled);
    GalleryInUse inUse = new GalleryInUse(whole, Wiring.gate(whole));
    return () -> inUse;
  }

  private static void burst(String zone, int second, byte[]... jpegs) {
    List<Crop> crops =
        Arrays.stream(jpegs).map(jpeg -> new Crop(ByteBuffer.wrap(jpeg), 1f, null)).toList();
    Burst burst =
        Burst.newBuilder()
            .setAction(Action.TAKE)
            .setStartedAt(at(second))
            .setEndedAt(at(second + 1))
            .setPersonTrack("p1")
            .setCrops(crops)
            .build();
    observe(zone, second + 1, burst);
  }

  private static void observe(String zone, int second, Object body) {
    String sensor = "cam-" + zone.substring(zone.indexOf('/') + 1);
    Observation observation = new Observation(sensor, "b1", next(sensor), at(second), body);
    publisher.send(Topics.OBSERVATIONS, zone, observation, at(second));
  }

  private static void presence(String zone, int second, Object body) {
    Presence presence = new Presence("track", "b1", next("track"), at(second), body);
    publisher.send(Topics.PRESENCE, zone, presence, at(second));
  }

  private static void door(int second, Object body) {
    DoorEvent event = new DoorEvent("door", "b1", next("door"), at(second), body);
    publisher.send(Topics.DOOR, TRIP, event, at(second));
  }

  private static void raw(Topic<?> topic, String key, byte[] value) throws Exception {
    publisher.flush();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", broker.address()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic.name(), null, at(12).toEpochMilli(), key, value))
          .get();
    }
  }

  private static byte[] unknownSchema() {
    return ByteBuffer.allocate(9).put((byte) 0).putInt(123456789).putInt(7).array();
  }

  /** The picture with a header that says 40,000 by 40,000 pixels. */
  private static byte[] huge(byte[] jpeg) {
    byte[] bytes = jpeg.clone();
    for (int i = 0; i < bytes.length - 8; i++) {
      if (bytes[i] == (byte) 0xFF && bytes[i + 1] == (byte) 0xC0) {
        ByteBuffer.wrap(bytes).putShort(i + 5, (short) 40_000).putShort(i + 7, (short) 40_000);
        return bytes;
      }
    }
    throw new AssertionError("no frame header in the picture");
  }

  private static Receipt awaitReceipt() {
    List<Receipt> receipts = new ArrayList<>();
    try (TopicReader<Receipt> reader = floor.reader(Topics.RECEIPTS)) {
      Await.until(
          DEADLINE,
          "a receipt",
          () -> {
            run.check();
            reader.poll(Duration.ofMillis(100)).forEach(entry -> receipts.add(entry.value()));
            return !receipts.isEmpty();
          });
    }
    return receipts.get(0);
  }

  private static List<Letter> letters() {
    List<Letter> found = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", broker.address(), "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition all = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);
      consumer.assign(List.of(all));
      consumer.seekToBeginning(List.of(all));
      Await.until(
          DEADLINE,
          "dead letters",
          () -> {
            consumer.poll(Duration.ofMillis(100)).forEach(letter -> found.add(letter(letter)));
            return found.size() >= 10;
          });
      consumer.poll(Duration.ofMillis(500)).forEach(letter -> found.add(letter(letter)));
    }
    return found;
  }

  private static Letter letter(ConsumerRecord<byte[], byte[]> record) {
    return new Letter(
        header(record, DeadLetters.TOPIC), header(record, DeadLetters.MESSAGE), record.value());
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static List<String> messages(Topic<?> topic) {
    return letters.stream()
        .filter(letter -> letter.topic().equals(topic.name()))
        .map(Letter::message)
        .toList();
  }

  private static void assertLetter(Topic<?> topic, String... words) {
    assertThat(messages(topic))
        .as(topic.name() + " " + Arrays.toString(words))
        .anySatisfy(message -> assertThat(message).contains(words));
  }

  private static long next(String sensor) {
    return SEQUENCES.merge(sensor, 1L, Long::sum);
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}
