package dev.walkout.edge.publish;

import dev.walkout.edge.config.EdgeConfig;
import dev.walkout.edge.config.KafkaSettings;
import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Observation;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * How to reach broker and registry; neither is asked before there is something to send.
 *
 * @param producers makes a producer
 * @param serializers makes the serializer of observations; fails while the registry is out of reach
 */
public record Uplink(
    Supplier<Producer<String, byte[]>> producers, Supplier<Serializer<Observation>> serializers) {

  /** The uplink that a configuration describes. */
  public static Uplink of(EdgeConfig config) {
    return new Uplink(
        () -> new KafkaProducer<>(KafkaSettings.producer(config.kafka())),
        () -> serdes(config).values(Topics.OBSERVATIONS).serializer());
  }

  /** The serdes that a configuration describes. */
  public static AvroSerdes serdes(EdgeConfig config) {
    return AvroSerdes.of(config.registry().url(), config.registry().settings());
  }
}
