package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.Frozen;
import dev.walkout.topology.core.Span;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a store's zones have come.
 *
 * @param zones by zone id, the time up to which every movement of the zone is known, {@link
 *     Instant#MIN} for a zone that has not reported
 * @param gaps what the zones did not see
 */
public record StoreProgress(SortedMap<String, Instant> zones, List<CoverageGap> gaps) {

  public StoreProgress {
    zones = Frozen.copyOf(zones);
    gaps = List.copyOf(gaps);
  }

  /** The time up to which every zone is known; the beginning of time for a store without zones. */
  public Instant least() {
    return zones.isEmpty() ? Instant.MIN : Collections.min(zones.values());
  }

  public boolean reaches(Instant time) {
    return !least().isBefore(time);
  }

  /**
   * The same as it was when these zones had only come so far.
   *
   * @param reached by zone id; zones that it does not name are as they are
   */
  StoreProgress asOf(Map<String, Instant> reached) {
    SortedMap<String, Instant> then = new TreeMap<>(zones);
    then.replaceAll((zone, upTo) -> reached.getOrDefault(zone, upTo));
    List<CoverageGap> known =
        gaps.stream()
            .filter(gap -> gap.span().from().isBefore(reach(then, gap.zone())))
            .map(gap -> gap.within(new Span(gap.span().from(), reach(then, gap.zone()))))
            .toList();
    return new StoreProgress(then, known);
  }

  /** Whether the zone has promised that it knows of everything up to that time. */
  boolean knows(String zone, Instant time) {
    return !time.isAfter(reach(zones, zone));
  }

  private static Instant reach(Map<String, Instant> zones, String zone) {
    return zones.getOrDefault(zone, Instant.MAX);
  }

  /**
   * What was not seen of the span for longer than a moment, in order. A gap that goes on after it
   * ends with it: how far it had gone when it was asked for is nobody's business.
   */
  List<CoverageGap> gapsIn(Span span) {
    return gaps.stream()
        .filter(
            gap -> gap.span().from().isBefore(span.to()) && span.from().isBefore(gap.span().to()))
        .map(gap -> gap.within(span))
        .distinct()
        .sorted()
        .toList();
  }
}
