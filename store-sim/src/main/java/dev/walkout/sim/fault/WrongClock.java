package dev.walkout.sim.fault;

import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.Presence;
import dev.walkout.schemas.avro.PresenceProgress;
import dev.walkout.schemas.avro.Visit;
import dev.walkout.schemas.avro.WeightChange;
import dev.walkout.sim.sensor.Emission;
import java.time.Duration;
import java.time.Instant;

/**
 * A clock that is off.
 *
 * @param by how far it is ahead; below zero, behind
 */
record WrongClock(Duration by) {

  /** What a sensor with this clock would have sent; an operator looks at another clock. */
  Emission<?> tells(Emission<?> report) {
    Object value = report.value();
    if (value instanceof Observation o) {
      return told(report, observation(o));
    }
    if (value instanceof Presence p) {
      return told(report, presence(p));
    }
    if (value instanceof DoorEvent d) {
      DoorEvent other = DoorEvent.newBuilder(d).setObservedAt(off(d.getObservedAt())).build();
      return told(report, other);
    }
    return report;
  }

  @SuppressWarnings("unchecked") // the value is a copy of the emission's own
  private <V> Emission<V> told(Emission<V> report, Object value) {
    return new Emission<>(report.topic(), report.key(), (V) value, off(report.at()));
  }

  private Observation observation(Observation o) {
    Observation.Builder told = Observation.newBuilder(o).setObservedAt(off(o.getObservedAt()));
    return told.setBody(body(told.getBody())).build();
  }

  /** The builder has made the body a copy of its own. */
  private Object body(Object body) {
    if (body instanceof Burst burst) {
      burst.setStartedAt(off(burst.getStartedAt()));
      burst.setEndedAt(off(burst.getEndedAt()));
      for (Crop crop : burst.getCrops()) {
        crop.setAt(crop.getAt() == null ? null : off(crop.getAt()));
      }
    } else if (body instanceof WeightChange change) {
      change.setStartedAt(off(change.getStartedAt()));
      change.setEndedAt(off(change.getEndedAt()));
    } else if (body instanceof Heartbeat beat) {
      beat.setUpTo(off(beat.getUpTo()));
    } else if (body instanceof Gap gap) {
      gap.setFrom(off(gap.getFrom()));
      gap.setTo(off(gap.getTo()));
    }
    return body;
  }

  private Presence presence(Presence p) {
    Presence told = Presence.newBuilder(p).setObservedAt(off(p.getObservedAt())).build();
    if (told.getBody() instanceof Visit visit) {
      visit.setEntered(off(visit.getEntered()));
      visit.setLeft(visit.getLeft() == null ? null : off(visit.getLeft()));
    } else if (told.getBody() instanceof PresenceProgress progress) {
      progress.setUpTo(off(progress.getUpTo()));
    }
    return told;
  }

  private Instant off(Instant time) {
    return time.plus(by);
  }
}
