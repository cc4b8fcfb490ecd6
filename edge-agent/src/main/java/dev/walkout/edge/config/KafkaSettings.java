package dev.walkout.edge.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The producer's settings: those that are the user's, and those on which order rests. */
public final class KafkaSettings {

  /**
   * Order and "once each" hold only with these. A record never expires in the producer: one that
   * did would be overtaken by the next.
   */
  private static final Map<String, String> OURS =
      Map.of(
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          "true",
          ProducerConfig.ACKS_CONFIG,
          "all",
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
          Integer.toString(Integer.MAX_VALUE),
          ProducerConfig.MAX_BLOCK_MS_CONFIG,
          "500",
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          StringSerializer.class.getName(),
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
          ByteArraySerializer.class.getName());

  /** Pictures are compressed already; a burst of eight large crops must fit into one request. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          ProducerConfig.LINGER_MS_CONFIG, "5",
          ProducerConfig.COMPRESSION_TYPE_CONFIG, "none",
          ProducerConfig.MAX_REQUEST_SIZE_CONFIG, "4194304");

  private KafkaSettings() {}

  /** All settings of the producer, from what the file says. */
  public static Map<String, Object> producer(Map<String, String> given) {
    Map<String, Object> all = new HashMap<>(DEFAULTS);
    all.putAll(given);
    all.putAll(OURS);
    return all;
  }

  static Map<String, String> checked(Map<String, String> given) {
    if (given == null || given.getOrDefault("bootstrap.servers", "").isBlank()) {
      throw new IllegalArgumentException(
          "kafka.bootstrap.servers is missing: give the brokers' HOST:PORT, comma-separated");
    }
    for (String key : List.copyOf(given.keySet())) {
      if (OURS.containsKey(key)) {
        throw new IllegalArgumentException(
            "kafka." + key + " is '" + given.get(key) + "': leave it out, the agent sets it");
      }
      if (given.get(key) == null) {
        throw new IllegalArgumentException("kafka." + key + " is empty: give a value");
      }
    }
    try {
      new ProducerConfig(producer(given));
    } catch (ConfigException e) {
      throw new IllegalArgumentException("kafka: " + e.getMessage() + ": correct it", e);
    }
    return Map.copyOf(given);
  }
}
