package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.Movement;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What remains of a trip after its receipt: enough to adjust it when something is proven or ruled
 * late. Bounded: a trip of very many movements, and staff's, keep their ids only, and can no longer
 * be recounted.
 *
 * @param heard movements that are no longer kept, so that a repeat changes nothing
 */
public record ClosedTrip(TripState trip, SortedSet<String> heard) {

  static final int MOVEMENTS_KEPT = 256;

  public ClosedTrip {
    heard = Collections.unmodifiableSortedSet(new TreeSet<>(heard));
  }

  public static ClosedTrip of(TripState state) {
    return new ClosedTrip(state, new TreeSet<>()).bounded();
  }

  public String tripId() {
    return trip.tripId();
  }

  boolean knows(String movementId) {
    return heard.contains(movementId) || trip.knows(movementId);
  }

  /** Whether the cart follows from what is kept. */
  boolean canBeRecounted() {
    return heard.isEmpty() && !trip.isStaff();
  }

  public ClosedTrip applyAll(List<TripDecision> decisions) {
    return new ClosedTrip(trip.applyAll(decisions), heard).bounded();
  }

  private ClosedTrip bounded() {
    if (!trip.isStaff() && trip.settled().size() <= MOVEMENTS_KEPT) {
      return this;
    }
    SortedSet<String> ids = new TreeSet<>(heard);
    trip.settled().stream().map(Movement::movementId).forEach(ids::add);
    return new ClosedTrip(trip.withoutMovements(), ids);
  }
}
