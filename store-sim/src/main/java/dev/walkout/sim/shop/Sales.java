package dev.walkout.sim.shop;

import dev.walkout.schemas.avro.TripKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What left the store, found by moving every single piece and every gram.
 *
 * @param baskets trip to sku to pieces
 * @param weights trip to sku to grams, of goods sold by weight
 */
public record Sales(
    Map<String, Map<String, Integer>> baskets, Map<String, Map<String, Integer>> weights) {

  private record Step(Instant at, String tripId, HandMovement movement) {}

  public Sales {
    baskets = Map.copyOf(baskets);
    weights = Map.copyOf(weights);
  }

  /**
   * Lets everybody shop at once, in order of time.
   *
   * @throws IllegalStateException if a piece is in two places, appears or vanishes: a bug here
   */
  public static Sales of(Crowd crowd) {
    Pieces pieces = new Pieces();
    Heaps heaps = new Heaps();
    Map<String, Map<String, Integer>> baskets = new TreeMap<>();
    Map<String, Map<String, Integer>> weights = new TreeMap<>();
    int held = 0;
    for (Step step : steps(crowd)) {
      if (step.movement() == null) {
        baskets.put(step.tripId(), Map.copyOf(pieces.leave(step.tripId())));
        weights.put(step.tripId(), heaps.leave(step.tripId()));
        continue;
      }
      held += step.movement().taken();
      if (step.movement().isLoose()) {
        heaps.move(step.movement());
      } else {
        pieces.move(step.movement());
      }
    }
    pieces.close();
    int sold = sum(baskets) + sum(weights);
    if (sold != held) {
      throw new IllegalStateException(
          "takes less puts make " + held + " pieces and grams, but " + sold + " left the store");
    }
    return new Sales(baskets, weights);
  }

  private static int sum(Map<String, Map<String, Integer>> baskets) {
    return baskets.values().stream()
        .flatMap(basket -> basket.values().stream())
        .mapToInt(n -> n)
        .sum();
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
