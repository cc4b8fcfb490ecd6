package dev.walkout.sim.shop;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.Action;
import java.time.Instant;

/**
 * A hand at a shelf with a product in it: who, what, when and where.
 *
 * @param action what truly happened; UNSURE where the hand only touched
 * @param pieces how many pieces changed their place; 0 where none did, as in a touch
 * @param shelfId null for the floor in front of the shelves
 */
public record HandMovement(
    String movementId,
    String tripId,
    String personTrack,
    Action action,
    String sku,
    int pieces,
    ZoneKey zone,
    String shelfId,
    Instant startedAt,
    Instant endedAt) {

  /** Pieces that left the shelf for the basket, negative for those that went back. */
  int taken() {
    return switch (action) {
      case TAKE -> pieces;
      case PUT -> -pieces;
      case UNSURE -> 0;
    };
  }
}
