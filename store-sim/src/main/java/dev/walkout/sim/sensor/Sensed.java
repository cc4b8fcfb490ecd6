package dev.walkout.sim.sensor;

import dev.walkout.schemas.avro.Action;
import dev.walkout.sim.shop.HandMovement;
import java.time.Instant;

/** A movement as one camera saw it. */
record Sensed(
    HandMovement truth,
    Action action,
    int pieces,
    String personTrack,
    String shelfId,
    Instant startedAt,
    Instant endedAt,
    int crops) {

  Sensed as(Action other) {
    return new Sensed(truth, other, pieces, personTrack, shelfId, startedAt, endedAt, crops);
  }

  Sensed by(String other) {
    return new Sensed(truth, action, pieces, other, shelfId, startedAt, endedAt, crops);
  }

  Sensed of(int other) {
    return new Sensed(truth, action, other, personTrack, shelfId, startedAt, endedAt, crops);
  }
}
