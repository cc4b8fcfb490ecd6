package dev.walkout.edge.track;

import dev.walkout.edge.detect.Reach.Held;
import dev.walkout.schemas.avro.Action;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A hand that went over the shelf's line and came back.
 *
 * @param hand which hand in the picture
 * @param action TAKE when it came back with a product that it had not brought, PUT when it left one
 *     there, UNSURE otherwise
 * @param startedAt when it went in
 * @param endedAt when it came out
 * @param shelfId where it crossed the line; empty where shelves are not told apart
 * @param holdings what it held when, before the shelf
 */
public record Passage(
    long hand,
    Action action,
    Instant startedAt,
    Instant endedAt,
    Optional<String> shelfId,
    List<Holding> holdings) {

  /** What a hand holds in the frame of this time. */
  public record Holding(Instant at, Held held) {}
}
