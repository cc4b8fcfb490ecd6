package dev.walkout.topology.fault;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends records that no rule can use to the dead letters; any other fault is a bug and stops. */
public final class BadInputs implements ProcessingExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(BadInputs.class);

  private DeadLetters letters;

  @Override
  public void configure(Map<String, ?> settings) {
    letters = DeadLetters.of(settings);
  }

  @Override
  public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception fault) {
    if (!DeadLetters.isBadInput(fault)) {
      log.error(
          "{}-{} at {}: {} failed, stopping",
          context.topic(),
          context.partition(),
          context.offset(),
          context.processorNodeId(),
          fault);
      return Response.fail();
    }
    log.warn(
        "{}-{} at {}: dead letter: {}",
        context.topic(),
        context.partition(),
        context.offset(),
        fault.getMessage());
    return Response.resume(
        List.of(letters.letter(context, context.sourceRawKey(), context.sourceRawValue(), fault)));
  }
}
