package dev.walkout.sim.shop;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.Action;
import java.time.Instant;

/**
 * A hand at a shelf with a product in it: who, what, when and where.
 *
 * @param action what truly happened; UNSURE where the hand only touched
 * @param pieces how many pieces changed their place; 0 where none did, as in a touch; 1 for what
 *     one hand moved of loose goods
 * @param grams what that weighs, of goods sold by weight; 0 for all others
 * @param shelfId null for the floor in front of the shelves
 */
public record HandMovement(
    String movementId,
    String tripId,
    String personTrack,
    Action action,
    String sku,
    int pieces,
    int grams,
    ZoneKey zone,
    String shelfId,
    Instant startedAt,
    Instant endedAt) {

  /** A movement of goods that are sold by the piece. */
  public HandMovement(
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
    this(
        movementId, tripId, personTrack, action, sku, pieces, 0, zone, shelfId, startedAt, endedAt);
  }

  /** Pieces, or grams, that left the shelf for the basket, negative for those that went back. */
  int taken() {
    int moved = isLoose() ? grams : pieces;
    return switch (action) {
      case TAKE -> moved;
      case PUT -> -moved;
      case UNSURE -> 0;
    };
  }

  /** Whether it is of goods sold by weight. */
  public boolean isLoose() {
    return grams > 0;
  }
}
