package dev.walkout.shop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.broker.TopicReader.Entry;
import dev.walkout.topology.StreamsSettings;
import dev.walkout.topology.checkout.CheckoutConfig;
import dev.walkout.topology.checkout.CheckoutTopology;
import dev.walkout.topology.checkout.StateStores;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a run left on its topics, fed to checkout alone, gives the receipts again, in whatever order
 * the topics and zones come beside one another.
 */
class ReplayEqualsLiveIT {

  @TempDir static Path folder;
  private static OracleDay day;
  private static Map<String, List<ByteBuffer>> live;

  /** One queue for each key of each topic: only within these does a broker keep the order. */
  private static Map<String, List<Recorded<?>>> recorded;

  private record Recorded<V>(Topic<V> topic, Entry<V> entry) {}

  @BeforeAll
  static void live() {
    day = OracleDay.run(folder, 11, 10);
    live = OracleDay.bytes(day.receipts());
    recorded = new LinkedHashMap<>();
    record(Topics.DOOR);
    record(Topics.PRESENCE);
    record(Topics.SIGHTINGS);
  }

  @AfterAll
  static void close() {
    day.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void anyInterleavingGivesTheSameReceipts(long seed) {
    Random random = new Random(seed);
    assertThat(replay(queues -> random.nextInt(queues.size()))).isEqualTo(live);
  }

  @Test
  void topicAfterTopicGivesTheSameReceipts() {
    assertThat(replay(queues -> 0)).isEqualTo(live);
  }

  @Test
  void zoneAfterZoneBeforeAnyDoorGivesTheSameReceipts() {
    assertThat(replay(queues -> queues.size() - 1)).isEqualTo(live);
  }

  private static <V> void record(Topic<V> topic) {
    for (Entry<V> entry : day.all(topic)) {
      recorded
          .computeIfAbsent(topic.name() + " " + entry.key(), key -> new ArrayList<>())
          .add(new Recorded<>(topic, entry));
    }
  }

  /** Feeds everything, the next record always from the queue that is chosen. */
  private Map<String, List<ByteBuffer>> replay(ToIntFunction<List<?>> choice) {
    try (TopologyTestDriver driver = driver()) {
      pipeAll(driver, Topics.PLANOGRAMS);
      pipeAll(driver, Topics.PRODUCTS);
      Map<Topic<?>, TestInputTopic<String, ?>> inputs = new LinkedHashMap<>();
      List<Deque<Recorded<?>>> queues = new ArrayList<>();
      recorded.values().forEach(records -> queues.add(new ArrayDeque<>(records)));
      while (!queues.isEmpty()) {
        int chosen = choice.applyAsInt(queues);
        pipe(driver, inputs, queues.get(chosen).poll());
        queues.removeIf(Deque::isEmpty);
      }
      List<Receipt> receipts =
          driver
              .createOutputTopic(
                  Topics.RECEIPTS.name(),
                  new StringDeserializer(),
                  day.floor.serdes().values(Topics.RECEIPTS).deserializer())
              .readValuesToList();
      return OracleDay.bytes(receipts);
    }
  }

  private static TopologyTestDriver driver() {
    CheckoutTopology checkout =
        new CheckoutTopology(
            Lane.LIVE, day.floor.serdes(), StateStores.IN_MEMORY, CheckoutConfig.defaults());
    return new TopologyTestDriver(
        checkout.get(),
        StreamsSettings.of(Lane.LIVE, CheckoutTopology.NAME, "none:1", folder.resolve("replay"))
            .properties(),
        day.simulation.config().opensAt());
  }

  private static <V> void pipeAll(TopologyTestDriver driver, Topic<V> topic) {
    Map<Topic<?>, TestInputTopic<String, ?>> inputs = new LinkedHashMap<>();
    day.all(topic).forEach(entry -> pipe(driver, inputs, new Recorded<>(topic, entry)));
  }

  @SuppressWarnings("unchecked") // each topic's input is made for its own values
  private static <V> void pipe(
      TopologyTestDriver driver,
      Map<Topic<?>, TestInputTopic<String, ?>> inputs,
      Recorded<V> record) {
    TestInputTopic<String, V> input =
        (TestInputTopic<String, V>)
            inputs.computeIfAbsent(
                record.topic(),
                topic ->
                    driver.createInputTopic(
                        topic.name(),
                        new StringSerializer(),
                        day.floor.serdes().values(record.topic()).serializer()));
    input.pipeInput(record.entry().key(), record.entry().value(), record.entry().at());
  }
}
