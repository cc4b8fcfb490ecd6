package dev.walkout.topology.wire;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.CropSighting;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.schemas.avro.Planogram;
import dev.walkout.schemas.avro.Presence;
import dev.walkout.schemas.avro.PresenceProgress;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Scale;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.TripKind;
import dev.walkout.schemas.avro.UnreadableBurst;
import dev.walkout.schemas.avro.Visit;
import dev.walkout.schemas.avro.WeightChange;
import dev.walkout.schemas.avro.ZoneProgress;
import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.LogPosition;
import dev.walkout.topology.core.SourceRef;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.WeightBook;
import dev.walkout.topology.core.fusion.ZoneDecision.Progressed;
import dev.walkout.topology.core.fusion.ZoneInput;
import dev.walkout.topology.core.fusion.ZoneInput.Candidate;
import dev.walkout.topology.core.fusion.ZoneInput.Look;
import dev.walkout.topology.core.fusion.ZoneInput.Verdict;
import dev.walkout.topology.core.fusion.ZonePlan;
import dev.walkout.topology.fault.BadInput;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a zone hears and says, between the contract's records and the rules'. */
public final class ZoneWire {

  private ZoneWire() {}

  /** Reads a zone's key. */
  public static ZoneKey zone(String key) {
    try {
      return ZoneKey.parse(key);
    } catch (IllegalArgumentException e) {
      throw new BadInput("key", key, "key the record by its zone, 'storeId/zoneId'");
    }
  }

  public static ZonePlan plan(ZoneKey zone, Planogram planogram, WeightBook weights) {
    return new ZonePlan(
        zone,
        Set.copyOf(planogram.getSkus()),
        Set.copyOf(planogram.getSensorIds()),
        planogram.getScales().stream()
            .collect(
                Collectors.toMap(Scale::getShelfId, Scale::getSensorId, (one, other) -> other)),
        planogram.getQuorum(),
        weights);
  }

  /** What recognition's answer tells a zone. */
  public static ZoneInput input(Recognised recognised) {
    SourceRef source = SightingProof.linked(recognised);
    Instant at = recognised.getObservedAt();
    Object body = recognised.getBody();
    if (body instanceof Sighting sighting) {
      return sighting(source, at, sighting);
    }
    if (body instanceof UnreadableBurst burst) {
      return new ZoneInput.UnreadableSeen(
          source,
          at,
          new Span(burst.getStartedAt(), burst.getEndedAt()),
          action(burst.getAction()),
          burst.getPersonTrack(),
          burst.getReason());
    }
    if (body instanceof WeightChange change) {
      return new ZoneInput.WeightSeen(
          source,
          at,
          new Span(change.getStartedAt(), change.getEndedAt()),
          change.getShelfId(),
          change.getDeltaGrams(),
          change.getToleranceGrams());
    }
    if (body instanceof Heartbeat beat) {
      return new ZoneInput.HeartbeatSeen(source, at, beat.getUpTo());
    }
    Gap gap = (Gap) body;
    return new ZoneInput.GapSeen(
        source, at, new Span(gap.getFrom(), gap.getTo()), gap.getReason().name());
  }

  /** What presence tells a zone; it is never cited, so its place in the log is left out. */
  public static ZoneInput input(Presence presence) {
    SourceRef source =
        new SourceRef(
            presence.getSensorId(),
            presence.getBootId(),
            presence.getSeq(),
            new LogPosition("", 0, 0),
            "");
    if (presence.getBody() instanceof Visit visit) {
      return new ZoneInput.VisitSeen(
          source,
          presence.getObservedAt(),
          visit.getTripId(),
          visit.getPersonTrack(),
          visit.getEntered(),
          visit.getLeft(),
          visit.getKind() == TripKind.STAFF);
    }
    PresenceProgress progress = (PresenceProgress) presence.getBody();
    return new ZoneInput.PresenceSeen(source, presence.getObservedAt(), progress.getUpTo());
  }

  public static MovementEvent progress(ZoneKey zone, Progressed progressed) {
    return new MovementEvent(
        new ZoneProgress(
            zone.storeId(),
            zone.zoneId(),
            progressed.upTo(),
            progressed.gaps().stream().map(CommonWire::gap).toList()));
  }

  private static ZoneInput sighting(SourceRef source, Instant at, Sighting sighting) {
    List<Candidate> candidates =
        sighting.getCandidates().stream()
            .map(candidate -> new Candidate(candidate.getSku(), candidate.getDistance()))
            .toList();
    return new ZoneInput.SightingSeen(
        source,
        at,
        new Span(sighting.getStartedAt(), sighting.getEndedAt()),
        action(sighting.getAction()),
        sighting.getShelfId(),
        sighting.getPersonTrack(),
        sighting.getPieces(),
        new Look(
            Verdict.valueOf(sighting.getVerdict().name()),
            candidates,
            sighting.getAcceptBelow(),
            sighting.getRejectAbove(),
            sighting.getTemperature(),
            sighting.getIndexUnavailable(),
            weight(sighting.getCrops())));
  }

  /** Crops of one hand resemble one another: n of them are worth the root of n. */
  private static double weight(List<CropSighting> crops) {
    List<CropSighting> readable =
        crops.stream().filter(crop -> crop.getUnreadable() == null).toList();
    double sum = readable.stream().mapToDouble(CropSighting::getQuality).sum();
    return readable.isEmpty() ? 1 : sum / StrictMath.sqrt(readable.size());
  }

  private static Action action(dev.walkout.schemas.avro.Action action) {
    return Action.valueOf(action.name());
  }
}
