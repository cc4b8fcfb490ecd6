package dev.walkout.topology.checkout;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.Entered;
import dev.walkout.schemas.avro.Evidence;
import dev.walkout.schemas.avro.ExitKind;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Left;
import dev.walkout.schemas.avro.Money;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Planogram;
import dev.walkout.schemas.avro.Presence;
import dev.walkout.schemas.avro.PresenceProgress;
import dev.walkout.schemas.avro.Price;
import dev.walkout.schemas.avro.Product;
import dev.walkout.schemas.avro.ProductStatus;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.SoldBy;
import dev.walkout.schemas.avro.TripKind;
import dev.walkout.schemas.avro.Visit;
import dev.walkout.topology.StreamsSettings;
import dev.walkout.topology.StreamsSettings.Guarantee;
import dev.walkout.topology.fault.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** A store of two zones with one camera each, driven through the checkout topology. */
final class CheckoutDriver implements AutoCloseable {

  static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  static final String STORE = "s1";
  static final List<String> ZONES = List.of("a", "b");

  final AvroSerdes serdes = AvroSerdes.inJvm();
  final TopologyTestDriver driver;
  private final Map<Topic<?>, TestInputTopic<String, ?>> inputs = new HashMap<>();
  private final Map<Topic<?>, TestOutputTopic<String, ?>> outputs = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();

  CheckoutDriver(Path folder) {
    this(folder, CheckoutConfig.defaults());
  }

  CheckoutDriver(Path folder, CheckoutConfig config) {
    // Within transactions the driver forgets dead letters of records that cannot be read.
    Properties properties =
        StreamsSettings.of(Lane.LIVE, CheckoutTopology.NAME, "unused:9092", folder)
            .withGuarantee(Guarantee.AT_LEAST_ONCE, Duration.ofMillis(100))
            .properties();
    driver =
        new TopologyTestDriver(
            new CheckoutTopology(Lane.LIVE, serdes, StateStores.IN_MEMORY, config).get(),
            properties,
            START);
    for (String zone : ZONES) {
      send(
          Topics.PLANOGRAMS,
          STORE + "/" + zone,
          new Planogram(
              STORE, zone, List.of("milk", "tea"), List.of("cam-" + zone), START, List.of(), 0),
          START);
    }
    product("milk", 120);
    product("tea", 350);
  }

  /** A moment after the start. */
  static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }

  void product(String sku, long minor) {
    Price price = new Price(START, new Money(minor, "EUR"), SoldBy.PIECE, null);
    Product product =
        Product.newBuilder()
            .setSku(sku)
            .setName("Fresh " + sku)
            .setCategory("drinks")
            .setStatus(ProductStatus.ACTIVE)
            .setPrices(List.of(price))
            .build();
    send(Topics.PRODUCTS, sku, product, START);
  }

  void enter(String trip, double at) {
    Entered entered = new Entered(trip, STORE, TripKind.SHOPPER, 1, null);
    send(Topics.DOOR, trip, new DoorEvent("door", "b1", next("door"), at(at), entered), at(at));
  }

  void leave(String trip, double at) {
    send(
        Topics.DOOR,
        trip,
        new DoorEvent("door", "b1", next("door"), at(at), new Left(trip, STORE, ExitKind.DOOR)),
        at(at));
  }

  void visit(String zone, String trip, double entered, Double left) {
    Visit visit =
        new Visit(trip, "p-" + trip, at(entered), left == null ? null : at(left), TripKind.SHOPPER);
    presence(zone, left == null ? entered : left, visit);
  }

  void presence(String zone, double at, Object body) {
    String sensor = "track-" + zone;
    send(
        Topics.PRESENCE,
        STORE + "/" + zone,
        new Presence(sensor, "b1", next(sensor), at(at), body),
        at(at));
  }

  void observe(String zone, double at, Object body) {
    observe("cam-" + zone, zone, at, body);
  }

  void observe(String sensor, String zone, double at, Object body) {
    send(Topics.SIGHTINGS, STORE + "/" + zone, answer(sensor, at, body), at(at));
  }

  Recognised recognised(String zone, double at, Object body) {
    return answer("cam-" + zone, at, body);
  }

  private Recognised answer(String sensor, double at, Object body) {
    long seq = next(sensor);
    ObservationRef ref =
        new ObservationRef(
            sensor, "b1", seq, new Evidence("observations", 0, seq), "hash-" + sensor + seq, "");
    return new Recognised(ref, at(at), body);
  }

  /** Every sensor of every zone promises to have reported up to the moment. */
  void beat(double at) {
    ZONES.forEach(zone -> beat(zone, at));
  }

  /** The sensors of one zone promise to have reported up to the moment. */
  void beat(String zone, double at) {
    observe(zone, at, new Heartbeat(at(at), 0L, 0L, 0L));
    presence(zone, at, new PresenceProgress(at(at)));
  }

  <V> void send(Topic<V> topic, String key, V value, Instant at) {
    input(topic).pipeInput(key, value, at);
  }

  /** Bytes as somebody else might send them. */
  void sendBytes(Topic<?> topic, String key, byte[] value, Instant at) {
    driver
        .createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value, at);
  }

  /** The dead letters so far; each names what its headers say. */
  List<DeadLetter> deadLetters() {
    return output(Topics.DEAD_LETTERS).readRecordsToList().stream()
        .map(
            letter ->
                new DeadLetter(
                    letter.key(),
                    letter.value(),
                    header(letter, DeadLetters.TOPIC),
                    header(letter, DeadLetters.OFFSET),
                    header(letter, DeadLetters.MESSAGE),
                    header(letter, DeadLetters.APPLICATION)))
        .toList();
  }

  record DeadLetter(
      String key, byte[] value, String topic, String offset, String reason, String application) {}

  private static String header(TestRecord<String, byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  /** The sum of a metric of checkout over all tasks. */
  double metric(String name) {
    return metric(name, "stream-checkout-metrics");
  }

  double metric(String name, String group) {
    return driver.metrics().entrySet().stream()
        .filter(
            metric -> metric.getKey().name().equals(name) && metric.getKey().group().equals(group))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .sum();
  }

  <V> List<V> read(Topic<V> topic) {
    return output(topic).readValuesToList();
  }

  @SuppressWarnings("unchecked") // filled below under its own type
  private <V> TestInputTopic<String, V> input(Topic<V> topic) {
    return (TestInputTopic<String, V>)
        inputs.computeIfAbsent(
            topic,
            key ->
                driver.createInputTopic(
                    topic.name(), new StringSerializer(), serdes.values(topic).serializer()));
  }

  @SuppressWarnings("unchecked") // filled below under its own type
  <V> TestOutputTopic<String, V> output(Topic<V> topic) {
    return (TestOutputTopic<String, V>)
        outputs.computeIfAbsent(
            topic,
            key ->
                driver.createOutputTopic(
                    topic.name(), new StringDeserializer(), serdes.values(topic).deserializer()));
  }

  private long next(String sensor) {
    return sequences.merge(sensor, 1L, Long::sum);
  }

  @Override
  public void close() {
    driver.close();
  }
}
