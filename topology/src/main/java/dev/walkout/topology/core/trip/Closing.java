package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.cart.Cart;
import dev.walkout.topology.core.cart.PriceBook;
import dev.walkout.topology.core.trip.Receipt.Status;
import dev.walkout.topology.core.trip.Receipts.Draft;
import dev.walkout.topology.core.trip.TripDecision.ApprovalAwaited;
import dev.walkout.topology.core.trip.TripDecision.Closed;
import dev.walkout.topology.core.trip.TripDecision.MovementSettled;
import dev.walkout.topology.core.trip.TripDecision.ReceiptIssued;
import dev.walkout.topology.core.trip.TripInput.Exit;
import dev.walkout.topology.core.trip.Verdict.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** How a trip ends: once every zone has reported past its exit, and its buyer's age is known. */
final class Closing {

  private final TripConfig config;
  private final Receipts receipts;
  private final Reviews reviews;
  private final String currency;

  Closing(TripConfig config, Receipts receipts, Reviews reviews, String currency) {
    this.config = config;
    this.receipts = receipts;
    this.reviews = reviews;
    this.currency = currency;
  }

  /** The trip has left, and every zone has reported past the exit. */
  List<TripDecision> of(TripState trip, StoreProgress store, PriceBook prices) {
    List<TripDecision> decisions = new ArrayList<>();
    Instant exit = trip.left().at();
    for (Movement movement : trip.waiting().stream().sorted(Movement.ORDER).toList()) {
      Doubt doubt = movement.doubt() == null ? afterExit(exit) : movement.doubt();
      reviews.of(trip, movement, doubt, prices).ifPresent(decisions::add);
      decisions.add(new MovementSettled(movement));
    }
    if (trip.isStaff()) {
      decisions.add(new Closed(Money.zero(currency), exit, trip.left().exit()));
      return decisions;
    }
    TripState settled = trip.applyAll(decisions);
    decisions.addAll(receipt(settled, store, prices));
    return decisions;
  }

  static Doubt afterExit(Instant exit) {
    return new Doubt(DoubtReason.AFTER_EXIT, "the trip had left at " + exit);
  }

  private List<TripDecision> receipt(TripState trip, StoreProgress store, PriceBook prices) {
    Instant exit = trip.left().at();
    Optional<Verdict> voided = trip.ruled(EnumSet.of(Ruling.VOID), exit);
    if (voided.isPresent()) {
      return last(trip, voided(trip, voided.get()), store, prices);
    }
    Optional<Verdict> ruling = AgeCheck.ruling(trip, exit);
    if (!AgeCheck.isNeeded(trip.cart())) {
      return last(trip, Draft.plain(trip.cart()), store, prices);
    }
    if (ruling.isPresent()) {
      return ruled(trip, ruling.get(), store, prices);
    }
    Instant until = AgeCheck.deadline(trip, config.approveWithin());
    Draft draft =
        new Draft(trip.cart(), Status.PROVISIONAL, "waits for a check of age", List.of(), until);
    List<TripDecision> decisions = new ArrayList<>();
    decisions.add(new ReceiptIssued(receipts.settled(trip, draft, store, prices)));
    decisions.add(new ApprovalAwaited(until));
    decisions.addAll(awaited(trip.applyAll(decisions), store, prices));
    return decisions;
  }

  /** A trip whose receipt waits for a check of age. */
  List<TripDecision> awaited(TripState trip, StoreProgress store, PriceBook prices) {
    Optional<Verdict> ruling = AgeCheck.ruling(trip, trip.approvalBy());
    if (ruling.isPresent()) {
      return ruled(trip, ruling.get(), store, prices);
    }
    return store.reaches(trip.approvalBy())
        ? refused(
            trip,
            new Cause("nobody checked the age by " + trip.approvalBy(), List.of()),
            store,
            prices)
        : List.of();
  }

  /** Why a version differs, and what made it. */
  private record Cause(String reason, List<String> sources) {}

  private List<TripDecision> ruled(
      TripState trip, Verdict ruling, StoreProgress store, PriceBook prices) {
    List<String> sources = List.of(ruling.source());
    if (ruling.ruling() == Ruling.REFUSE) {
      return refused(
          trip, new Cause("age refused by " + ruling.operator(), sources), store, prices);
    }
    String reason = "age approved by " + ruling.operator();
    return last(trip, new Draft(trip.cart(), Status.FINAL, reason, sources, null), store, prices);
  }

  private List<TripDecision> refused(
      TripState trip, Cause cause, StoreProgress store, PriceBook prices) {
    Cart rest = AgeCheck.without(trip.cart());
    Status status = rest.lines().isEmpty() ? Status.VOID : Status.FINAL;
    Draft draft = new Draft(rest, status, cause.reason(), cause.sources(), null);
    return last(trip, draft, store, prices);
  }

  static Draft voided(TripState trip, Verdict verdict) {
    return new Draft(
        new Cart(List.of(), trip.cart().doubts()),
        Status.VOID,
        "void by " + verdict.operator(),
        List.of(verdict.source()),
        null);
  }

  private List<TripDecision> last(
      TripState trip, Draft draft, StoreProgress store, PriceBook prices) {
    Instant exit = trip.left().at();
    List<TripDecision> decisions = new ArrayList<>();
    if (!draft.cart().lines().equals(trip.cart().lines())) {
      decisions.addAll(Recount.difference(trip.cart(), draft.cart(), exit, draft.reason()));
    }
    Receipt receipt = receipts.settled(trip.applyAll(decisions), draft, store, prices);
    decisions.add(new ReceiptIssued(receipt));
    Exit how = trip.left().exit();
    if (how == Exit.TIMEOUT || how == Exit.STORE_CLOSED) {
      reviews.ofNotLeft(trip, receipt.total()).ifPresent(decisions::add);
    }
    decisions.add(new Closed(receipt.total(), exit, how));
    return decisions;
  }
}
