package dev.walkout.shop.bench.edge;

import dev.walkout.edge.publish.Uplink;
import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A broker that takes everything at once and keeps nothing, so that the agent alone is measured.
 */
final class Nowhere extends MockProducer<String, byte[]> {

  /** What the agent's settings must name; nobody is asked there. */
  static final String ADDRESS = "127.0.0.1:1";

  private Nowhere() {
    super(true, null, new StringSerializer(), new ByteArraySerializer());
  }

  /** The way there. */
  static Uplink uplink() {
    AvroSerdes serdes = AvroSerdes.inJvm();
    return new Uplink(Nowhere::new, () -> serdes.values(Topics.OBSERVATIONS).serializer());
  }

  @Override
  public synchronized Future<RecordMetadata> send(
      ProducerRecord<String, byte[]> record, Callback callback) {
    clear(); // it remembers what it was sent
    return super.send(record, callback);
  }
}
