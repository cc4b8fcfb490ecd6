package dev.walkout.sim.shop;

import java.time.Instant;
import java.util.List;

/** What one shopper does from door to door. */
public record TripPlan(String tripId, Instant enteredAt, Instant leftAt, List<Stay> stays) {

  public TripPlan {
    stays = List.copyOf(stays);
  }

  /** A stay in one zone under one person track, with the movements made there in order. */
  public record Stay(
      String tripId,
      String personTrack,
      Layout.Zone zone,
      Instant enteredAt,
      Instant leftAt,
      List<HandMovement> movements) {

    public Stay {
      movements = List.copyOf(movements);
    }

    /** Whether somebody was in the zone under this track at any moment of the interval. */
    public boolean overlaps(Instant from, Instant to) {
      return !enteredAt.isAfter(to) && !leftAt.isBefore(from);
    }
  }

  /** All movements of the trip in order. */
  public List<HandMovement> movements() {
    return stays.stream().flatMap(stay -> stay.movements().stream()).toList();
  }
}
