package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.cart.Cart;
import dev.walkout.topology.core.cart.PriceBook;
import dev.walkout.topology.core.trip.Receipt.Status;
import dev.walkout.topology.core.trip.Receipts.Draft;
import dev.walkout.topology.core.trip.TripDecision.CartChanged;
import dev.walkout.topology.core.trip.TripDecision.MovementKept;
import dev.walkout.topology.core.trip.TripDecision.MovementSettled;
import dev.walkout.topology.core.trip.TripDecision.PassedOn;
import dev.walkout.topology.core.trip.TripDecision.ReceiptIssued;
import dev.walkout.topology.core.trip.Verdict.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What still changes after the last receipt: what is proven late, and what persons rule. The
 * receipt is adjusted by a new version; nothing is edited.
 */
final class Aftermath {

  private final TripConfig config;
  private final Recount recount;
  private final Receipts receipts;
  private final Reviews reviews;

  Aftermath(TripConfig config, Recount recount, Receipts receipts, Reviews reviews) {
    this.config = config;
    this.recount = recount;
    this.receipts = receipts;
    this.reviews = reviews;
  }

  /** Where a closed trip stands, and what its store has reported. */
  record Scene(ClosedTrip closed, StoreProgress store, PriceBook prices) {
    TripState trip() {
      return closed.trip();
    }

    Scene after(List<TripDecision> decisions) {
      return new Scene(closed.applyAll(decisions), store, prices);
    }
  }

  /** A movement that nobody knew of when the receipt was settled. */
  List<TripDecision> movement(Scene scene, Movement movement) {
    TripState trip = scene.trip();
    if (movement.doubt() == null
        && !trip.isAfterExit(movement)
        && scene.closed().canBeRecounted()) {
      List<TripDecision> decisions = new ArrayList<>(List.of(new MovementSettled(movement)));
      String reason = DoubtReason.LATE + ": movement " + movement.movementId() + " was proven late";
      decisions.addAll(
          adjusted(scene.after(decisions), trip.exitOrEnd(), reason, movement.movementId()));
      return decisions;
    }
    List<TripDecision> decisions = new ArrayList<>();
    boolean own = movement.who().tripId() == null || movement.who().tripId().equals(trip.tripId());
    if (own) {
      reviews.of(trip, movement, doubt(trip, movement), scene.prices()).ifPresent(decisions::add);
    }
    decisions.add(new MovementKept(movement));
    return decisions;
  }

  private static Doubt doubt(TripState trip, Movement movement) {
    if (movement.doubt() != null) {
      return movement.doubt();
    }
    return trip.isAfterExit(movement)
        ? Closing.afterExit(trip.left().at())
        : new Doubt(DoubtReason.LATE, "the receipt was FINAL before the movement was known");
  }

  /** A ruling that has been noted. */
  List<TripDecision> verdict(Scene scene, Verdict verdict) {
    TripState trip = scene.trip();
    if (trip.isStaff() || isVoid(trip, verdict) || verdict.isOfAge()) {
      return List.of();
    }
    if (verdict.ruling() == Ruling.VOID) {
      return voided(scene, verdict);
    }
    Optional<Movement> about = trip.movement(verdict.movementId());
    if (about.isEmpty() || !scene.closed().canBeRecounted()) {
      return List.of();
    }
    List<TripDecision> decisions = new ArrayList<>();
    if (trip.waiting().contains(about.get())) {
      decisions.add(new MovementSettled(about.get()));
    }
    String reason = verdict.ruling() + " ruled by " + verdict.operator();
    decisions.addAll(adjusted(scene.after(decisions), verdict.at(), reason, verdict.source()));
    if (verdict.ruling() == Ruling.OTHER_TRIP) {
      Recount.passedOn(about.get(), verdict).map(PassedOn::new).ifPresent(decisions::add);
    }
    return decisions;
  }

  /** After a receipt is void, nothing is ruled any more. */
  private static boolean isVoid(TripState trip, Verdict verdict) {
    return trip.verdicts().stream()
        .anyMatch(
            other -> other.ruling() == Ruling.VOID && Verdict.ORDER.compare(other, verdict) < 0);
  }

  private List<TripDecision> voided(Scene scene, Verdict verdict) {
    TripState trip = scene.trip();
    Draft draft = Closing.voided(trip, verdict);
    List<TripDecision> decisions =
        new ArrayList<>(
            Recount.difference(trip.cart(), draft.cart(), verdict.at(), draft.reason()));
    decisions.add(issued(scene.after(decisions), draft));
    return decisions;
  }

  private List<TripDecision> adjusted(Scene scene, Instant by, String reason, String source) {
    TripState trip = scene.trip();
    Cart counted = recount.cart(trip, by, scene.prices());
    Instant tooLate = AgeCheck.deadline(trip, config.approveWithin());
    boolean ofAge =
        AgeCheck.ruling(trip, tooLate).filter(v -> v.ruling() == Ruling.APPROVE).isPresent();
    Cart next = ofAge ? counted : AgeCheck.without(counted);
    List<TripDecision> decisions =
        new ArrayList<>(Recount.difference(trip.cart(), next, by, reason));
    if (decisions.stream().anyMatch(CartChanged.class::isInstance)) {
      Draft draft = new Draft(next, Status.ADJUSTED, reason, List.of(source), null);
      decisions.add(issued(scene.after(decisions), draft));
    }
    return decisions;
  }

  private TripDecision issued(Scene scene, Draft draft) {
    return new ReceiptIssued(receipts.settled(scene.trip(), draft, scene.store(), scene.prices()));
  }
}
