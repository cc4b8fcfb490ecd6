package dev.walkout.topology.wire;

import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Cart;
import dev.walkout.schemas.avro.CartEvent;
import dev.walkout.schemas.avro.CartLine;
import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.Entered;
import dev.walkout.schemas.avro.ExitKind;
import dev.walkout.schemas.avro.Left;
import dev.walkout.schemas.avro.LineAdded;
import dev.walkout.schemas.avro.LineCorrected;
import dev.walkout.schemas.avro.LineDoubted;
import dev.walkout.schemas.avro.LineRemoved;
import dev.walkout.schemas.avro.ReviewTask;
import dev.walkout.schemas.avro.TripClosed;
import dev.walkout.schemas.avro.TripKind;
import dev.walkout.schemas.avro.TripOpened;
import dev.walkout.schemas.avro.ZoneProgress;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.cart.CartChange;
import dev.walkout.topology.core.trip.Review;
import dev.walkout.topology.core.trip.TripDecision;
import dev.walkout.topology.core.trip.TripInput;
import dev.walkout.topology.core.trip.TripInput.Exit;
import dev.walkout.topology.core.trip.TripState;
import dev.walkout.topology.core.trip.ZoneReach;
import dev.walkout.topology.fault.BadInput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What a trip hears and says, between the contract's records and the rules'. */
public final class TripWire {

  private TripWire() {}

  /**
   * What the door tells a trip.
   *
   * @throws BadInput if the record is keyed by another trip: it may lie in the wrong partition
   */
  public static TripInput input(String key, DoorEvent event) {
    Instant at = event.getObservedAt();
    if (event.getBody() instanceof Entered entered) {
      check(key, entered.getTripId());
      return new TripInput.Entered(
          entered.getStoreId(),
          TripInput.Kind.valueOf(entered.getKind().name()),
          entered.getParty(),
          entered.getPaymentReference(),
          at);
    }
    Left left = (Left) event.getBody();
    check(key, left.getTripId());
    return new TripInput.LeftStore(left.getStoreId(), at, Exit.valueOf(left.getKind().name()));
  }

  public static ZoneReach after(ZoneReach before, ZoneProgress progress) {
    return before.after(
        progress.getUpTo(), progress.getGaps().stream().map(CommonWire::gap).toList());
  }

  /** The cart event that a decision is told as, if any; the state is the one it leads to. */
  public static Optional<CartEvent> event(TripDecision decision, TripState after) {
    if (decision instanceof TripDecision.Opened opened) {
      TripInput.Entered entered = opened.entered();
      TripOpened body =
          new TripOpened(
              entered.storeId(),
              TripKind.valueOf(entered.kind().name()),
              entered.party(),
              entered.paymentReference());
      return Optional.of(event(after, entered.at(), body));
    }
    if (decision instanceof TripDecision.CartChanged changed) {
      return Optional.of(event(after, changed.at(), body(changed.change())));
    }
    if (decision instanceof TripDecision.Closed closed) {
      TripClosed body =
          new TripClosed(CommonWire.money(closed.total()), ExitKind.valueOf(closed.exit().name()));
      return Optional.of(event(after, closed.at(), body));
    }
    return Optional.empty();
  }

  /** The cart as it stands after an event. */
  public static Cart cart(TripState trip, Instant updatedAt) {
    return new Cart(
        trip.tripId(),
        trip.storeId(),
        trip.changes(),
        trip.cart().lines().stream()
            .map(
                line ->
                    new CartLine(
                        line.lineId(),
                        line.sku(),
                        CommonWire.quantity(line.amount()),
                        CommonWire.money(line.unitPrice()),
                        line.restricted() && !trip.approved()))
            .toList(),
        trip.cart().doubts().size(),
        updatedAt);
  }

  /** What a person is asked; about no movement where it is about the whole trip. */
  public static ReviewTask task(Review review) {
    Movement movement = review.movement();
    ReviewTask.Builder task =
        ReviewTask.newBuilder()
            .setReviewId(review.reviewId())
            .setTripId(review.tripId())
            .setStoreId(review.about().storeId())
            .setAt(review.about().at())
            .setReason(MovementWire.reason(review.doubt().reason()))
            .setDetail(review.doubt().detail())
            .setAtStake(CommonWire.money(review.atStake()))
            .setPriority(review.stake().priority())
            .setLineId(review.stake().lineId());
    if (movement == null) {
      return task.setZone("")
          .setMovementId("")
          .setAction(Action.UNSURE)
          .setCandidates(List.of())
          .setEvidence(List.of())
          .build();
    }
    return task.setZone(movement.zone().zoneId())
        .setMovementId(movement.movementId())
        .setAction(Action.valueOf(movement.action().name()))
        .setCandidates(MovementWire.weighed(movement.what().candidates()))
        .setCandidateTrips(movement.who().candidateTrips())
        .setEvidence(CommonWire.refs(movement.evidence()))
        .build();
  }

  private static CartEvent event(TripState after, Instant at, SpecificRecord body) {
    return new CartEvent(after.tripId(), after.changes(), at, body);
  }

  private static SpecificRecord body(CartChange change) {
    if (change instanceof CartChange.LineAdded added) {
      return new LineAdded(
          added.lineId(),
          added.sku(),
          CommonWire.quantity(added.amount()),
          CommonWire.money(added.unitPrice()),
          added.cause().movementId(),
          added.reason(),
          added.restricted());
    }
    if (change instanceof CartChange.LineRemoved removed) {
      return new LineRemoved(
          removed.lineId(),
          removed.sku(),
          CommonWire.quantity(removed.amount()),
          removed.cause().movementId());
    }
    if (change instanceof CartChange.LineCorrected corrected) {
      return new LineCorrected(
          corrected.lineId(),
          corrected.sku(),
          CommonWire.quantity(corrected.amount()),
          corrected.reason());
    }
    CartChange.LineDoubted doubted = (CartChange.LineDoubted) change;
    return new LineDoubted(
        doubted.movementId(),
        Action.valueOf(doubted.action().name()),
        MovementWire.reason(doubted.doubt().reason()),
        doubted.doubt().detail());
  }

  private static void check(String key, String tripId) {
    if (!tripId.equals(key)) {
      throw new BadInput("tripId", tripId, "key the record by its trip, not by '" + key + "'");
    }
  }
}
