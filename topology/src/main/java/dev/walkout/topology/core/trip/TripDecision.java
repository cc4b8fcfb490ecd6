package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.Fault;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.cart.Cart;
import dev.walkout.topology.core.cart.CartChange;
import dev.walkout.topology.core.trip.TripInput.Exit;
import java.time.Instant;
import java.util.List;

/** What a trip records; only {@link TripState#apply} turns it into state. */
public sealed interface TripDecision {

  /** Nothing new; nothing changes. */
  record Repeated() implements TripDecision {}

  /** Input that no rule can use; it belongs in the dead letters. */
  record Refused(Fault fault) implements TripDecision {}

  /** The trip begins. */
  record Opened(TripInput.Entered entered) implements TripDecision {}

  /** The trip has left; its receipt waits for the store's zones. */
  record Departed(TripInput.LeftStore left) implements TripDecision {}

  /** A movement waits for its turn. */
  record MovementKept(Movement movement) implements TripDecision {}

  /** A movement has had its turn. */
  record MovementSettled(Movement movement) implements TripDecision {}

  /**
   * Movements had their turn before it was known that the trip had left by then; they wait again.
   *
   * @param cart the cart without them
   */
  record TurnsTakenBack(List<Movement> movements, Cart cart) implements TripDecision {
    public TurnsTakenBack {
      movements = List.copyOf(movements);
    }
  }

  /** The cart is what follows from all movements and verdicts anew. */
  record Recounted(Cart cart) implements TripDecision {}

  /** A person's ruling, to be heeded from now on. */
  record VerdictNoted(Verdict verdict) implements TripDecision {}

  /** A movement is another trip's, and is told to it. */
  record PassedOn(Movement movement) implements TripDecision {}

  /** The receipt waits for a check of age until this time. */
  record ApprovalAwaited(Instant until) implements TripDecision {}

  /** The cart changes. */
  record CartChanged(CartChange change, Instant at) implements TripDecision {}

  /** A person has to look. */
  record ReviewAsked(Review review) implements TripDecision {}

  /** The wall clock first saw the trip wait. */
  record WaitNoticed(Instant since) implements TripDecision {}

  /** A version of the receipt. */
  record ReceiptIssued(Receipt receipt) implements TripDecision {}

  /** Movements named the trip, but the door never told of it; it is forgotten. */
  record Abandoned() implements TripDecision {}

  /** The trip is over, with or without a receipt. */
  record Closed(Money total, Instant at, Exit exit) implements TripDecision {}
}
