package dev.walkout.sim.sensor;

import dev.walkout.schemas.avro.Action;
import dev.walkout.sim.shop.HandMovement;
import java.time.Instant;

/** A movement as one camera saw it. */
record Sensed(
    HandMovement truth,
    Action action,
    String personTrack,
    String shelfId,
    Instant startedAt,
    Instant endedAt,
    int crops) {}
