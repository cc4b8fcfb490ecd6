package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.Movement;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What remains of a trip after its FINAL receipt.
 *
 * @param settled movements it has heard of, so that a repeat changes nothing
 */
public record ClosedTrip(
    String tripId,
    String storeId,
    boolean staff,
    Instant leftAt,
    int versions,
    String lastHash,
    SortedSet<String> settled) {

  public ClosedTrip {
    settled = Collections.unmodifiableSortedSet(new TreeSet<>(settled));
  }

  public static ClosedTrip of(TripState state) {
    return new ClosedTrip(
        state.tripId(),
        state.storeId(),
        state.isStaff(),
        state.left().at(),
        state.versions(),
        state.lastHash(),
        state.settled().stream()
            .map(Movement::movementId)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** The tombstone after one more movement. */
  public ClosedTrip with(String movementId) {
    SortedSet<String> next = new TreeSet<>(settled);
    next.add(movementId);
    return new ClosedTrip(tripId, storeId, staff, leftAt, versions, lastHash, next);
  }
}
