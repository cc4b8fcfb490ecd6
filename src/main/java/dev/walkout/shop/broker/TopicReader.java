package dev.walkout.shop.broker;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads all partitions of a topic from its beginning and then follows it; sees only what is
 * committed.
 *
 * <p>It belongs to no consumer group, so any number may read side by side. For use by one thread.
 */
public final class TopicReader<V> implements AutoCloseable {

  /** A record as it was read; its offset is that within its partition. */
  public record Entry<V>(
      String key, V value, Instant at, int partition, long offset, Headers headers) {}

  private final KafkaConsumer<String, V> consumer;

  public TopicReader(String address, AvroSerdes serdes, Topic<V> topic) {
    this.consumer =
        new KafkaConsumer<>(
            settings(address), new StringDeserializer(), serdes.values(topic).deserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, partitions(topic))
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * Settings of a consumer that sees only what is committed, begins at the beginning, belongs to no
   * group and creates no topic by reading it.
   */
  public static Map<String, Object> settings(String address) {
    return Map.of(
        "bootstrap.servers", address,
        "isolation.level", "read_committed",
        "auto.offset.reset", "earliest",
        "enable.auto.commit", "false",
        "allow.auto.create.topics", "false");
  }

  /** What has come since the last poll; waits at most {@code limit} for the first record. */
  public List<Entry<V>> poll(Duration limit) {
    List<Entry<V>> entries = new ArrayList<>();
    for (ConsumerRecord<String, V> record : consumer.poll(limit)) {
      Instant at = Instant.ofEpochMilli(record.timestamp());
      entries.add(
          new Entry<>(
              record.key(),
              record.value(),
              at,
              record.partition(),
              record.offset(),
              record.headers()));
    }
    return entries;
  }

  /** Hands over everything that is on the topic now, in order of each partition. */
  public void drain(Consumer<Entry<V>> sink) {
    drainInBatches(batch -> batch.forEach(sink));
  }

  /** The same, handed over as it was polled. */
  public void drainInBatches(Consumer<List<Entry<V>>> sink) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      sink.accept(poll(Duration.ofMillis(200)));
    }
  }

  /** Everything before this offset has been read; for a topic of one partition. */
  public long position() {
    return consumer.position(partition());
  }

  /** Where the topic ends now: the offset of its next record; for a topic of one partition. */
  public long end() {
    return consumer.endOffsets(consumer.assignment()).get(partition());
  }

  /** How many offsets lie between position and end, as far as the broker has told. */
  public long lag() {
    return consumer.currentLag(partition()).orElse(0);
  }

  /** Goes on from this offset; for a topic of one partition. */
  public void seek(long offset) {
    consumer.seek(partition(), offset);
  }

  /** Goes on from this offset of a partition. */
  public void seek(int partition, long offset) {
    consumer.seek(
        consumer.assignment().stream()
            .filter(each -> each.partition() == partition)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no partition " + partition)),
        offset);
  }

  /** Goes back to the beginning. */
  public void rewind() {
    consumer.seekToBeginning(consumer.assignment());
  }

  /** Makes a poll in another thread return at once, with a WakeupException. */
  public void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }

  /** As many as the broker has; those that a topic is created with, while it knows it not yet. */
  private int partitions(Topic<V> topic) {
    int there = consumer.partitionsFor(topic.name()).size();
    return there == 0 ? topic.partitions() : there;
  }

  private TopicPartition partition() {
    if (consumer.assignment().size() != 1) {
      throw new IllegalStateException(
          consumer.assignment().size() + " partitions have no one position");
    }
    return consumer.assignment().iterator().next();
  }
}
