package dev.walkout.sim.truth;

import dev.walkout.schemas.avro.Action;
import dev.walkout.sim.shop.Assortment;
import dev.walkout.sim.shop.Assortment.Article;
import dev.walkout.sim.shop.Assortment.Role;
import dev.walkout.sim.shop.Crowd;
import dev.walkout.sim.shop.HandMovement;
import dev.walkout.sim.shop.Sales;
import dev.walkout.sim.shop.TripPlan;
import dev.walkout.sim.shop.TripPlan.Stay;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What trips truly owe: every piece at the lower of its prices at the take and at the exit, which
 * is the policy that the shop declares, and loose goods by the gram. What the shop does not sell,
 * or may not sell to them, or has no scale to weigh with, costs nothing.
 */
record Bills(Crowd crowd, Sales sales, Assortment assortment) {

  TrueBasket of(TripPlan trip) {
    List<TrueBasket.Line> lines = new ArrayList<>();
    new TreeMap<>(sales.baskets().get(trip.tripId()))
        .forEach(
            (sku, pieces) -> {
              Article article = assortment.article(sku);
              if (isCharged(article, trip)) {
                lines.addAll(lines(article, takes(trip, sku, pieces), trip.leftAt()));
              }
            });
    new TreeMap<>(sales.weights().get(trip.tripId()))
        .forEach((sku, grams) -> weighed(trip, sku, grams).ifPresent(lines::add));
    return new TrueBasket(trip.tripId(), trip.enteredAt(), trip.leftAt(), lines);
  }

  private Optional<TrueBasket.Line> weighed(TripPlan trip, String sku, int grams) {
    List<Stay> stays =
        crowd.stays().stream().filter(stay -> weighings(stay, trip.tripId(), sku) > 0).toList();
    if (stays.stream().anyMatch(stay -> stay.zone().scales().isEmpty())) {
      return Optional.empty();
    }
    int weighings = stays.stream().mapToInt(stay -> weighings(stay, trip.tripId(), sku)).sum();
    Article article = assortment.article(sku);
    return Optional.of(
        new TrueBasket.Line(
            sku,
            article.product().name(),
            1,
            new TrueBasket.Loose(grams, weighings),
            article.priceAt(trip.leftAt())));
  }

  private static int weighings(Stay stay, String tripId, String sku) {
    return (int)
        stay.movements().stream()
            .filter(movement -> movement.tripId().equals(tripId) && movement.sku().equals(sku))
            .count();
  }

  private static boolean isCharged(Article article, TripPlan trip) {
    return article.role() == Role.AGE_RESTRICTED ? trip.pass().mayBuyRestricted() : article.sold();
  }

  /** When the pieces that left the store were taken; the latest take goes back first. */
  private Deque<Instant> takes(TripPlan trip, String sku, int pieces) {
    Deque<Instant> takes = new ArrayDeque<>();
    for (HandMovement movement : movements(trip)) {
      for (int i = 0; movement.sku().equals(sku) && i < movement.pieces(); i++) {
        if (movement.action() == Action.TAKE) {
          takes.addLast(movement.endedAt());
        } else {
          takes.removeLast();
        }
      }
    }
    if (takes.size() != pieces) {
      throw new IllegalStateException(
          trip.tripId() + " took " + takes.size() + " of " + sku + " and left with " + pieces);
    }
    return takes;
  }

  /** Whoever's hand it was that moved what the trip holds. */
  private List<HandMovement> movements(TripPlan trip) {
    return crowd.trips().stream()
        .flatMap(other -> other.movements().stream())
        .filter(movement -> movement.tripId().equals(trip.tripId()))
        .sorted(Comparator.comparing(HandMovement::endedAt))
        .toList();
  }

  private static List<TrueBasket.Line> lines(Article article, Deque<Instant> takes, Instant exit) {
    Map<Long, Integer> byPrice = new TreeMap<>();
    for (Instant take : takes) {
      byPrice.merge(Math.min(article.priceAt(take), article.priceAt(exit)), 1, Integer::sum);
    }
    List<TrueBasket.Line> lines = new ArrayList<>();
    byPrice.forEach(
        (price, pieces) ->
            lines.add(
                new TrueBasket.Line(
                    article.product().sku(), article.product().name(), pieces, price)));
    return lines;
  }
}
