package dev.walkout.shop.replay;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.shop.broker.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The topics of a lane as they lie on a broker when they are read; what is not committed does not
 * count. For use by one thread.
 */
final class BrokerLog implements TopicLog {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final AvroSerdes serdes;
  private final Lane lane;

  BrokerLog(String address, AvroSerdes serdes, Lane lane) {
    this.serdes = serdes;
    this.lane = lane;
    this.consumer =
        new KafkaConsumer<>(
            TopicReader.settings(address),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  @Override
  public AvroSerdes serdes() {
    return serdes;
  }

  @Override
  public long count(Collection<Topic<?>> topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    topics.forEach(topic -> partitions.addAll(partitions(topic)));
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
    return partitions.stream().mapToLong(p -> ends.get(p) - starts.get(p)).sum();
  }

  @Override
  public void read(List<Topic<?>> topics, Consumer<LogRecord> sink) {
    Map<TopicPartition, Topic<?>> topicOf = new HashMap<>();
    InTimeOrder order = new InTimeOrder();
    for (int rank = 0; rank < topics.size(); rank++) {
      for (TopicPartition partition : partitions(topics.get(rank))) {
        topicOf.put(partition, topics.get(rank));
        order.expect(partition, rank);
      }
    }
    consumer.assign(topicOf.keySet());
    consumer.seekToBeginning(topicOf.keySet());
    Map<TopicPartition, Long> ends = consumer.endOffsets(topicOf.keySet());
    endedOnes(ends, ends.keySet()).forEach(order::ended);
    while (!order.finished()) {
      order.emit(record -> sink.accept(record(record, topicOf)));
      fill(order, ends);
    }
  }

  /** Reads on where the order waits; what others sent ahead is not asked for again. */
  private void fill(InTimeOrder order, Map<TopicPartition, Long> ends) {
    Set<TopicPartition> missing = order.missing();
    if (missing.isEmpty()) {
      return;
    }
    Set<TopicPartition> others = new HashSet<>(ends.keySet());
    others.removeAll(missing);
    consumer.pause(others);
    consumer.resume(missing);
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      if (record.offset() < ends.get(partition)) {
        order.add(partition, record);
      }
    }
    endedOnes(ends, missing).forEach(order::ended);
  }

  private List<TopicPartition> endedOnes(
      Map<TopicPartition, Long> ends, Collection<TopicPartition> among) {
    return among.stream().filter(p -> consumer.position(p) >= ends.get(p)).toList();
  }

  @Override
  public void fetch(Set<Place> places, Consumer<LogRecord> sink) {
    for (Place place : places) {
      TopicPartition partition = new TopicPartition(place.topic(), place.partition());
      boolean there =
          consumer.partitionsFor(place.topic()).size() > place.partition()
              && place.offset() >= consumer.beginningOffsets(Set.of(partition)).get(partition)
              && place.offset() < consumer.endOffsets(Set.of(partition)).get(partition);
      if (there) {
        consumer.assign(Set.of(partition));
        consumer.seek(partition, place.offset());
        first(partition, place.offset(), sink);
      }
    }
  }

  /** A compacted or aborted record is passed over by the broker: the next one is another's. */
  private void first(TopicPartition partition, long offset, Consumer<LogRecord> sink) {
    while (consumer.position(partition) <= offset) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() == offset) {
          sink.accept(record(record, record.topic()));
        }
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private List<TopicPartition> partitions(Topic<?> topic) {
    return consumer.partitionsFor(lane.of(topic).name()).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private static LogRecord record(
      ConsumerRecord<byte[], byte[]> record, Map<TopicPartition, Topic<?>> topicOf) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    return record(record, topicOf.get(partition).name());
  }

  private static LogRecord record(ConsumerRecord<byte[], byte[]> record, String topic) {
    List<LogRecord.Header> headers = new ArrayList<>();
    record.headers().forEach(h -> headers.add(new LogRecord.Header(h.key(), h.value())));
    return new LogRecord(
        new Place(topic, record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        record.key(),
        record.value(),
        headers);
  }
}
