package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.Movement;
import java.time.Instant;

/** What a trip is told. */
public sealed interface TripInput {

  /** Whether a trip pays. */
  enum Kind {
    SHOPPER,
    STAFF
  }

  /**
   * The door let the trip in.
   *
   * @param party people who pay together
   * @param paymentReference null where none was given
   */
  record Entered(String storeId, Kind kind, int party, String paymentReference, Instant at)
      implements TripInput {}

  /** How a trip ended. */
  enum Exit {
    DOOR,
    TIMEOUT,
    STORE_CLOSED,
    OPERATOR
  }

  /** The trip is out of the store. */
  record LeftStore(String storeId, Instant at, Exit exit) implements TripInput {
    public LeftStore {
      exit = exit == null ? Exit.DOOR : exit;
    }

    /** The door let it out. */
    public LeftStore(String storeId, Instant at) {
      this(storeId, at, Exit.DOOR);
    }
  }

  /** A person has ruled. */
  record VerdictSeen(Verdict verdict) implements TripInput {}

  /** A zone decided a movement that is, or may be, the trip's. */
  record MovementSeen(Movement movement) implements TripInput {}

  /** The store's zones have come further. */
  record ProgressSeen() implements TripInput {}

  /** The wall clock, as data: how long a trip that has left may wait for its receipt. */
  record ClockSeen(Instant now) implements TripInput {}
}
