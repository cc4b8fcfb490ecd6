package dev.walkout.edge.journal;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.Burst;
import java.time.Instant;
import java.util.Objects;

/**
 * What a sensor has to report, before the journal numbers it.
 *
 * @param at when the sensor reports it, by its own time
 * @param body Burst, WeightChange, Heartbeat or Gap
 * @param bookmark where the sensor's source goes on after a restart once this is on disk; null to
 *     leave it where it was
 */
public record Draft(String sensorId, ZoneKey zone, Instant at, Object body, String bookmark) {

  public Draft {
    Objects.requireNonNull(sensorId, "sensorId");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(body, "body");
  }

  /** Whether it may be given up when there is no room: heartbeats and gaps never may. */
  boolean givesWay() {
    return body instanceof Burst;
  }

  Draft with(Object other) {
    return new Draft(sensorId, zone, at, other, bookmark);
  }
}
