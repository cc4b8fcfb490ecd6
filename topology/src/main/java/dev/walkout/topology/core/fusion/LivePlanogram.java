package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Weighed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a zone expects on its shelves beside its planogram, learned from what was put there and from
 * proven takes; bounded, the longest unseen goes first.
 *
 * @param items the latest seen last
 */
public record LivePlanogram(List<Item> items) {

  static final int KEPT = 64;

  /** A put-back less probable than this teaches nothing. */
  private static final double WORTH_KNOWING = 0.2;

  public static final LivePlanogram EMPTY = new LivePlanogram(List.of());

  /**
   * A product that somebody put there.
   *
   * @param pieces how many, less those taken since; negative where takes show that it is stocked
   * @param probability 0..1, that it is this product
   */
  public record Item(String sku, int pieces, double probability) {

    private boolean isExpected() {
      return pieces != 0;
    }
  }

  public LivePlanogram {
    items = List.copyOf(items);
  }

  /** How probable it is, 0..1, that the product stands there. */
  double expectation(String sku) {
    return find(sku).map(Item::probability).orElse(0.0);
  }

  /** What a movement teaches: the products that it may have moved and that are not planned here. */
  static List<Weighed> lesson(Movement movement, Set<String> planned) {
    if (movement.doubt() != null) {
      return List.of();
    }
    List<Weighed> moved =
        movement.action() == Action.TAKE
            ? List.of(new Weighed(movement.what().sku(), 1))
            : movement.what().candidates();
    return moved.stream()
        .filter(weighed -> weighed.probability() >= WORTH_KNOWING)
        .filter(weighed -> !planned.contains(weighed.sku()))
        .toList();
  }

  LivePlanogram after(Movement movement, List<Weighed> lesson) {
    int pieces = movement.what().pieces();
    LivePlanogram next = this;
    for (Weighed weighed : lesson) {
      next = next.noted(weighed, movement.action() == Action.TAKE ? -pieces : pieces);
    }
    return next;
  }

  private LivePlanogram noted(Weighed seen, int pieces) {
    Optional<Item> before = find(seen.sku());
    List<Item> next = new ArrayList<>(items);
    next.removeIf(item -> item.sku().equals(seen.sku()));
    Item item = before.map(old -> merged(old, seen, pieces)).orElse(item(seen, pieces));
    if (item.isExpected()) {
      next.add(item);
    }
    return new LivePlanogram(next.subList(Math.max(0, next.size() - KEPT), next.size()));
  }

  private static Item item(Weighed seen, int pieces) {
    return new Item(seen.sku(), pieces < 0 ? -1 : pieces, seen.probability());
  }

  private static Item merged(Item old, Weighed seen, int pieces) {
    double probability = Math.max(old.probability(), seen.probability());
    if (old.pieces() < 0) {
      return new Item(seen.sku(), -1, probability);
    }
    return new Item(seen.sku(), Math.max(0, old.pieces() + pieces), probability);
  }

  private Optional<Item> find(String sku) {
    return items.stream().filter(item -> item.sku().equals(sku)).findFirst();
  }
}
