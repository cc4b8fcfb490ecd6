package dev.walkout.topology.checkout;

import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** What checkout counts in the metrics of Kafka Streams. */
final class Meters {

  private static final String SCOPE = "checkout";

  private Meters() {}

  /**
   * Records heard before: metric {@code repeated-total} of group {@code stream-checkout-metrics}.
   */
  static Sensor repeated(ProcessorContext<?, ?> context) {
    return context
        .metrics()
        .addRateTotalSensor(SCOPE, context.taskId().toString(), "repeated", RecordingLevel.INFO);
  }
}
