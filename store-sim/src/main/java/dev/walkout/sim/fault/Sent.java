package dev.walkout.sim.fault;

import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.OperatorVerdict;
import dev.walkout.schemas.avro.Presence;
import dev.walkout.sim.sensor.Emission;
import java.time.Instant;

/**
 * A report on its way.
 *
 * @param at when it reaches the broker
 * @param sensorId who sent it
 * @param number what tells it from the sensor's other reports
 * @param inOrder whether it comes after all that its sensor sent before
 */
record Sent(Instant at, String sensorId, String number, Emission<?> emission, boolean inOrder) {

  /** A report that nothing has happened to. */
  static Sent of(Emission<?> emission) {
    Object value = emission.value();
    if (value instanceof Observation o) {
      return of(o.getSensorId(), o.getBootId() + " " + o.getSeq(), emission);
    }
    if (value instanceof Presence p) {
      return of(p.getSensorId(), p.getBootId() + " " + p.getSeq(), emission);
    }
    if (value instanceof DoorEvent d) {
      return of(d.getSensorId(), d.getBootId() + " " + d.getSeq(), emission);
    }
    if (value instanceof OperatorVerdict v) {
      return of(v.getOperator(), v.getReviewId(), emission);
    }
    throw new IllegalArgumentException(
        "a sensor sent " + value + " on " + emission.topic().name() + ": no sensor has this topic");
  }

  private static Sent of(String sensorId, String number, Emission<?> emission) {
    return new Sent(emission.at(), sensorId, number, emission, true);
  }

  Sent at(Instant later) {
    return new Sent(later, sensorId, number, emission, inOrder);
  }

  Sent outOfOrder() {
    return new Sent(at, sensorId, number, emission, false);
  }

  Sent as(Emission<?> other) {
    return new Sent(at, sensorId, number, other, inOrder);
  }
}
