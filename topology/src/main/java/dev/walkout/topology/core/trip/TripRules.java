package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.cart.Cart;
import dev.walkout.topology.core.cart.CartChange;
import dev.walkout.topology.core.cart.CartChange.LineAdded;
import dev.walkout.topology.core.cart.CartChange.LineDoubted;
import dev.walkout.topology.core.cart.CartRules;
import dev.walkout.topology.core.cart.PriceBook;
import dev.walkout.topology.core.trip.Aftermath.Scene;
import dev.walkout.topology.core.trip.Receipts.Waited;
import dev.walkout.topology.core.trip.TripDecision.Abandoned;
import dev.walkout.topology.core.trip.TripDecision.CartChanged;
import dev.walkout.topology.core.trip.TripDecision.Departed;
import dev.walkout.topology.core.trip.TripDecision.MovementSettled;
import dev.walkout.topology.core.trip.TripDecision.PassedOn;
import dev.walkout.topology.core.trip.TripDecision.ReceiptIssued;
import dev.walkout.topology.core.trip.TripDecision.Refused;
import dev.walkout.topology.core.trip.TripDecision.Repeated;
import dev.walkout.topology.core.trip.TripDecision.ReviewAsked;
import dev.walkout.topology.core.trip.TripDecision.VerdictNoted;
import dev.walkout.topology.core.trip.TripDecision.WaitNoticed;
import dev.walkout.topology.core.trip.TripInput.ClockSeen;
import dev.walkout.topology.core.trip.TripInput.MovementSeen;
import dev.walkout.topology.core.trip.TripInput.VerdictSeen;
import dev.walkout.topology.core.trip.TripState.End;
import dev.walkout.topology.core.trip.Verdict.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a trip: movements become a cart in the order of event time, and the cart becomes a
 * receipt once the trip has left and every zone of its store has reported past the exit.
 */
public final class TripRules {

  private final TripConfig config;
  private final Hearing hearing;
  private final Recount recount;
  private final Reviews reviews;
  private final Receipts receipts;
  private final Closing closing;
  private final Aftermath aftermath;

  /** What a clock decided before; null where one is asked. */
  private final WaitBook past;

  public TripRules(TripConfig config, CartRules carts) {
    this(config, carts, null);
  }

  /**
   * The same rules, without a clock.
   *
   * @param past what the clock decided when it all happened; null to ask one
   */
  public TripRules(TripConfig config, CartRules carts, WaitBook past) {
    this.config = config;
    this.past = past;
    this.recount = new Recount(carts);
    this.hearing = new Hearing(recount);
    this.reviews = new Reviews(carts, config);
    this.receipts = new Receipts(carts, config);
    this.closing = new Closing(config, receipts, reviews, carts.config().currency());
    this.aftermath = new Aftermath(config, recount, receipts, reviews);
  }

  public TripConfig config() {
    return config;
  }

  /** Whether the wall clock has a say. */
  public boolean askTheClock() {
    return past == null;
  }

  /** Whether a clock once gave this trip a PROVISIONAL receipt. */
  public boolean waitedTooLong(String tripId) {
    return past != null && past.of(tripId).isPresent();
  }

  /** What the open trip records on hearing the input; pure. */
  public List<TripDecision> decide(
      TripState trip, TripInput input, StoreBook stores, PriceBook prices) {
    if (input instanceof ClockSeen clock) {
      return clock(trip, clock.now(), stores, prices);
    }
    List<TripDecision> decisions = new ArrayList<>(hearing.of(trip, input, prices));
    if (decisions.stream().anyMatch(d -> d instanceof Repeated || d instanceof Refused)) {
      return decisions;
    }
    TripState after = trip.applyAll(decisions);
    if (after.storeId() != null) {
      decisions.addAll(turns(after, stores.of(after.storeId()), prices));
    }
    return decisions;
  }

  /** What a closed trip still records; pure. */
  public List<TripDecision> decide(
      ClosedTrip closed, TripInput input, StoreBook stores, PriceBook prices) {
    Scene scene = new Scene(closed, stores.of(closed.trip().storeId()), prices);
    if (input instanceof MovementSeen seen && !closed.knows(seen.movement().movementId())) {
      return aftermath.movement(scene, seen.movement().remembered());
    }
    if (input instanceof VerdictSeen seen && Hearing.isNew(closed.trip(), seen.verdict())) {
      List<TripDecision> decisions = new ArrayList<>(List.of(new VerdictNoted(seen.verdict())));
      decisions.addAll(aftermath.verdict(scene.after(decisions), seen.verdict()));
      return decisions;
    }
    return List.of(new Repeated());
  }

  /** The review of a movement that is no trip's, if it is worth a person's time. */
  public Optional<ReviewAsked> nobodys(Movement movement, PriceBook prices) {
    return reviews.of("", movement, movement.doubt(), prices);
  }

  /** The movement that was nobody's, as the trip's that a person ruled it to be. */
  public Optional<PassedOn> nobodys(Movement movement, Verdict verdict) {
    return verdict.ruling() == Ruling.OTHER_TRIP
        ? Recount.passedOn(movement, verdict).map(PassedOn::new)
        : Optional.empty();
  }

  /** What is due by now: the end of a trip that nobody saw leave, movements, then the receipt. */
  private List<TripDecision> turns(TripState trip, StoreProgress store, PriceBook prices) {
    if (trip.entered() == null) {
      return trip.due(config).filter(store::reaches).isPresent()
          ? abandoned(trip, prices)
          : List.of();
    }
    List<TripDecision> decisions = new ArrayList<>();
    trip.overdue(config)
        .filter(left -> store.reaches(left.at()))
        .map(Departed::new)
        .ifPresent(decisions::add);
    waitedBefore(trip.applyAll(decisions), store, prices).ifPresent(decisions::add);
    TripState state = trip.applyAll(decisions);
    for (Movement movement : inOrder(state)) {
      if (store.reaches(movement.endedAt()) && !state.isAfterExit(movement)) {
        List<TripDecision> turn = turn(state, movement, prices);
        decisions.addAll(turn);
        state = state.applyAll(turn);
      }
    }
    if (state.approvalBy() != null) {
      decisions.addAll(closing.awaited(state, store, prices));
    } else if (state.left() != null && store.reaches(state.left().at())) {
      decisions.addAll(closing.of(state, store, prices));
    }
    decisions.addAll(ruledLater(trip.applyAll(decisions), store, prices));
    return decisions;
  }

  /** Rulings given after the exit that were heard before the receipt make versions of their own. */
  private List<TripDecision> ruledLater(TripState trip, StoreProgress store, PriceBook prices) {
    if (trip.end() != End.CLOSED) {
      return List.of();
    }
    List<TripDecision> decisions = new ArrayList<>();
    Scene scene = new Scene(ClosedTrip.of(trip), store, prices);
    for (Verdict verdict : trip.verdicts().stream().sorted(Verdict.ORDER).toList()) {
      if (verdict.at().isAfter(trip.left().at())) {
        List<TripDecision> later = aftermath.verdict(scene, verdict);
        decisions.addAll(later);
        scene = scene.after(later);
      }
    }
    return decisions;
  }

  private List<TripDecision> turn(TripState trip, Movement movement, PriceBook prices) {
    List<TripDecision> decisions = new ArrayList<>();
    if (trip.isStaff()) {
      if (movement.doubt() != null) {
        reviews.of(trip, movement, movement.doubt(), prices).ifPresent(decisions::add);
      }
      decisions.add(new MovementSettled(movement));
      return decisions;
    }
    List<CartChange> changes =
        recount.changes(trip, trip.cart(), movement, trip.exitOrEnd(), prices);
    for (CartChange change : changes) {
      decisions.add(new CartChanged(change, movement.endedAt()));
      if (change instanceof LineDoubted doubted) {
        reviews.of(trip, movement, doubted.doubt(), prices).ifPresent(decisions::add);
      }
    }
    decisions.add(new MovementSettled(movement));
    if (changes.stream().anyMatch(c -> c instanceof LineAdded added && added.restricted())) {
      askForAge(trip, trip.applyAll(decisions), movement).ifPresent(decisions::add);
    }
    return decisions;
  }

  /** The age is asked about once, with the first restricted product. */
  private Optional<ReviewAsked> askForAge(TripState before, TripState after, Movement movement) {
    if (AgeCheck.isNeeded(before.cart()) || AgeCheck.ruling(before, Instant.MAX).isPresent()) {
      return Optional.empty();
    }
    return after.cart().lines().stream()
        .filter(Cart.Line::restricted)
        .findFirst()
        .map(line -> reviews.ofAge(after, movement, line));
  }

  private List<TripDecision> abandoned(TripState trip, PriceBook prices) {
    List<TripDecision> decisions = new ArrayList<>();
    for (Movement movement : inOrder(trip)) {
      Doubt doubt =
          movement.doubt() == null
              ? new Doubt(DoubtReason.OTHER, "the door never told of trip " + trip.tripId())
              : movement.doubt();
      reviews.of(trip, movement, doubt, prices).ifPresent(decisions::add);
    }
    decisions.add(new Abandoned());
    return decisions;
  }

  private List<TripDecision> clock(
      TripState trip, Instant now, StoreBook stores, PriceBook prices) {
    if (!waits(trip)) {
      return List.of();
    }
    if (trip.waitingSince() == null) {
      return List.of(new WaitNoticed(now));
    }
    if (now.isBefore(trip.waitingSince().plus(config.budget()))) {
      return List.of();
    }
    StoreProgress store = stores.of(trip.storeId());
    return List.of(provisional(trip, new SpentWait(config.budget(), store.zones()), store, prices));
  }

  private static boolean waits(TripState trip) {
    return trip.left() != null && trip.entered() != null && !trip.isStaff() && trip.versions() == 0;
  }

  /** The version that a clock once made this trip get, when its store has come as far again. */
  private Optional<ReceiptIssued> waitedBefore(
      TripState trip, StoreProgress store, PriceBook prices) {
    return past == null || !waits(trip)
        ? Optional.empty()
        : past.of(trip.tripId())
            .filter(wait -> wait.isReached(trip, store))
            .map(wait -> provisional(trip, wait, store, prices));
  }

  private ReceiptIssued provisional(
      TripState trip, SpentWait wait, StoreProgress store, PriceBook prices) {
    StoreProgress then = store.asOf(wait.zones());
    Cart soFar = recount.promised(trip, then, prices);
    return new ReceiptIssued(
        receipts.provisional(trip, new Waited(soFar, wait.budget()), then, prices));
  }

  private static List<Movement> inOrder(TripState trip) {
    return trip.waiting().stream().sorted(Movement.ORDER).toList();
  }
}
