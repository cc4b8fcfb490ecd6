package dev.walkout.shop.billing.webhook;

import dev.walkout.schemas.Topics;
import dev.walkout.shop.UserError;
import dev.walkout.topology.fault.DeadLetters;
import dev.walkout.topology.fault.DeadLetters.Place;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what cannot be delivered to the dead letters, as it lay on its topic. */
final class DeadLetterBox implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final String application;

  /** Letters that name this application as the one that gave up. */
  DeadLetterBox(String address, String application) {
    this.application = application;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", address, "enable.idempotence", "true", "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Returns when the letter is on the broker; the record may then be counted as done. */
  void put(Parcel parcel, String fault, String reason) {
    byte[] key = parcel.key() == null ? null : parcel.key().getBytes(StandardCharsets.UTF_8);
    Place place = new Place(Topics.RECEIPTS.name(), parcel.partition(), parcel.offset());
    try {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.DEAD_LETTERS.name(),
                  null,
                  parcel.timestamp(),
                  key,
                  parcel.value(),
                  DeadLetters.headers(application, place, fault, reason)))
          .get();
    } catch (ExecutionException e) {
      throw new UserError("the broker did not take a dead letter: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing a dead letter", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
