package dev.walkout.topology.checkout;

import dev.walkout.topology.core.trip.TripDecision;
import dev.walkout.topology.core.trip.TripDecision.Closed;
import dev.walkout.topology.core.trip.TripDecision.ReceiptIssued;
import dev.walkout.topology.core.trip.TripDecision.ReviewAsked;
import dev.walkout.topology.core.trip.TripDecision.VerdictNoted;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What trips cost persons, in the metrics of Kafka Streams: group {@code stream-trips-metrics},
 * names {@code closed-total}, {@code receipts-total}, {@code reviews-total}, {@code
 * verdicts-total}. Reviews per 1,000 trips are 1000 * reviews / closed.
 */
final class TripMeters {

  private final Sensor closed;
  private final Sensor receipts;
  private final Sensor reviews;
  private final Sensor verdicts;

  TripMeters(ProcessorContext<?, ?> context) {
    closed = sensor(context, "closed");
    receipts = sensor(context, "receipts");
    reviews = sensor(context, "reviews");
    verdicts = sensor(context, "verdicts");
  }

  void decided(TripDecision decision) {
    if (decision instanceof Closed) {
      closed.record();
    } else if (decision instanceof ReceiptIssued) {
      receipts.record();
    } else if (decision instanceof ReviewAsked) {
      reviews.record();
    } else if (decision instanceof VerdictNoted) {
      verdicts.record();
    }
  }

  private static Sensor sensor(ProcessorContext<?, ?> context, String operation) {
    return context
        .metrics()
        .addRateTotalSensor("trips", context.taskId().toString(), operation, RecordingLevel.INFO);
  }
}
