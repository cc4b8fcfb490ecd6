package dev.walkout.sim.shop;

import dev.walkout.schemas.avro.Action;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every piece of every product and the one place it is in: a shelf, a basket, or sold.
 *
 * <p>Checks itself after each step; a broken law is a bug of the simulation and stops it.
 */
final class Pieces {

  /** Pieces that the staff bring when a shelf runs empty; a shelf never stops a shopper. */
  private static final int DELIVERY = 10;

  private record Piece(String sku, int number) {}

  private final Map<String, Deque<Piece>> shelves = new HashMap<>();
  private final Map<String, List<Piece>> baskets = new HashMap<>();
  private final Map<String, Integer> sold = new HashMap<>();
  private final Map<String, Integer> delivered = new HashMap<>();

  /** Moves the pieces that the hand moved. */
  void move(HandMovement movement) {
    for (int i = 0; i < movement.pieces(); i++) {
      moveOne(movement);
    }
    check(movement.sku());
  }

  private void moveOne(HandMovement movement) {
    Deque<Piece> shelf = shelves.computeIfAbsent(movement.sku(), sku -> new ArrayDeque<>());
    List<Piece> basket = baskets.computeIfAbsent(movement.tripId(), trip -> new ArrayList<>());
    if (movement.action() == Action.TAKE) {
      if (shelf.isEmpty()) {
        deliver(movement.sku(), shelf);
      }
      basket.add(shelf.removeLast());
    } else {
      shelf.addLast(takeFrom(basket, movement));
    }
  }

  /** Lets the trip out of the door with what it holds: pieces by sku. */
  Map<String, Integer> leave(String tripId) {
    Map<String, Integer> counts = new HashMap<>();
    List<Piece> basket = baskets.remove(tripId);
    if (basket != null) {
      basket.forEach(piece -> counts.merge(piece.sku(), 1, Integer::sum));
    }
    counts.forEach((sku, pieces) -> sold.merge(sku, pieces, Integer::sum));
    counts.keySet().forEach(this::check);
    return counts;
  }

  /** Checks the whole store once more, now that everybody has left. */
  void close() {
    if (!baskets.isEmpty()) {
      throw new IllegalStateException("trips that never left: " + baskets.keySet());
    }
    delivered.keySet().forEach(this::check);
  }

  private void deliver(String sku, Deque<Piece> shelf) {
    int before = delivered.getOrDefault(sku, 0);
    for (int i = 0; i < DELIVERY; i++) {
      shelf.addLast(new Piece(sku, before + i));
    }
    delivered.put(sku, before + DELIVERY);
  }

  private static Piece takeFrom(List<Piece> basket, HandMovement movement) {
    for (int i = 0; i < basket.size(); i++) {
      if (basket.get(i).sku().equals(movement.sku())) {
        return basket.remove(i);
      }
    }
    throw new IllegalStateException("puts back what is not held: " + movement);
  }

  /** Each unsold piece of the product is in one place, and none has come or gone by itself. */
  private void check(String sku) {
    List<Piece> inStore = new ArrayList<>(shelves.getOrDefault(sku, new ArrayDeque<>()));
    for (List<Piece> basket : baskets.values()) {
      basket.stream().filter(piece -> piece.sku().equals(sku)).forEach(inStore::add);
    }
    Set<Piece> distinct = new HashSet<>(inStore);
    int expected = delivered.getOrDefault(sku, 0) - sold.getOrDefault(sku, 0);
    if (distinct.size() != inStore.size() || distinct.size() != expected) {
      throw new IllegalStateException(
          sku
              + ": "
              + expected
              + " pieces should be in the store, "
              + inStore.size()
              + " are, "
              + distinct.size()
              + " of them distinct");
    }
  }
}
