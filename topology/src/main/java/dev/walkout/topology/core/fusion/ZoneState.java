package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.Frozen;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.ZoneDecision.Accepted;
import dev.walkout.topology.core.fusion.ZoneDecision.Excused;
import dev.walkout.topology.core.fusion.ZoneDecision.GapFound;
import dev.walkout.topology.core.fusion.ZoneDecision.MovementDecided;
import dev.walkout.topology.core.fusion.ZoneDecision.Progressed;
import dev.walkout.topology.core.fusion.ZoneDecision.Refused;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneInput.HeartbeatSeen;
import dev.walkout.topology.core.fusion.ZoneInput.PresenceSeen;
import dev.walkout.topology.core.fusion.ZoneInput.VisitSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a zone remembers. Immutable; {@link #apply} is the only way from one to the next.
 *
 * @param heartbeats the last promise of each sensor
 * @param presence the last promise of the person tracker; null before the first
 * @param held evidence of movements that are not yet decided
 * @param visits who is there, or was until lately
 * @param gaps gaps that have not been published yet
 * @param reported the time up to which every sensor has reported; null before all have
 * @param told the progress that the trips know of; null before any
 * @param memory what the zone has learned from the movements it decided
 */
public record ZoneState(
    Sequences sequences,
    SortedMap<String, Instant> heartbeats,
    Instant presence,
    List<Evidence> held,
    List<Visit> visits,
    List<CoverageGap> gaps,
    Instant reported,
    Instant told,
    ZoneMemory memory) {

  /** A sensor that is silent for this long, in event time, is forgotten. */
  private static final Duration SENSOR_MEMORY = Duration.ofHours(24);

  public static final ZoneState EMPTY =
      new ZoneState(
          Sequences.NONE,
          new TreeMap<>(),
          null,
          List.of(),
          List.of(),
          List.of(),
          null,
          null,
          ZoneMemory.EMPTY);

  /**
   * One person track of a trip in the zone.
   *
   * @param tripId empty for a person without a trip
   * @param left null while the person is there
   */
  public record Visit(
      String tripId, String personTrack, Instant entered, Instant left, boolean staff) {

    /** When it was there, as far as is known: of one who has not left, without end. */
    Span span() {
      return new Span(entered, left == null ? Instant.MAX : left);
    }

    boolean during(Span span) {
      return span().meets(span, Duration.ZERO);
    }

    private boolean continues(Visit other) {
      return tripId.equals(other.tripId)
          && personTrack.equals(other.personTrack)
          && entered.equals(other.entered);
    }
  }

  public ZoneState {
    heartbeats = Frozen.copyOf(heartbeats);
    held = List.copyOf(held);
    visits = List.copyOf(visits);
    gaps = List.copyOf(gaps);
    memory = memory == null ? ZoneMemory.EMPTY : memory;
  }

  /** Up to when the zone need not wait for the sensor; null before it ever reported. */
  Instant promise(String sensorId) {
    Instant beat = heartbeats.get(sensorId);
    Instant excused = memory.excused().get(sensorId);
    return beat == null || (excused != null && excused.isAfter(beat)) ? excused : beat;
  }

  /**
   * The time up to which the zone has decided, if the evidence comes after that. The movement may
   * have been decided without it, so to fuse it now could count the movement twice.
   */
  Optional<Instant> lateAfter(Evidence evidence) {
    Instant excused = memory.excused().get(evidence.source().sensorId());
    Instant upTo =
        reported == null || (excused != null && excused.isAfter(reported)) ? excused : reported;
    return Optional.ofNullable(upTo).filter(time -> !evidence.span().to().isAfter(time));
  }

  /** The time up to which all the plan's sensors and the person tracker have reported. */
  public Optional<Instant> reportedBy(ZonePlan plan) {
    Instant least = presence;
    for (String sensor : plan.sensors()) {
      Instant upTo = promise(sensor);
      if (least == null || upTo == null) {
        return Optional.empty();
      }
      least = upTo.isBefore(least) ? upTo : least;
    }
    return Optional.ofNullable(least);
  }

  /** The state after a decision; only the zone's own config decides how long visits are kept. */
  public ZoneState apply(ZoneDecision decision, FusionConfig config) {
    if (decision instanceof Accepted accepted) {
      return noted(accepted.input()).took(accepted.input());
    }
    if (decision instanceof Refused refused) {
      return noted(refused.input());
    }
    if (decision instanceof GapFound found) {
      return with(held, visits, plus(gaps, found.gap())).with(memory.blind(found.gap()));
    }
    if (decision instanceof Excused excused) {
      return with(memory.excused(excused.sensorId(), excused.upTo()));
    }
    if (decision instanceof MovementDecided decided) {
      Map<Boolean, List<Evidence>> used =
          held.stream().collect(Collectors.partitioningBy(isOf(decided.movement())));
      return with(used.get(false), visits, gaps).with(memory.after(decided, used.get(true)));
    }
    if (decision instanceof Progressed progressed) {
      return progressed(progressed, config);
    }
    return this;
  }

  public ZoneState applyAll(List<ZoneDecision> decisions, FusionConfig config) {
    ZoneState state = this;
    for (ZoneDecision decision : decisions) {
      state = state.apply(decision, config);
    }
    return state;
  }

  private ZoneState noted(ZoneInput input) {
    return new ZoneState(
        sequences.note(input), heartbeats, presence, held, visits, gaps, reported, told, memory);
  }

  private ZoneState took(ZoneInput input) {
    if (input instanceof Evidence evidence) {
      return evidence.tells() ? with(plus(held, evidence), visits, gaps) : this;
    }
    if (input instanceof HeartbeatSeen beat) {
      String sensor = beat.source().sensorId();
      Instant before = heartbeats.get(sensor);
      Instant upTo = before == null ? beat.upTo() : later(before, beat.upTo());
      SortedMap<String, Instant> next = Frozen.with(heartbeats, sensor, upTo);
      return new ZoneState(sequences, next, presence, held, visits, gaps, reported, told, memory);
    }
    if (input instanceof PresenceSeen seen) {
      Instant next = presence == null ? seen.upTo() : later(presence, seen.upTo());
      return new ZoneState(sequences, heartbeats, next, held, visits, gaps, reported, told, memory);
    }
    if (input instanceof VisitSeen seen) {
      Visit visit =
          new Visit(seen.tripId(), seen.personTrack(), seen.entered(), seen.left(), seen.staff());
      List<Visit> next = new ArrayList<>(visits);
      next.removeIf(visit::continues);
      return with(held, plus(next, visit), gaps);
    }
    return this;
  }

  private static Predicate<Evidence> isOf(Movement movement) {
    return evidence -> movement.evidence().stream().anyMatch(evidence.source()::same);
  }

  /** What is too old to matter is forgotten when progress is told, which is often enough. */
  private ZoneState progressed(Progressed progress, FusionConfig config) {
    if (!progress.told()) {
      Instant now = progress.reported();
      return new ZoneState(sequences, heartbeats, presence, held, visits, gaps, now, told, memory);
    }
    Instant gone = progress.upTo().minus(config.longestMovement());
    Instant forgotten = progress.upTo().minus(config.longestVisit());
    Instant silent = progress.reported().minus(SENSOR_MEMORY);
    List<Visit> remembered =
        Frozen.kept(
            visits,
            visit ->
                visit.left() == null
                    ? !visit.entered().isBefore(forgotten)
                    : !visit.left().isBefore(gone));
    return new ZoneState(
        sequences.since(silent),
        Frozen.kept(heartbeats, upTo -> !upTo.isBefore(silent)),
        presence,
        held,
        remembered,
        List.of(),
        progress.reported(),
        progress.upTo(),
        memory.since(progress.upTo(), config));
  }

  private ZoneState with(
      List<Evidence> nextHeld, List<Visit> nextVisits, List<CoverageGap> nextGaps) {
    return new ZoneState(
        sequences, heartbeats, presence, nextHeld, nextVisits, nextGaps, reported, told, memory);
  }

  /** The same with another memory. */
  public ZoneState with(ZoneMemory next) {
    return new ZoneState(sequences, heartbeats, presence, held, visits, gaps, reported, told, next);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static <T> List<T> plus(List<T> list, T last) {
    List<T> next = new ArrayList<>(list);
    next.add(last);
    return next;
  }
}
