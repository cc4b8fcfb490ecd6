package dev.walkout.sim.shop;

import dev.walkout.schemas.avro.TripKind;
import dev.walkout.sim.shop.Layout.Zone;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What one paying party, or one of the staff, does from door to door. */
public record TripPlan(
    String tripId, Instant enteredAt, Instant leftAt, List<Stay> stays, Pass pass) {

  public TripPlan {
    stays = List.copyOf(stays);
  }

  /** A shopper whom the door sees come and go. */
  public TripPlan(String tripId, Instant enteredAt, Instant leftAt, List<Stay> stays) {
    this(tripId, enteredAt, leftAt, stays, Pass.SHOPPER);
  }

  /**
   * How the door takes it.
   *
   * @param party people who pay together
   * @param entranceTold false for somebody who slips in behind another
   * @param exitTold false where the door misses that they leave
   * @param approval what came of a check of the age; null where none was made
   */
  public record Pass(
      TripKind kind, int party, boolean entranceTold, boolean exitTold, Approval approval) {

    public static final Pass SHOPPER = group(1);
    public static final Pass STAFF = new Pass(TripKind.STAFF, 1, true, true, null);
    public static final Pass TAILGATER = new Pass(TripKind.SHOPPER, 1, false, false, null);

    public static Pass group(int people) {
      return new Pass(TripKind.SHOPPER, people, true, true, null);
    }

    public Pass leavingUnseen() {
      return new Pass(kind, party, entranceTold, false, approval);
    }

    public Pass checked(Approval result) {
      return new Pass(kind, party, entranceTold, exitTold, result);
    }

    /** Whether a receipt is due. */
    public boolean pays() {
      return kind == TripKind.SHOPPER && entranceTold;
    }

    /** Whether age-restricted products may be sold. */
    public boolean mayBuyRestricted() {
      return approval != null && approval.granted();
    }
  }

  /** The result of a check of the age. */
  public record Approval(Instant at, boolean granted) {}

  /** A stay of one person in one zone, with the movements made there in order. */
  public record Stay(
      String tripId,
      String personTrack,
      Zone zone,
      Instant enteredAt,
      Instant leftAt,
      List<HandMovement> movements) {

    public Stay {
      movements = List.copyOf(movements);
    }

    /** Whether somebody was in the zone under this track at any moment of the interval. */
    public boolean overlaps(Instant from, Instant to) {
      return !enteredAt.isAfter(to) && !leftAt.isBefore(from);
    }
  }

  /** All movements of the trip in the order of their ends. */
  public List<HandMovement> movements() {
    return stays.stream()
        .flatMap(stay -> stay.movements().stream())
        .sorted(Comparator.comparing(HandMovement::endedAt).thenComparing(HandMovement::movementId))
        .toList();
  }
}
