package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.cart.Cart;
import dev.walkout.topology.core.cart.Cart.Line;
import dev.walkout.topology.core.cart.CartChange;
import dev.walkout.topology.core.cart.CartChange.LineAdded;
import dev.walkout.topology.core.cart.CartChange.LineCorrected;
import dev.walkout.topology.core.cart.CartRules;
import dev.walkout.topology.core.cart.PriceBook;
import dev.walkout.topology.core.trip.TripDecision.CartChanged;
import dev.walkout.topology.core.trip.TripDecision.TurnsTakenBack;
import dev.walkout.topology.core.trip.TripInput.LeftStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What changes when the door tells late that a trip has left: the door and the shelves report over
 * different topics, and the receipt must not depend on which was heard first.
 */
final class Departure {

  private Departure() {}

  /** Takes back the turns of movements after the exit; nothing where there are none. */
  static List<TripDecision> takeBack(
      TripState trip, LeftStore left, CartRules carts, PriceBook prices) {
    List<Movement> after =
        trip.settled().stream().filter(m -> m.endedAt().isAfter(left.at())).toList();
    if (after.isEmpty()) {
      return List.of();
    }
    Cart cart = Cart.EMPTY;
    for (Movement movement : trip.settled()) {
      if (!trip.isStaff() && !movement.endedAt().isAfter(left.at())) {
        cart = cart.applyAll(carts.decide(trip.tripId(), cart, movement, prices));
      }
    }
    List<TripDecision> decisions = new ArrayList<>();
    for (CartChange change : changes(trip.cart(), cart, left.at())) {
      decisions.add(new CartChanged(change, left.at()));
    }
    decisions.add(new TurnsTakenBack(after, cart));
    return decisions;
  }

  /** How the difference is told to those who follow the cart by its events. */
  private static List<CartChange> changes(Cart from, Cart to, Instant exit) {
    List<CartChange> changes = new ArrayList<>();
    for (Line line : from.lines()) {
      int pieces = line(to, line.lineId()).map(Line::pieces).orElse(0);
      if (pieces != line.pieces()) {
        changes.add(
            new LineCorrected(
                line.lineId(),
                line.sku(),
                pieces,
                DoubtReason.AFTER_EXIT + ": the trip had left at " + exit,
                line.movements().get(0).movementId(),
                List.of()));
      }
    }
    for (Line line : to.lines()) {
      if (line(from, line.lineId()).isEmpty()) {
        changes.add(
            new LineAdded(
                line.lineId(),
                line.sku(),
                line.pieces(),
                line.unitPrice(),
                line.movements().get(0).movementId(),
                List.of()));
      }
    }
    return changes;
  }

  private static Optional<Line> line(Cart cart, String lineId) {
    return cart.lines().stream().filter(line -> line.lineId().equals(lineId)).findFirst();
  }
}
