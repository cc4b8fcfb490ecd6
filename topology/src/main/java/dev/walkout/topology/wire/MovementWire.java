package dev.walkout.topology.wire;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.schemas.avro.WeighedCandidate;
import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Movement.What;
import dev.walkout.topology.core.Movement.Who;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.Weighed;
import java.util.List;

/** Movements, between the contract's record and the rules'. */
public final class MovementWire {

  private MovementWire() {}

  public static MovementEvent event(Movement movement) {
    return new MovementEvent(
        new dev.walkout.schemas.avro.Movement(
            movement.movementId(),
            movement.zone().storeId(),
            movement.zone().zoneId(),
            dev.walkout.schemas.avro.Action.valueOf(movement.action().name()),
            movement.span().from(),
            movement.span().to(),
            movement.who().tripId(),
            movement.what().sku(),
            CommonWire.pieces(movement.what().pieces()),
            weighed(movement.what().candidates()),
            movement.who().candidateTrips(),
            CommonWire.refs(movement.evidence()),
            movement.doubt() == null ? null : reason(movement.doubt().reason()),
            movement.doubt() == null ? "" : movement.doubt().detail(),
            List.of(),
            null,
            List.of()));
  }

  public static Movement movement(dev.walkout.schemas.avro.Movement from) {
    return new Movement(
        from.getMovementId(),
        new ZoneKey(from.getStoreId(), from.getZone()),
        new Span(from.getStartedAt(), from.getEndedAt()),
        Action.valueOf(from.getAction().name()),
        new Who(from.getTripId(), from.getCandidateTrips()),
        new What(
            from.getSku(),
            from.getQuantity().getPieces(),
            from.getCandidates().stream()
                .map(candidate -> new Weighed(candidate.getSku(), candidate.getProbability()))
                .toList()),
        from.getEvidence().stream().map(CommonWire::source).toList(),
        from.getDoubt() == null
            ? null
            : new Doubt(DoubtReason.valueOf(from.getDoubt().name()), from.getDetail()));
  }

  static dev.walkout.schemas.avro.DoubtReason reason(DoubtReason reason) {
    return dev.walkout.schemas.avro.DoubtReason.valueOf(reason.name());
  }

  static List<WeighedCandidate> weighed(List<Weighed> candidates) {
    return candidates.stream()
        .map(weighed -> new WeighedCandidate(weighed.sku(), (float) weighed.probability()))
        .toList();
  }
}
