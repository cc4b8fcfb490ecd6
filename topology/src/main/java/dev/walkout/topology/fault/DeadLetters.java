package dev.walkout.topology.fault;

import dev.walkout.schemas.BadRecord;
import dev.walkout.vision.picture.BadPicture;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Dead letters: failed records as they were, key and value, with headers that say where they lay
 * and why they failed.
 *
 * <p>Headers that KIP-1034 names bear its names, so that any tool for its queues reads ours.
 */
public final class DeadLetters {

  public static final String TOPIC = "__streams.errors.topic";
  public static final String PARTITION = "__streams.errors.partition";
  public static final String OFFSET = "__streams.errors.offset";
  public static final String EXCEPTION = "__streams.errors.exception";
  public static final String MESSAGE = "__streams.errors.message";
  public static final String APPLICATION = "walkout.application";

  private final String topic;
  private final String application;

  private DeadLetters(String topic, String application) {
    this.topic = topic;
    this.application = application;
  }

  /** The queue that a Streams application is set up with. */
  static DeadLetters of(Map<String, ?> settings) {
    return new DeadLetters(
        setting(settings, StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG),
        setting(settings, StreamsConfig.APPLICATION_ID_CONFIG));
  }

  /** Whether the record is to blame; anything else is a fault of the platform or a bug. */
  static boolean isBadInput(Throwable fault) {
    return fault instanceof BadInput || fault instanceof BadRecord || fault instanceof BadPicture;
  }

  ProducerRecord<byte[], byte[]> letter(
      ErrorHandlerContext context, byte[] key, byte[] value, Exception fault) {
    Headers headers =
        headers(
            application,
            new Place(context.topic(), context.partition(), context.offset()),
            fault.getClass().getName(),
            fault.getMessage());
    if (context.headers() != null) {
      context.headers().forEach(headers::add);
    }
    return new ProducerRecord<>(topic, null, context.timestamp(), key, value, headers);
  }

  /** Where a failed record lay. */
  public record Place(String topic, int partition, long offset) {}

  /** The headers of a dead letter. */
  public static Headers headers(String application, Place at, String fault, String reason) {
    Headers headers = new RecordHeaders();
    add(headers, TOPIC, at.topic());
    add(headers, PARTITION, Integer.toString(at.partition()));
    add(headers, OFFSET, Long.toString(at.offset()));
    add(headers, EXCEPTION, fault);
    add(headers, MESSAGE, reason);
    add(headers, APPLICATION, application);
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, String.valueOf(value).getBytes(StandardCharsets.UTF_8));
  }

  private static String setting(Map<String, ?> settings, String name) {
    Object value = settings.get(name);
    if (value == null || value.toString().isBlank()) {
      throw new IllegalArgumentException(name + " must name what it sets, not '" + value + "'");
    }
    return value.toString();
  }
}
