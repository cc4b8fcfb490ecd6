package dev.walkout.topology.core;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.topology.core.Movement.What;
import dev.walkout.topology.core.Movement.Who;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Movements for tests of carts and trips. */
public final class Moves {

  public static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  private Moves() {}

  public static Instant at(double seconds) {
    return START.plusNanos(Math.round(seconds * 1e6) * 1000);
  }

  /** Trip t1 takes a product, beyond doubt. */
  public static Movement take(String id, String sku, double endedAt) {
    return of(id, Action.TAKE, 1, endedAt, new Weighed(sku, 0.99));
  }

  /** Trip t1 puts a product back, beyond doubt. */
  public static Movement put(String id, String sku, double endedAt) {
    return of(id, Action.PUT, 1, endedAt, new Weighed(sku, 0.99));
  }

  public static Movement of(
      String id, Action action, int pieces, double endedAt, Weighed... candidates) {
    String sku =
        candidates.length > 0 && candidates[0].probability() >= 0.95 ? candidates[0].sku() : null;
    return new Movement(
            id,
            new ZoneKey("s1", "a"),
            new Span(at(endedAt - 1), at(endedAt)),
            action,
            new Who("t1", List.of()),
            new What(sku, pieces, Arrays.asList(candidates)),
            List.of(ref("cam-" + id)),
            Movement.Account.NONE,
            null)
        .hashed();
  }

  public static Movement doubted(Movement movement, DoubtReason reason) {
    return movement.doubted(new Doubt(reason, "for a test")).hashed();
  }

  /** The same movement, with several who may have done it. */
  public static Movement between(Movement movement, String... trips) {
    return new Movement(
            movement.movementId(),
            movement.zone(),
            movement.span(),
            movement.action(),
            new Who(null, List.of(trips)),
            movement.what(),
            movement.evidence(),
            movement.account(),
            new Doubt(DoubtReason.WHO_SEVERAL, "for a test"))
        .hashed();
  }

  /** The same movement, whose shelf changed by so many grams. */
  public static Movement weighed(Movement movement, int deltaGrams) {
    return new Movement(
            movement.movementId(),
            movement.zone(),
            movement.span(),
            movement.action(),
            movement.who(),
            movement.what(),
            movement.evidence(),
            new Movement.Account(List.of(), deltaGrams, "", ""),
            movement.doubt())
        .hashed();
  }

  /** The same movement by a trip, of what another took. */
  public static Movement passed(Movement movement, String trip, String holder) {
    return new Movement(
            movement.movementId(),
            movement.zone(),
            movement.span(),
            movement.action(),
            new Who(trip, List.of(), List.of(holder)),
            movement.what(),
            movement.evidence(),
            movement.account(),
            movement.doubt())
        .hashed();
  }

  public static SourceRef ref(String sensor) {
    return new SourceRef(
        sensor, "b1", 7, new LogPosition("observations", 0, 70), "hash of " + sensor);
  }
}
