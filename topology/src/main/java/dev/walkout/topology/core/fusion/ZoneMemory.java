package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Frozen;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.fusion.ZoneDecision.MovementDecided;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneInput.WeightSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a zone has learned from the movements it decided; bounded.
 *
 * @param live what is expected on its shelves beside the planogram
 * @param out who took what and holds it still
 * @param recent movements that late bursts may be echoes of
 * @param blind stretches that a sensor did not see
 * @param excused by sensor, the time up to which the zone did not wait for it
 */
public record ZoneMemory(
    LivePlanogram live,
    Ledger out,
    List<Recent> recent,
    List<CoverageGap> blind,
    SortedMap<String, Instant> excused) {

  public static final ZoneMemory EMPTY =
      new ZoneMemory(LivePlanogram.EMPTY, Ledger.EMPTY, List.of(), List.of(), new TreeMap<>());

  /**
   * A movement that was decided lately.
   *
   * @param sku null where the product was not proven
   * @param witnesses by sensor, the person it named; empty where it named none
   * @param pieces none where nothing moved
   * @param candidates what it may have been, most probable first, where the product was not proven
   * @param change the scale's, that is part of its evidence; null where the scale reported none
   */
  public record Recent(
      String movementId,
      Span span,
      Action action,
      String shelfId,
      String sku,
      int pieces,
      List<Weighed> candidates,
      SortedMap<String, String> witnesses,
      Change change) {
    public Recent {
      candidates = candidates == null ? List.of() : List.copyOf(candidates);
      witnesses = Collections.unmodifiableSortedMap(new TreeMap<>(witnesses));
    }

    /** What it was, or may have been. */
    List<Weighed> likely() {
      return sku == null ? candidates : List.of(new Weighed(sku, 1));
    }
  }

  public ZoneMemory {
    recent = List.copyOf(recent);
    blind = List.copyOf(blind);
    excused = Collections.unmodifiableSortedMap(new TreeMap<>(excused));
  }

  /** Whether the sensor saw all of the span. */
  boolean sawAll(String sensorId, Span span) {
    Instant missed = excused.get(sensorId);
    return (missed == null || missed.isBefore(span.from()))
        && blind.stream()
            .noneMatch(
                gap -> gap.sensorId().equals(sensorId) && !gap.span().overlap(span).isNegative());
  }

  ZoneMemory blind(CoverageGap gap) {
    List<CoverageGap> next = new ArrayList<>(blind);
    next.add(gap);
    return new ZoneMemory(live, out, recent, next, excused);
  }

  ZoneMemory excused(String sensorId, Instant upTo) {
    SortedMap<String, Instant> next = new TreeMap<>(excused);
    next.put(sensorId, upTo);
    return new ZoneMemory(live, out, recent, blind, next);
  }

  /** What is known after a movement with this evidence. */
  ZoneMemory after(MovementDecided decided, List<Evidence> evidence) {
    Movement movement = decided.movement();
    List<Recent> next = new ArrayList<>(recent);
    List<Evidence> cameras = evidence.stream().filter(e -> !(e instanceof WeightSeen)).toList();
    if (!cameras.isEmpty()) {
      next.add(recent(movement, evidence));
    }
    return new ZoneMemory(
        live.after(movement, decided.lesson()), out.after(movement), next, blind, excused);
  }

  private static Recent recent(Movement movement, List<Evidence> evidence) {
    Group group = new Group(evidence, List.of());
    return new Recent(
        movement.movementId(),
        movement.span(),
        movement.action(),
        group.shelf(),
        movement.what().sku(),
        movement.isDoubted(DoubtReason.NOTHING_MOVED) ? 0 : movement.what().pieces(),
        movement.what().sku() == null ? movement.what().candidates() : List.of(),
        witnesses(evidence),
        Change.of(group.weights()));
  }

  private static SortedMap<String, String> witnesses(List<Evidence> evidence) {
    SortedMap<String, String> witnesses = new TreeMap<>();
    evidence.forEach(
        e -> witnesses.put(e.source().sensorId(), e.personTrack() == null ? "" : e.personTrack()));
    return witnesses;
  }

  /** Without what no longer matters at this time. */
  ZoneMemory since(Instant upTo, FusionConfig config) {
    Instant gone = upTo.minus(config.longestMovement());
    Instant handedOver = upTo.minus(config.handOver());
    List<Recent> kept = Frozen.kept(recent, r -> !r.span().to().isBefore(gone));
    List<CoverageGap> seen = Frozen.kept(blind, g -> !g.span().to().isBefore(gone));
    Ledger held = out.since(handedOver);
    boolean same = kept == recent && seen == blind && held == out;
    return same ? this : new ZoneMemory(live, held, kept, seen, excused);
  }
}
