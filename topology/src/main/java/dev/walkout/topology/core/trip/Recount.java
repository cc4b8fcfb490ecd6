package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Amount;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Movement.Account;
import dev.walkout.topology.core.Movement.What;
import dev.walkout.topology.core.Movement.Who;
import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.cart.Cart;
import dev.walkout.topology.core.cart.Cart.Line;
import dev.walkout.topology.core.cart.CartChange;
import dev.walkout.topology.core.cart.CartChange.LineAdded;
import dev.walkout.topology.core.cart.CartChange.LineCorrected;
import dev.walkout.topology.core.cart.CartRules;
import dev.walkout.topology.core.cart.PriceBook;
import dev.walkout.topology.core.trip.TripDecision.CartChanged;
import dev.walkout.topology.core.trip.TripDecision.Recounted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cart as it follows from a trip's movements and the rulings on them, counted anew: the door,
 * the shelves and persons report over different topics, and the receipt must not depend on which
 * was heard first.
 */
final class Recount {

  private final CartRules carts;

  Recount(CartRules carts) {
    this.carts = carts;
  }

  /** The cart of the settled movements, with the rulings that were given by this time. */
  Cart cart(TripState trip, Instant by, PriceBook prices) {
    return cart(trip, trip.settled().stream(), by, prices);
  }

  /**
   * What the trip held when it left, by what zones had promised to know by now: no more, whatever
   * they have told, since that depends on who was heard first.
   */
  Cart promised(TripState trip, StoreProgress store, PriceBook prices) {
    Stream<Movement> known =
        Stream.concat(trip.settled().stream(), trip.waiting().stream())
            .filter(movement -> store.knows(movement.zone().zoneId(), movement.endedAt()))
            .filter(movement -> !movement.isDoubted(DoubtReason.LATE));
    return cart(trip, known, trip.exitOrEnd(), prices);
  }

  private Cart cart(TripState trip, Stream<Movement> movements, Instant by, PriceBook prices) {
    Cart cart = Cart.EMPTY;
    for (Movement movement : movements.sorted(Movement.ORDER).toList()) {
      if (!trip.isStaff() && !trip.isAfterExit(movement)) {
        cart = cart.applyAll(changes(trip, cart, movement, by, prices));
      }
    }
    return cart;
  }

  /** What a movement does to the cart, as ruled by this time. */
  List<CartChange> changes(
      TripState trip, Cart cart, Movement movement, Instant by, PriceBook prices) {
    Optional<Verdict> verdict = trip.verdictOn(movement.movementId(), by);
    Optional<Movement> ruled =
        verdict.map(v -> ruled(trip.tripId(), movement, v)).orElse(Optional.of(movement));
    return ruled.map(m -> carts.decide(trip.tripId(), cart, m, prices)).orElse(List.of());
  }

  /** The movement as it was ruled to be; empty where it was none of this trip's. */
  private static Optional<Movement> ruled(String tripId, Movement movement, Verdict verdict) {
    return switch (verdict.ruling()) {
      case THIS_PRODUCT -> Optional.of(proven(tripId, movement, verdict.what()));
      case NO_PRODUCT, OTHER_TRIP -> Optional.empty();
      case APPROVE, REFUSE, VOID -> Optional.of(movement);
    };
  }

  /** The movement as another trip's, if it is known of what; it keeps its link to the evidence. */
  static Optional<Movement> passedOn(Movement movement, Verdict verdict) {
    List<Weighed> candidates = movement.what().candidates();
    boolean known = verdict.what().sku() != null || !candidates.isEmpty();
    return known
        ? Optional.of(proven(verdict.what().tripId(), movement, verdict.what()).passedOn())
        : Optional.empty();
  }

  private static Movement proven(String tripId, Movement movement, Verdict.What what) {
    String sku = what.sku() == null ? movement.what().candidates().get(0).sku() : what.sku();
    boolean counted = what.amount() != null && what.amount().pieces() > 0;
    boolean weighed = what.amount() != null && what.amount().grams() > 0;
    Account told = movement.account();
    Action action = movement.action() == Action.PUT ? Action.PUT : Action.TAKE;
    int sign = action == Action.PUT ? 1 : -1;
    return new Movement(
        movement.movementId(),
        movement.zone(),
        movement.span(),
        action,
        Who.trip(tripId),
        new What(
            sku,
            counted ? what.amount().pieces() : movement.what().pieces(),
            List.of(new Weighed(sku, 1))),
        movement.evidence(),
        new Account(
            List.of(),
            weighed ? Integer.valueOf(sign * what.amount().grams()) : told.deltaGrams(),
            "ruled by a person",
            told.hash()),
        null);
  }

  /** How the difference is told to those who follow the cart by its events. */
  static List<TripDecision> difference(Cart from, Cart to, Instant at, String reason) {
    List<TripDecision> decisions = new ArrayList<>();
    for (Line line : from.lines()) {
      Optional<Line> next = to.find(line.lineId()).filter(other -> other.sku().equals(line.sku()));
      if (next.isEmpty() || !next.get().amount().equals(line.amount())) {
        decisions.add(new CartChanged(corrected(line, next, reason), at));
      }
    }
    for (Line line : to.lines()) {
      if (from.find(line.lineId()).filter(other -> other.sku().equals(line.sku())).isEmpty()) {
        decisions.add(new CartChanged(added(line, reason), at));
      }
    }
    decisions.add(new Recounted(to));
    return decisions;
  }

  private static CartChange corrected(Line line, Optional<Line> next, String reason) {
    return new LineCorrected(
        line.lineId(),
        line.sku(),
        next.map(Line::amount).orElse(Amount.pieces(0)),
        reason,
        line.movements().get(0));
  }

  private static CartChange added(Line line, String reason) {
    return new LineAdded(
        line.lineId(),
        line.sku(),
        line.amount(),
        line.unitPrice(),
        line.restricted(),
        line.movements().get(0),
        reason);
  }

  /** Why movements after the exit are taken back. */
  static String afterExit(Instant exit) {
    return DoubtReason.AFTER_EXIT + ": the trip had left at " + exit;
  }
}
