package dev.walkout.sim.shop;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.Action;
import java.time.Instant;

/** A hand that truly took one piece from a shelf or put one back: who, what, when and where. */
public record HandMovement(
    String movementId,
    String tripId,
    String personTrack,
    Action action,
    String sku,
    ZoneKey zone,
    String shelfId,
    Instant startedAt,
    Instant endedAt) {}
