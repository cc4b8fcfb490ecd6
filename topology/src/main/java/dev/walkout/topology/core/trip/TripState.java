package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.cart.Cart;
import dev.walkout.topology.core.trip.TripDecision.Abandoned;
import dev.walkout.topology.core.trip.TripDecision.CartChanged;
import dev.walkout.topology.core.trip.TripDecision.Closed;
import dev.walkout.topology.core.trip.TripDecision.Departed;
import dev.walkout.topology.core.trip.TripDecision.MovementKept;
import dev.walkout.topology.core.trip.TripDecision.MovementSettled;
import dev.walkout.topology.core.trip.TripDecision.Opened;
import dev.walkout.topology.core.trip.TripDecision.ReceiptIssued;
import dev.walkout.topology.core.trip.TripDecision.TurnsTakenBack;
import dev.walkout.topology.core.trip.TripDecision.WaitNoticed;
import dev.walkout.topology.core.trip.TripInput.Entered;
import dev.walkout.topology.core.trip.TripInput.Kind;
import dev.walkout.topology.core.trip.TripInput.LeftStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an open trip remembers. Immutable; {@link #apply} is the only way from one to the next.
 *
 * @param storeId null before anything is known
 * @param entered null before the door has told
 * @param left null while the trip is in the store
 * @param waiting movements whose turn has not come
 * @param settled movements that have had their turn, in order; kept since the door may tell late
 *     that some came after the exit
 * @param changes number of cart events so far
 * @param waitingSince when the wall clock first saw the trip wait for its receipt; null before
 * @param versions number of receipts issued
 * @param lastHash evidence hash of the last receipt; empty before the first
 */
public record TripState(
    String tripId,
    String storeId,
    Entered entered,
    LeftStore left,
    Cart cart,
    List<Movement> waiting,
    List<Movement> settled,
    long changes,
    Instant waitingSince,
    int versions,
    String lastHash,
    End end) {

  /** Whether and how the trip is over. */
  public enum End {
    OPEN,
    CLOSED,
    /** Movements named it, but the door never did. */
    ABANDONED
  }

  public TripState {
    waiting = List.copyOf(waiting);
    settled = List.copyOf(settled);
  }

  /** A trip of which nothing has been heard. */
  public static TripState unknown(String tripId) {
    return new TripState(
        tripId, null, null, null, Cart.EMPTY, List.of(), List.of(), 0, null, 0, "", End.OPEN);
  }

  public boolean isStaff() {
    return entered != null && entered.kind() == Kind.STAFF;
  }

  boolean knows(String movementId) {
    return Stream.concat(settled.stream(), waiting.stream())
        .anyMatch(movement -> movement.movementId().equals(movementId));
  }

  /** The store progress at which the trip has something to do; empty when it waits for input. */
  public Optional<Instant> due(Duration doorPatience) {
    Optional<Instant> movement = waiting.stream().map(Movement::endedAt).min(Instant::compareTo);
    Optional<Instant> exit = Optional.ofNullable(left).map(LeftStore::at);
    Optional<Instant> first =
        Stream.concat(movement.stream(), exit.stream()).min(Instant::compareTo);
    return entered == null ? first.map(at -> at.plus(doorPatience)) : first;
  }

  public TripState applyAll(List<TripDecision> decisions) {
    TripState state = this;
    for (TripDecision decision : decisions) {
      state = state.apply(decision);
    }
    return state;
  }

  /** The state after a decision. */
  public TripState apply(TripDecision decision) {
    Draft next = new Draft(this);
    if (decision instanceof Opened opened) {
      next.entered = opened.entered();
      next.storeId = opened.entered().storeId();
      next.changes++;
    } else if (decision instanceof Departed departed) {
      next.left = departed.left();
      next.storeId = storeId == null ? departed.left().storeId() : storeId;
    } else if (decision instanceof MovementKept kept) {
      next.waiting = plus(waiting, kept.movement());
      next.storeId = storeId == null ? kept.movement().zone().storeId() : storeId;
    } else if (decision instanceof MovementSettled done) {
      next.waiting = waiting.stream().filter(m -> !m.equals(done.movement())).toList();
      next.settled = plus(settled, done.movement());
    } else if (decision instanceof TurnsTakenBack back) {
      next.settled = settled.stream().filter(m -> !back.movements().contains(m)).toList();
      next.waiting = Stream.concat(waiting.stream(), back.movements().stream()).toList();
      next.cart = back.cart();
    } else if (decision instanceof CartChanged changed) {
      next.cart = cart.apply(changed.change());
      next.changes++;
    } else if (decision instanceof WaitNoticed noticed) {
      next.waitingSince = noticed.since();
    } else if (decision instanceof ReceiptIssued issued) {
      next.versions = issued.receipt().version();
      next.lastHash = issued.receipt().evidenceHash();
    } else if (decision instanceof Closed) {
      next.end = End.CLOSED;
      next.changes++;
    } else if (decision instanceof Abandoned) {
      next.end = End.ABANDONED;
    }
    return next.done();
  }

  private static List<Movement> plus(List<Movement> movements, Movement last) {
    return Stream.concat(movements.stream(), Stream.of(last)).toList();
  }

  /** The next state while one decision is applied; never leaves this class. */
  private static final class Draft {
    private final TripState from;
    private String storeId;
    private Entered entered;
    private LeftStore left;
    private Cart cart;
    private List<Movement> waiting;
    private List<Movement> settled;
    private long changes;
    private Instant waitingSince;
    private int versions;
    private String lastHash;
    private End end;

    Draft(TripState from) {
      this.from = from;
      storeId = from.storeId;
      entered = from.entered;
      left = from.left;
      cart = from.cart;
      waiting = from.waiting;
      settled = from.settled;
      changes = from.changes;
      waitingSince = from.waitingSince;
      versions = from.versions;
      lastHash = from.lastHash;
      end = from.end;
    }

    TripState done() {
      return new TripState(
          from.tripId,
          storeId,
          entered,
          left,
          cart,
          waiting,
          settled,
          changes,
          waitingSince,
          versions,
          lastHash,
          end);
    }
  }
}
