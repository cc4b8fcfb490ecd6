package dev.walkout.shop.bench.checkout;

import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What checkout wrote on its day, topic by topic. */
record Outputs(List<OfTopic<?>> topics) {

  /** What others read. */
  static final List<Topic<?>> TOPICS =
      List.of(Topics.MOVEMENTS, Topics.CART_EVENTS, Topics.CARTS, Topics.RECEIPTS, Topics.REVIEWS);

  private static final int SAMPLE = 1000;
  private static final Duration POLL = Duration.ofMillis(200);

  /** A record as it was written. */
  record Written<V>(int partition, String key, V value) {}

  /**
   * The records of a topic.
   *
   * @param bytes of all values together
   * @param sample some of them, drawn evenly
   */
  record OfTopic<V>(Topic<V> topic, long count, long bytes, List<Written<V>> sample) {}

  /** Reads what was written to these topics since they ended there; from the first without. */
  static Outputs since(StoreDay day, List<Topic<?>> topics, Map<TopicPartition, Long> ends) {
    List<OfTopic<?>> all = new ArrayList<>();
    for (Topic<?> topic : topics) {
      all.add(read(day, topic, ends));
    }
    return new Outputs(all);
  }

  /** Where each partition of what others read ends now. */
  static Map<TopicPartition, Long> ends(StoreDay day) {
    try (KafkaConsumer<String, byte[]> consumer = consumer(day)) {
      return consumer.endOffsets(
          TOPICS.stream().flatMap(topic -> partitions(topic).stream()).toList());
    }
  }

  long count() {
    return topics.stream().mapToLong(OfTopic::count).sum();
  }

  long bytes() {
    return topics.stream().mapToLong(OfTopic::bytes).sum();
  }

  /** Records and size of each topic. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (OfTopic<?> of : topics) {
      double megabytes = of.bytes() / 1e6;
      text.append(
          String.format(
              Locale.ROOT, "%,d %s (%.1f MB)  ", of.count(), of.topic().name(), megabytes));
    }
    return text.toString();
  }

  Map<String, Object> figures() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (OfTopic<?> each : topics) {
      all.put(each.topic().name(), Map.of("records", each.count(), "bytes", each.bytes()));
    }
    return all;
  }

  private static <V> OfTopic<V> read(StoreDay day, Topic<V> topic, Map<TopicPartition, Long> from) {
    Sampling<V> sampling = new Sampling<>(topic, day.serdes().values(topic).deserializer());
    try (KafkaConsumer<String, byte[]> consumer = consumer(day)) {
      List<TopicPartition> partitions = partitions(topic);
      consumer.assign(partitions);
      partitions.forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(sampling);
      }
    }
    return new OfTopic<>(topic, sampling.count, sampling.bytes, List.copyOf(sampling.sample));
  }

  /** Counts records and keeps some, each with the same chance. */
  private static final class Sampling<V> implements Consumer<ConsumerRecord<String, byte[]>> {
    private final Topic<V> topic;
    private final Deserializer<V> values;
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Written<V>> sample = new ArrayList<>();
    private long count;
    private long bytes;

    private Sampling(Topic<V> topic, Deserializer<V> values) {
      this.topic = topic;
      this.values = values;
    }

    @Override
    public void accept(ConsumerRecord<String, byte[]> record) {
      count++;
      bytes += record.value() == null ? 0 : record.value().length;
      long place = count <= SAMPLE ? count - 1 : random.nextLong(count);
      if (place >= SAMPLE) {
        return;
      }
      V value = values.deserialize(topic.name(), record.value());
      Written<V> written = new Written<>(record.partition(), record.key(), value);
      if (place == sample.size()) {
        sample.add(written);
      } else {
        sample.set((int) place, written);
      }
    }
  }

  private static List<TopicPartition> partitions(Topic<?> topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
        .toList();
  }

  private static KafkaConsumer<String, byte[]> consumer(StoreDay day) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", day.address(),
            "isolation.level", "read_committed",
            "enable.auto.commit", "false"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
