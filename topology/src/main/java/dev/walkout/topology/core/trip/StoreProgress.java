package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.Frozen;
import dev.walkout.topology.core.Span;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

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

  /** Gaps that touch the span for longer than a moment, in order. */
  List<CoverageGap> gapsIn(Span span) {
    return gaps.stream()
        .filter(
            gap -> gap.span().from().isBefore(span.to()) && span.from().isBefore(gap.span().to()))
        .distinct()
        .sorted()
        .toList();
  }
}
