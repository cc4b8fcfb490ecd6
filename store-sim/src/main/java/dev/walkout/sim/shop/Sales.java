package dev.walkout.sim.shop;

import dev.walkout.schemas.avro.TripKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What left the store, trip by trip (trip to sku to pieces), found by moving every single piece.
 */
public record Sales(Map<String, Map<String, Integer>> baskets) {

  private record Step(Instant at, String tripId, HandMovement movement) {}

  public Sales {
    baskets = Map.copyOf(baskets);
  }

  /**
   * Lets everybody shop at once, in order of time.
   *
   * @throws IllegalStateException if a piece is in two places, appears or vanishes: a bug here
   */
  public static Sales of(Crowd crowd) {
    Pieces pieces = new Pieces();
    Map<String, Map<String, Integer>> baskets = new TreeMap<>();
    int held = 0;
    for (Step step : steps(crowd)) {
      if (step.movement() != null) {
        pieces.move(step.movement());
        held += step.movement().taken();
      } else {
        baskets.put(step.tripId(), Map.copyOf(pieces.leave(step.tripId())));
      }
    }
    pieces.close();
    int sold =
        baskets.values().stream()
            .flatMap(basket -> basket.values().stream())
            .mapToInt(n -> n)
            .sum();
    if (sold != held) {
      throw new IllegalStateException(
          "takes less puts make " + held + " pieces, but " + sold + " left the store");
    }
    return new Sales(baskets);
  }

  private static List<Step> steps(Crowd crowd) {
    List<Step> steps = new ArrayList<>();
    for (TripPlan trip : crowd.trips()) {
      if (trip.pass().kind() == TripKind.STAFF) {
        continue; // what they carry comes from the store room and goes there
      }
      for (HandMovement movement : trip.movements()) {
        steps.add(new Step(movement.endedAt(), trip.tripId(), movement));
      }
      steps.add(new Step(trip.leftAt(), trip.tripId(), null));
    }
    steps.sort(Comparator.comparing(Step::at).thenComparing(Step::tripId));
    return steps;
  }
}
