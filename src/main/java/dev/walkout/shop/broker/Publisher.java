package dev.walkout.shop.broker;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.shop.UserError;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes records of any topic, in order and once each; a failed write surfaces at the next call.
 */
public final class Publisher implements AutoCloseable {

  private final Producer<String, byte[]> producer;
  private final AvroSerdes serdes;
  private final Map<String, Serializer<?>> serializers = new HashMap<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  public Publisher(String address, AvroSerdes serdes) {
    this.serdes = serdes;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", address,
                "enable.idempotence", "true",
                "acks", "all",
                "linger.ms", "2",
                "batch.size", "131072",
                "compression.type", "none"), // pictures are compressed already
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Sends a record; null as value removes the key from a compacted topic.
   *
   * @param at event time, which becomes the record's timestamp
   */
  @SuppressWarnings("unchecked") // a topic's serializer takes the topic's values
  public <V> void send(Topic<V> topic, String key, V value, Instant at) {
    Serializer<V> serializer =
        (Serializer<V>)
            serializers.computeIfAbsent(topic.name(), n -> serdes.values(topic).serializer());
    byte[] bytes = serializer.serialize(topic.name(), value);
    send(new ProducerRecord<>(topic.name(), null, at.toEpochMilli(), key, bytes), landed -> {});
  }

  /**
   * Sends a record as it is.
   *
   * @param landed hears where it came to lie, in another thread, unless it could not be written
   */
  public void send(ProducerRecord<String, byte[]> record, Consumer<RecordMetadata> landed) {
    throwIfFailed();
    producer.send(
        record,
        (metadata, problem) -> {
          if (problem != null) {
            failure.compareAndSet(null, problem);
          } else {
            landed.accept(metadata);
          }
        });
  }

  /** Waits until everything sent is on the broker. */
  public void flush() {
    producer.flush();
    throwIfFailed();
  }

  @Override
  public void close() {
    producer.close();
  }

  private void throwIfFailed() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new UserError("the broker did not take a record: " + problem.getMessage(), problem);
    }
  }
}
