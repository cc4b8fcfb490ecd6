package dev.walkout.sim.shop;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Loose goods: how many grams of each are in which basket; the heaps themselves never end. */
final class Heaps {

  private final Map<String, Map<String, Integer>> baskets = new HashMap<>();

  /** Moves what the hand moved. */
  void move(HandMovement movement) {
    int held =
        baskets
            .computeIfAbsent(movement.tripId(), trip -> new TreeMap<>())
            .merge(movement.sku(), movement.taken(), Integer::sum);
    if (held < 0) {
      throw new IllegalStateException("puts back more than is held: " + movement);
    }
  }

  /** Lets the trip out of the door with what it holds: grams by sku. */
  Map<String, Integer> leave(String tripId) {
    Map<String, Integer> basket = baskets.remove(tripId);
    if (basket == null) {
      return Map.of();
    }
    basket.values().removeIf(grams -> grams == 0);
    return Map.copyOf(basket);
  }
}
