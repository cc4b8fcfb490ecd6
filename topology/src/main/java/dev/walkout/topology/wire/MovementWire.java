package dev.walkout.topology.wire;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.schemas.avro.WeighedCandidate;
import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Amount;
import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Movement.Account;
import dev.walkout.topology.core.Movement.What;
import dev.walkout.topology.core.Movement.Who;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.Vote;
import dev.walkout.topology.core.Vote.Sureness;
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
            CommonWire.quantity(Amount.pieces(movement.what().pieces())),
            weighed(movement.what().candidates()),
            movement.who().candidateTrips(),
            CommonWire.refs(movement.evidence()),
            movement.doubt() == null ? null : reason(movement.doubt().reason()),
            detail(movement),
            movement.account().votes().stream().map(MovementWire::vote).toList(),
            movement.account().deltaGrams(),
            movement.who().holders()));
  }

  /** The movement as it was told, with its link in the evidence chain. */
  public static Movement movement(dev.walkout.schemas.avro.Movement from) {
    Movement told =
        new Movement(
            from.getMovementId(),
            new ZoneKey(from.getStoreId(), from.getZone()),
            new Span(from.getStartedAt(), from.getEndedAt()),
            Action.valueOf(from.getAction().name()),
            new Who(from.getTripId(), from.getCandidateTrips(), from.getHolders()),
            new What(
                from.getSku(),
                from.getQuantity().getPieces(),
                from.getCandidates().stream()
                    .map(candidate -> new Weighed(candidate.getSku(), candidate.getProbability()))
                    .toList()),
            from.getEvidence().stream().map(CommonWire::source).toList(),
            new Account(
                from.getVotes().stream().map(MovementWire::vote).toList(),
                from.getDeltaGrams(),
                from.getDoubt() == null ? from.getDetail() : "",
                ""),
            from.getDoubt() == null
                ? null
                : new Doubt(DoubtReason.valueOf(from.getDoubt().name()), from.getDetail()));
    return told.hashed();
  }

  private static String detail(Movement movement) {
    String note = movement.account().note();
    if (movement.doubt() == null) {
      return note;
    }
    String why = movement.doubt().detail();
    return note.isEmpty() ? why : why + " (" + note + ")";
  }

  private static dev.walkout.schemas.avro.Vote vote(Vote vote) {
    return new dev.walkout.schemas.avro.Vote(
        vote.sensorId(),
        dev.walkout.schemas.avro.Action.valueOf(vote.action().name()),
        Verdict.valueOf(vote.sure().name()),
        vote.sku(),
        vote.pieces(),
        (float) vote.weight());
  }

  private static Vote vote(dev.walkout.schemas.avro.Vote vote) {
    return new Vote(
        vote.getSensorId(),
        Action.valueOf(vote.getAction().name()),
        Sureness.valueOf(vote.getVerdict().name()),
        vote.getSku(),
        vote.getPieces(),
        vote.getWeight());
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
