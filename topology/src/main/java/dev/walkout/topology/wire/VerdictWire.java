package dev.walkout.topology.wire;

import dev.walkout.schemas.avro.OperatorVerdict;
import dev.walkout.schemas.avro.OtherTrip;
import dev.walkout.schemas.avro.ThisProduct;
import dev.walkout.schemas.avro.VerdictKind;
import dev.walkout.topology.core.trip.Verdict;
import dev.walkout.topology.core.trip.Verdict.Ruling;
import dev.walkout.topology.core.trip.Verdict.What;
import dev.walkout.topology.fault.BadInput;

/** What persons rule, as the rules have it. */
public final class VerdictWire {

  private VerdictWire() {}

  /**
   * A ruling.
   *
   * @throws BadInput if the record is keyed by another trip, or rules on a movement it does not
   *     name
   */
  public static Verdict verdict(String key, OperatorVerdict from) {
    if (!from.getTripId().isEmpty() && !from.getTripId().equals(key)) {
      throw new BadInput(
          "tripId", from.getTripId(), "key the record by its trip, not by '" + key + "'");
    }
    Ruling ruling = ruling(from);
    boolean aboutMovement =
        ruling == Ruling.THIS_PRODUCT || ruling == Ruling.NO_PRODUCT || ruling == Ruling.OTHER_TRIP;
    if (aboutMovement && (from.getMovementId().isEmpty() || from.getReviewId().isEmpty())) {
      throw new BadInput(
          "movementId", from.getMovementId(), "name the review and the movement it is about");
    }
    return new Verdict(
        from.getReviewId(),
        from.getMovementId(),
        from.getAt(),
        from.getOperator(),
        ruling,
        what(from.getBody()));
  }

  private static Ruling ruling(OperatorVerdict from) {
    if (from.getKind() != VerdictKind.AS_BODY) {
      return Ruling.valueOf(from.getKind().name());
    }
    if (from.getBody() instanceof ThisProduct) {
      return Ruling.THIS_PRODUCT;
    }
    return from.getBody() instanceof OtherTrip ? Ruling.OTHER_TRIP : Ruling.NO_PRODUCT;
  }

  private static What what(Object body) {
    if (body instanceof ThisProduct product) {
      return new What(product.getSku(), CommonWire.amount(product.getQuantity()), null);
    }
    return body instanceof OtherTrip other
        ? new What(other.getSku(), null, other.getTripId())
        : What.NOTHING;
  }
}
