package dev.walkout.topology.fault;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records that the contract cannot read to the dead letters; any other fault stops. A
 * catalogue record that cannot be read is only logged.
 */
public final class BadRecords implements DeserializationExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(BadRecords.class);

  private DeadLetters letters;

  @Override
  public void configure(Map<String, ?> settings) {
    letters = DeadLetters.of(settings);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception fault) {
    if (!DeadLetters.isBadInput(fault)) {
      log.error(
          "{}-{} at {}: cannot be read, stopping",
          context.topic(),
          context.partition(),
          context.offset(),
          fault);
      return Response.fail();
    }
    log.warn(
        "{}-{} at {}: left out: {}",
        context.topic(),
        context.partition(),
        context.offset(),
        fault.getMessage());
    if (isOfCatalogue(context)) {
      return Response.resume();
    }
    return Response.resume(List.of(letters.letter(context, record.key(), record.value(), fault)));
  }

  /**
   * Whether the record was for a global store. Kafka Streams 4.3 has no producer there and would
   * die of a dead letter; the record stays in its compacted topic, and the last good one in use.
   */
  private static boolean isOfCatalogue(ErrorHandlerContext context) {
    return context.taskId().subtopology() < 0;
  }
}
