package dev.walkout.topology.core.trip;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What the wall clock decided about a trip that had left: it had waited longer than its budget when
 * its store had come so far.
 *
 * @param zones by zone id, how far the zones had come that had not reached the exit; a time at or
 *     before the entrance says that the zone had told nothing of the trip
 */
public record SpentWait(Duration budget, Map<String, Instant> zones) {

  public SpentWait {
    zones = Map.copyOf(zones);
  }

  /** Whether a store has come as far again. */
  boolean isReached(TripState trip, StoreProgress store) {
    Instant exit = trip.left().at();
    return store.zones().entrySet().stream()
        .allMatch(
            zone -> isReached(trip, zones.getOrDefault(zone.getKey(), exit), zone.getValue()));
  }

  private static boolean isReached(TripState trip, Instant then, Instant upTo) {
    return !then.isAfter(trip.entered().at()) || !upTo.isBefore(then);
  }
}
