package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.cart.Cart;
import dev.walkout.topology.core.trip.TripDecision.Abandoned;
import dev.walkout.topology.core.trip.TripDecision.ApprovalAwaited;
import dev.walkout.topology.core.trip.TripDecision.CartChanged;
import dev.walkout.topology.core.trip.TripDecision.Closed;
import dev.walkout.topology.core.trip.TripDecision.Departed;
import dev.walkout.topology.core.trip.TripDecision.MovementKept;
import dev.walkout.topology.core.trip.TripDecision.MovementSettled;
import dev.walkout.topology.core.trip.TripDecision.Opened;
import dev.walkout.topology.core.trip.TripDecision.ReceiptIssued;
import dev.walkout.topology.core.trip.TripDecision.Recounted;
import dev.walkout.topology.core.trip.TripDecision.TurnsTakenBack;
import dev.walkout.topology.core.trip.TripDecision.VerdictNoted;
import dev.walkout.topology.core.trip.TripDecision.WaitNoticed;
import dev.walkout.topology.core.trip.TripInput.Entered;
import dev.walkout.topology.core.trip.TripInput.Exit;
import dev.walkout.topology.core.trip.TripInput.Kind;
import dev.walkout.topology.core.trip.TripInput.LeftStore;
import dev.walkout.topology.core.trip.Verdict.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * @param verdicts what persons have ruled, by time; bounded
 * @param approvalBy until when the receipt waits for a check of age; null where it does not
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
    End end,
    List<Verdict> verdicts,
    Instant approvalBy) {

  /** A trip about which more is ruled has other troubles; the first count. */
  static final int VERDICTS_KEPT = 64;

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
    verdicts = verdicts == null ? List.of() : List.copyOf(verdicts);
  }

  /** A trip of which nothing has been heard. */
  public static TripState unknown(String tripId) {
    return new TripState(
        tripId,
        null,
        null,
        null,
        Cart.EMPTY,
        List.of(),
        List.of(),
        0,
        null,
        0,
        "",
        End.OPEN,
        List.of(),
        null);
  }

  public boolean isStaff() {
    return entered != null && entered.kind() == Kind.STAFF;
  }

  /** Whether the buyer's age was checked and found right. */
  public boolean approved() {
    return AgeCheck.isApproved(this, Instant.MAX);
  }

  boolean knows(String movementId) {
    return Stream.concat(settled.stream(), waiting.stream())
        .anyMatch(movement -> movement.movementId().equals(movementId));
  }

  Optional<Movement> movement(String movementId) {
    return Stream.concat(settled.stream(), waiting.stream())
        .filter(movement -> movement.movementId().equals(movementId))
        .findFirst();
  }

  /** The ruling on the movement that counts by this time. */
  Optional<Verdict> verdictOn(String movementId, Instant by) {
    return verdicts.stream()
        .filter(verdict -> verdict.rulesOn(movementId) && !verdict.at().isAfter(by))
        .max(Verdict.ORDER);
  }

  /** The first ruling of one of these kinds by this time. */
  Optional<Verdict> ruled(Set<Ruling> kinds, Instant by) {
    return verdicts.stream()
        .filter(verdict -> kinds.contains(verdict.ruling()) && !verdict.at().isAfter(by))
        .min(Verdict.ORDER);
  }

  /** Up to when rulings count for the first receipt. */
  Instant exitOrEnd() {
    return left == null ? Instant.MAX : left.at();
  }

  boolean isAfterExit(Movement movement) {
    return movement.endedAt().isAfter(exitOrEnd());
  }

  /** When a trip that is not seen to leave is closed; empty where it has left or never entered. */
  Optional<LeftStore> overdue(TripConfig config) {
    if (entered == null || left != null) {
      return Optional.empty();
    }
    Instant timeout = entered.at().plus(config.longestTrip());
    if (config.hours() == null || timeout.isBefore(config.hours().closingAfter(entered.at()))) {
      return Optional.of(new LeftStore(storeId, timeout, Exit.TIMEOUT));
    }
    Instant closing = config.hours().closingAfter(entered.at());
    return Optional.of(new LeftStore(storeId, closing, Exit.STORE_CLOSED));
  }

  /** The store progress at which the trip has something to do; empty when it waits for input. */
  public Optional<Instant> due(TripConfig config) {
    Optional<Instant> movement = waiting.stream().map(Movement::endedAt).min(Instant::compareTo);
    Optional<Instant> exit =
        approvalBy == null
            ? Optional.ofNullable(left).or(() -> overdue(config)).map(LeftStore::at)
            : Optional.of(approvalBy);
    Optional<Instant> first =
        Stream.concat(movement.stream(), exit.stream()).min(Instant::compareTo);
    return entered == null ? first.map(at -> at.plus(config.doorPatience())) : first;
  }

  /** The same without its movements; only for a trip that is over. */
  TripState withoutMovements() {
    Draft next = new Draft(this);
    next.waiting = List.of();
    next.settled = List.of();
    return next.done();
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
    } else if (decision instanceof Recounted recounted) {
      next.cart = recounted.cart();
    } else if (decision instanceof VerdictNoted noted) {
      next.verdicts = Stream.concat(verdicts.stream(), Stream.of(noted.verdict())).toList();
    } else if (decision instanceof ApprovalAwaited awaited) {
      next.approvalBy = awaited.until();
    } else if (decision instanceof WaitNoticed noticed) {
      next.waitingSince = noticed.since();
    } else if (decision instanceof ReceiptIssued issued) {
      next.versions = issued.receipt().version();
      next.lastHash = issued.receipt().evidenceHash();
    } else if (decision instanceof Closed) {
      next.end = End.CLOSED;
      next.approvalBy = null;
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
    private List<Verdict> verdicts;
    private Instant approvalBy;

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
      verdicts = from.verdicts;
      approvalBy = from.approvalBy;
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
          end,
          verdicts,
          approvalBy);
    }
  }
}
