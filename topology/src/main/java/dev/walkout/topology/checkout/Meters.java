package dev.walkout.topology.checkout;

import dev.walkout.topology.core.fusion.ZoneDecision;
import dev.walkout.topology.core.fusion.ZoneDecision.MovementDecided;
import dev.walkout.topology.core.fusion.ZoneDecision.Refused;
import dev.walkout.topology.core.fusion.ZoneDecision.Repeated;
import dev.walkout.topology.core.fusion.ZoneInput;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What becomes of evidence, in the metrics of Kafka Streams: group {@code stream-checkout-metrics},
 * names {@code heard-total}, {@code used-total}, {@code doubted-total}, {@code repeated-total},
 * {@code refused-total}. What was heard and is none of the others is held by a zone until its time
 * comes; nothing is lost silently.
 *
 * <p>They count from the start of the process. What became of every burst of a whole run is counted
 * from the topics.
 */
final class Meters {

  private static final String SCOPE = "checkout";

  private final Sensor heard;
  private final Sensor used;
  private final Sensor doubted;
  private final Sensor repeated;
  private final Sensor refused;

  Meters(ProcessorContext<?, ?> context) {
    heard = sensor(context, "heard");
    used = sensor(context, "used");
    doubted = sensor(context, "doubted");
    repeated = sensor(context, "repeated");
    refused = sensor(context, "refused");
  }

  void heard(ZoneInput input) {
    count(heard, input);
  }

  void decided(ZoneDecision decision) {
    if (decision instanceof MovementDecided decided) {
      Sensor sensor = decided.movement().doubt() == null ? used : doubted;
      decided.movement().evidence().forEach(source -> sensor.record());
    } else if (decision instanceof Repeated again) {
      count(repeated, again.input());
    } else if (decision instanceof Refused bad) {
      count(refused, bad.input());
    }
  }

  private static void count(Sensor sensor, ZoneInput input) {
    if (input instanceof Evidence evidence && evidence.tells()) {
      sensor.record();
    }
  }

  /** A rate and a running count of what is recorded. */
  private static Sensor sensor(ProcessorContext<?, ?> context, String operation) {
    return context
        .metrics()
        .addRateTotalSensor(SCOPE, context.taskId().toString(), operation, RecordingLevel.INFO);
  }
}
