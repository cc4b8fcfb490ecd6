package dev.walkout.sim.truth;

import dev.walkout.schemas.avro.Action;

/** What a burst really shows. */
public record TrueBurst(Id id, String movementId, String tripId, String sku, Action action) {

  /** The observation that carries the burst. */
  public record Id(String sensorId, String bootId, long seq) {}
}
