package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.Fault;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.cart.Cart;
import dev.walkout.topology.core.cart.PriceBook;
import dev.walkout.topology.core.trip.TripDecision.Departed;
import dev.walkout.topology.core.trip.TripDecision.MovementKept;
import dev.walkout.topology.core.trip.TripDecision.Opened;
import dev.walkout.topology.core.trip.TripDecision.PassedOn;
import dev.walkout.topology.core.trip.TripDecision.Refused;
import dev.walkout.topology.core.trip.TripDecision.Repeated;
import dev.walkout.topology.core.trip.TripDecision.TurnsTakenBack;
import dev.walkout.topology.core.trip.TripDecision.VerdictNoted;
import dev.walkout.topology.core.trip.TripInput.Entered;
import dev.walkout.topology.core.trip.TripInput.LeftStore;
import dev.walkout.topology.core.trip.TripInput.MovementSeen;
import dev.walkout.topology.core.trip.TripInput.VerdictSeen;
import dev.walkout.topology.core.trip.Verdict.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an open trip takes in: once, in any order, and with what it sets right of the past. */
final class Hearing {

  private final Recount recount;

  Hearing(Recount recount) {
    this.recount = recount;
  }

  /** What is taken in; {@link Repeated} or {@link Refused} where nothing is. */
  List<TripDecision> of(TripState trip, TripInput input, PriceBook prices) {
    List<TripDecision> decisions = new ArrayList<>(taking(trip, input));
    TripState after = trip.applyAll(decisions);
    if (input instanceof LeftStore left && after.left() == left) {
      decisions.addAll(takeBack(after, left.at(), prices));
    } else if (input instanceof VerdictSeen seen && isNew(trip, seen.verdict())) {
      decisions.addAll(heeded(after, seen.verdict(), prices));
    }
    return decisions;
  }

  static boolean isNew(TripState trip, Verdict verdict) {
    return trip.verdicts().size() < TripState.VERDICTS_KEPT && !trip.verdicts().contains(verdict);
  }

  private static List<TripDecision> taking(TripState trip, TripInput input) {
    if (input instanceof Entered entered) {
      return List.of(entering(trip, entered));
    }
    if (input instanceof LeftStore left) {
      return List.of(leaving(trip, left));
    }
    if (input instanceof VerdictSeen seen) {
      return List.of(
          isNew(trip, seen.verdict()) ? new VerdictNoted(seen.verdict()) : new Repeated());
    }
    return input instanceof MovementSeen seen
        ? keeping(trip, seen.movement().remembered())
        : List.of();
  }

  private static TripDecision entering(TripState trip, Entered entered) {
    if (trip.entered() != null) {
      return new Repeated();
    }
    return trip.left() != null && trip.left().at().isBefore(entered.at())
        ? new Refused(backwards("entered.observedAt", entered.at(), trip.left().at()))
        : new Opened(entered);
  }

  private static TripDecision leaving(TripState trip, LeftStore left) {
    if (trip.left() != null) {
      return new Repeated();
    }
    return trip.entered() != null && left.at().isBefore(trip.entered().at())
        ? new Refused(backwards("left.observedAt", left.at(), trip.entered().at()))
        : new Departed(left);
  }

  private static List<TripDecision> keeping(TripState trip, Movement movement) {
    if (trip.knows(movement.movementId())) {
      return List.of(new Repeated());
    }
    List<TripDecision> decisions = new ArrayList<>(List.of(new MovementKept(movement)));
    trip.verdictOn(movement.movementId(), trip.exitOrEnd())
        .filter(verdict -> verdict.ruling() == Ruling.OTHER_TRIP)
        .flatMap(verdict -> Recount.passedOn(movement, verdict))
        .map(PassedOn::new)
        .ifPresent(decisions::add);
    return decisions;
  }

  private static Fault backwards(String field, Instant at, Instant other) {
    return new Fault(
        field, at.toString(), "leaving comes after entering, see " + other + ": set the clock");
  }

  /** What had its turn before it was known that the trip had left by then, is taken back. */
  private List<TripDecision> takeBack(TripState trip, Instant exit, PriceBook prices) {
    List<Movement> after = trip.settled().stream().filter(trip::isAfterExit).toList();
    boolean ruledAfter = trip.verdicts().stream().anyMatch(v -> v.at().isAfter(exit));
    if (after.isEmpty() && !ruledAfter) {
      return List.of();
    }
    Cart cart = recount.cart(trip, exit, prices);
    List<TripDecision> decisions =
        new ArrayList<>(Recount.difference(trip.cart(), cart, exit, Recount.afterExit(exit)));
    decisions.add(new TurnsTakenBack(after, cart));
    return decisions;
  }

  /** A ruling counts for the first receipt if it was given before the exit. */
  private List<TripDecision> heeded(TripState trip, Verdict verdict, PriceBook prices) {
    Optional<Movement> about = trip.movement(verdict.movementId());
    if (about.isEmpty() || verdict.isOfAge() || verdict.at().isAfter(trip.exitOrEnd())) {
      return List.of();
    }
    List<TripDecision> decisions = new ArrayList<>();
    if (trip.settled().contains(about.get())) {
      Cart cart = recount.cart(trip, trip.exitOrEnd(), prices);
      String reason = verdict.ruling() + " ruled by " + verdict.operator();
      decisions.addAll(Recount.difference(trip.cart(), cart, verdict.at(), reason));
    }
    if (verdict.ruling() == Ruling.OTHER_TRIP) {
      Recount.passedOn(about.get(), verdict).map(PassedOn::new).ifPresent(decisions::add);
    }
    return decisions;
  }
}
