package dev.walkout.topology.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.vision.picture.BadPicture;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** Faults are sorted: a bad record is buried, anything else stops the stream. */
class HandlersTest {

  private static final Map<String, String> SETTINGS =
      Map.of(
          StreamsConfig.APPLICATION_ID_CONFIG, "walkout-test",
          StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, "dead-letters");

  private final BadInputs inputs = new BadInputs();
  private final BadRecords records = new BadRecords();

  HandlersTest() {
    inputs.configure(SETTINGS);
    records.configure(SETTINGS);
  }

  @Test
  void badInputIsBuriedAsItWasWithPlaceAndReason() {
    var response =
        inputs.handleError(
            new Context(new TaskId(1, 0)),
            new Record<>("key", "value", 5),
            new BadInput("visit.left", "yesterday", "send a later time"));
    assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
    ProducerRecord<byte[], byte[]> letter = response.deadLetterQueueRecords().get(0);
    assertThat(letter.topic()).isEqualTo("dead-letters");
    assertThat(new String(letter.key(), UTF_8)).isEqualTo("raw key");
    assertThat(new String(letter.value(), UTF_8)).isEqualTo("raw value");
    assertThat(header(letter, DeadLetters.TOPIC)).isEqualTo("presence");
    assertThat(header(letter, DeadLetters.PARTITION)).isEqualTo("3");
    assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo("42");
    assertThat(header(letter, DeadLetters.MESSAGE))
        .isEqualTo("visit.left is 'yesterday': send a later time");
    assertThat(header(letter, DeadLetters.APPLICATION)).isEqualTo("walkout-test");
    assertThat(header(letter, "theirs")).isEqualTo("kept");
  }

  @Test
  void aBadPictureIsBadInput() {
    var response =
        inputs.handleError(
            new Context(new TaskId(1, 0)),
            new Record<>("key", "value", 5),
            new BadPicture("jpeg", "empty", "send a JPEG"));
    assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
  }

  @Test
  void aBugStops() {
    assertThat(
            inputs
                .handleError(
                    new Context(new TaskId(1, 0)),
                    new Record<>("key", "value", 5),
                    new IllegalStateException("a bug"))
                .result())
        .isEqualTo(ProcessingExceptionHandler.Result.FAIL);
    assertThat(bytes(new TaskId(1, 0), new IllegalStateException("registry down")).result())
        .isEqualTo(DeserializationExceptionHandler.Result.FAIL);
  }

  @Test
  void aCatalogueRecordThatCannotBeReadIsLeftOut() {
    var response = bytes(new TaskId(-1, -1), new BadInput("schema id", "7", "register it"));
    assertThat(response.result()).isEqualTo(DeserializationExceptionHandler.Result.RESUME);
    assertThat(response.deadLetterQueueRecords()).isEmpty();
    assertThat(
            bytes(new TaskId(0, 0), new BadInput("schema id", "7", "register it"))
                .deadLetterQueueRecords())
        .hasSize(1);
  }

  @Test
  void aTopicForDeadLettersMustBeNamed() {
    assertThatThrownBy(() -> new BadInputs().configure(Map.of()))
        .hasMessageContaining("errors.dead.letter.queue.topic.name");
  }

  private DeserializationExceptionHandler.Response bytes(TaskId task, Exception fault) {
    return records.handleError(
        new Context(task),
        new ConsumerRecord<>("presence", 3, 42, "k".getBytes(UTF_8), "v".getBytes(UTF_8)),
        fault);
  }

  private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }

  private record Context(TaskId taskId) implements ErrorHandlerContext {
    @Override
    public String topic() {
      return "presence";
    }

    @Override
    public int partition() {
      return 3;
    }

    @Override
    public long offset() {
      return 42;
    }

    @Override
    public Headers headers() {
      return new RecordHeaders().add("theirs", "kept".getBytes(UTF_8));
    }

    @Override
    public String processorNodeId() {
      return "fuse-movements";
    }

    @Override
    public long timestamp() {
      return 5;
    }

    @Override
    public byte[] sourceRawKey() {
      return "raw key".getBytes(UTF_8);
    }

    @Override
    public byte[] sourceRawValue() {
      return "raw value".getBytes(UTF_8);
    }
  }
}
