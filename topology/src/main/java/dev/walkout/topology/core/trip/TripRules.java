package dev.walkout.topology.core.trip;

import dev.walkout.schemas.Ids;
import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Fault;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.cart.Cart;
import dev.walkout.topology.core.cart.CartChange;
import dev.walkout.topology.core.cart.CartChange.LineDoubted;
import dev.walkout.topology.core.cart.CartRules;
import dev.walkout.topology.core.cart.PriceBook;
import dev.walkout.topology.core.trip.TripDecision.Abandoned;
import dev.walkout.topology.core.trip.TripDecision.CartChanged;
import dev.walkout.topology.core.trip.TripDecision.Closed;
import dev.walkout.topology.core.trip.TripDecision.Departed;
import dev.walkout.topology.core.trip.TripDecision.MovementKept;
import dev.walkout.topology.core.trip.TripDecision.MovementSettled;
import dev.walkout.topology.core.trip.TripDecision.Opened;
import dev.walkout.topology.core.trip.TripDecision.ReceiptIssued;
import dev.walkout.topology.core.trip.TripDecision.Refused;
import dev.walkout.topology.core.trip.TripDecision.Repeated;
import dev.walkout.topology.core.trip.TripDecision.ReviewAsked;
import dev.walkout.topology.core.trip.TripDecision.WaitNoticed;
import dev.walkout.topology.core.trip.TripInput.ClockSeen;
import dev.walkout.topology.core.trip.TripInput.Entered;
import dev.walkout.topology.core.trip.TripInput.LeftStore;
import dev.walkout.topology.core.trip.TripInput.MovementSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The rules of a trip: movements become a cart in the order of event time, and the cart becomes a
 * receipt once the trip has left and every zone of its store has reported past the exit.
 */
public final class TripRules {

  private final TripConfig config;
  private final CartRules carts;
  private final Receipts receipts;

  public TripRules(TripConfig config, CartRules carts) {
    this.config = config;
    this.carts = carts;
    this.receipts = new Receipts(carts, config);
  }

  public TripConfig config() {
    return config;
  }

  /** What the trip records on hearing the input; pure. */
  public List<TripDecision> decide(
      TripState trip, TripInput input, StoreBook stores, PriceBook prices) {
    if (input instanceof ClockSeen clock) {
      return clock(trip, clock.now(), stores, prices);
    }
    Optional<TripDecision> taken = taking(trip, input);
    if (taken.isPresent() && (taken.get() instanceof Repeated || taken.get() instanceof Refused)) {
      return List.of(taken.get());
    }
    List<TripDecision> decisions = new ArrayList<>(taken.stream().toList());
    if (input instanceof LeftStore left) {
      decisions.addAll(Departure.takeBack(trip, left, carts, prices));
    }
    TripState after = trip.applyAll(decisions);
    if (after.storeId() != null) {
      decisions.addAll(turns(after, stores.of(after.storeId()), prices));
    }
    return decisions;
  }

  /** What a closed trip still records: late doubts for a person, nothing on the receipt. */
  public List<TripDecision> decide(ClosedTrip trip, Movement movement, PriceBook prices) {
    if (trip.settled().contains(movement.movementId())) {
      return List.of(new Repeated());
    }
    List<TripDecision> decisions = new ArrayList<>();
    Doubt doubt = movement.doubt();
    if (doubt == null) {
      doubt =
          movement.endedAt().isAfter(trip.leftAt())
              ? afterExit(trip.leftAt())
              : new Doubt(DoubtReason.LATE, "the receipt was FINAL before the movement was known");
    }
    if (asks(trip.tripId(), trip.staff(), movement)) {
      decisions.add(new ReviewAsked(review(trip.tripId(), movement, doubt, prices)));
    }
    decisions.add(new MovementSettled(movement));
    return decisions;
  }

  /** The review of a movement that nobody was there for. */
  public Review nobodys(Movement movement, PriceBook prices) {
    return review("", movement, movement.doubt(), prices);
  }

  private static Optional<TripDecision> taking(TripState trip, TripInput input) {
    if (input instanceof Entered entered) {
      if (trip.entered() != null) {
        return Optional.of(new Repeated());
      }
      return Optional.of(
          trip.left() != null && trip.left().at().isBefore(entered.at())
              ? new Refused(backwards("entered.observedAt", entered.at(), trip.left().at()))
              : new Opened(entered));
    }
    if (input instanceof LeftStore left) {
      if (trip.left() != null) {
        return Optional.of(new Repeated());
      }
      return Optional.of(
          trip.entered() != null && left.at().isBefore(trip.entered().at())
              ? new Refused(backwards("left.observedAt", left.at(), trip.entered().at()))
              : new Departed(left));
    }
    if (input instanceof MovementSeen seen) {
      return Optional.of(
          trip.knows(seen.movement().movementId())
              ? new Repeated()
              : new MovementKept(seen.movement()));
    }
    return Optional.empty();
  }

  private static Fault backwards(String field, Instant at, Instant other) {
    return new Fault(
        field, at.toString(), "leaving comes after entering, see " + other + ": set the clock");
  }

  /** What is due by now: movements in order, then the receipt. */
  private List<TripDecision> turns(TripState trip, StoreProgress store, PriceBook prices) {
    Optional<Instant> due = trip.due(config.doorPatience());
    if (due.isEmpty() || !store.reaches(due.get())) {
      return List.of();
    }
    if (trip.entered() == null) {
      return abandoned(trip, prices);
    }
    List<TripDecision> decisions = new ArrayList<>();
    TripState state = trip;
    for (Movement movement : inOrder(trip)) {
      if (store.reaches(movement.endedAt()) && !isAfterExit(trip, movement)) {
        List<TripDecision> turn = turn(state, movement, prices);
        decisions.addAll(turn);
        state = state.applyAll(turn);
      }
    }
    if (trip.left() != null && store.reaches(trip.left().at())) {
      decisions.addAll(closing(state, store, prices));
    }
    return decisions;
  }

  private List<TripDecision> turn(TripState trip, Movement movement, PriceBook prices) {
    List<TripDecision> decisions = new ArrayList<>();
    if (!trip.isStaff()) {
      for (CartChange change : carts.decide(trip.tripId(), trip.cart(), movement, prices)) {
        decisions.add(new CartChanged(change, movement.endedAt()));
        if (change instanceof LineDoubted doubted && asks(trip.tripId(), false, movement)) {
          decisions.add(new ReviewAsked(review(trip.tripId(), movement, doubted.doubt(), prices)));
        }
      }
    } else if (asks(trip.tripId(), true, movement)) {
      decisions.add(new ReviewAsked(review(trip.tripId(), movement, movement.doubt(), prices)));
    }
    decisions.add(new MovementSettled(movement));
    return decisions;
  }

  private List<TripDecision> closing(TripState trip, StoreProgress store, PriceBook prices) {
    List<TripDecision> decisions = new ArrayList<>();
    Instant exit = trip.left().at();
    for (Movement movement : inOrder(trip)) {
      if (asks(trip.tripId(), trip.isStaff(), movement)) {
        Doubt doubt = movement.doubt() == null ? afterExit(exit) : movement.doubt();
        decisions.add(new ReviewAsked(review(trip.tripId(), movement, doubt, prices)));
      }
      decisions.add(new MovementSettled(movement));
    }
    Receipt receipt = receipts.settled(trip, store, prices);
    if (!trip.isStaff()) {
      decisions.add(new ReceiptIssued(receipt));
    }
    decisions.add(new Closed(receipt.total(), exit));
    return decisions;
  }

  private List<TripDecision> abandoned(TripState trip, PriceBook prices) {
    List<TripDecision> decisions = new ArrayList<>();
    for (Movement movement : inOrder(trip)) {
      Doubt doubt =
          movement.doubt() == null
              ? new Doubt(DoubtReason.OTHER, "the door never told of trip " + trip.tripId())
              : movement.doubt();
      if (asks(trip.tripId(), false, movement)) {
        decisions.add(new ReviewAsked(review(trip.tripId(), movement, doubt, prices)));
      }
    }
    decisions.add(new Abandoned());
    return decisions;
  }

  private List<TripDecision> clock(
      TripState trip, Instant now, StoreBook stores, PriceBook prices) {
    if (trip.left() == null || trip.entered() == null || trip.isStaff() || trip.versions() > 0) {
      return List.of();
    }
    if (trip.waitingSince() == null) {
      return List.of(new WaitNoticed(now));
    }
    if (now.isBefore(trip.waitingSince().plus(config.budget()))) {
      return List.of();
    }
    Cart soFar = trip.cart();
    for (Movement movement : inOrder(trip)) {
      if (!isAfterExit(trip, movement)) {
        soFar = soFar.applyAll(carts.decide(trip.tripId(), soFar, movement, prices));
      }
    }
    StoreProgress store = stores.of(trip.storeId());
    return List.of(new ReceiptIssued(receipts.provisional(trip, soFar, store, prices)));
  }

  private static List<Movement> inOrder(TripState trip) {
    return trip.waiting().stream().sorted(Movement.ORDER).toList();
  }

  private static boolean isAfterExit(TripState trip, Movement movement) {
    return trip.left() != null && movement.endedAt().isAfter(trip.left().at());
  }

  private static Doubt afterExit(Instant exit) {
    return new Doubt(DoubtReason.AFTER_EXIT, "the trip had left at " + exit);
  }

  /** A doubt between several trips is asked about once, by the first; staff need not explain. */
  private static boolean asks(String tripId, boolean staff, Movement movement) {
    List<String> several = movement.who().candidateTrips();
    return several.isEmpty() ? !staff : several.get(0).equals(tripId);
  }

  private Review review(String tripId, Movement movement, Doubt doubt, PriceBook prices) {
    TreeSet<String> skus = new TreeSet<>();
    movement.what().candidates().stream().map(Weighed::sku).forEach(skus::add);
    Money highest = null;
    for (String sku : skus) {
      Money price = carts.price(sku, movement.endedAt(), prices).price();
      if (price != null && (highest == null || price.minor() > highest.minor())) {
        highest = price;
      }
    }
    Money atStake = highest == null ? null : highest.times(movement.what().pieces());
    return new Review(
        Ids.derive("review", movement.movementId()), tripId, movement, doubt, atStake);
  }
}
