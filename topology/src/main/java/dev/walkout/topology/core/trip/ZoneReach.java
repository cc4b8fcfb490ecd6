package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How far one zone has come, and what it did not see lately. */
public record ZoneReach(Instant upTo, List<CoverageGap> gaps) {

  /** Trips are shorter than this; a gap older than this concerns none. */
  private static final Duration GAPS_KEPT = Duration.ofHours(24);

  public static final ZoneReach NONE = new ZoneReach(Instant.MIN, List.of());

  public ZoneReach {
    gaps = List.copyOf(gaps);
  }

  /** The reach after a promise; the same when the promise says nothing new. */
  public ZoneReach after(Instant promised, List<CoverageGap> more) {
    if (!promised.isAfter(upTo)) {
      return this;
    }
    List<CoverageGap> next = new ArrayList<>(gaps);
    more.forEach(gap -> add(next, gap));
    Instant old = promised.minus(GAPS_KEPT);
    next.removeIf(gap -> gap.span().to().isBefore(old));
    return new ZoneReach(promised, next);
  }

  /** A sensor that stays silent is told of step by step; it is one gap. */
  private static void add(List<CoverageGap> gaps, CoverageGap more) {
    for (int i = gaps.size() - 1; i >= 0; i--) {
      CoverageGap gap = gaps.get(i);
      boolean goesOn =
          gap.sensorId().equals(more.sensorId())
              && gap.reason().equals(more.reason())
              && gap.span().to().equals(more.span().from());
      if (goesOn) {
        Span whole = gap.span().hull(more.span());
        gaps.set(i, new CoverageGap(gap.zone(), gap.sensorId(), whole, gap.reason()));
        return;
      }
    }
    gaps.add(more);
  }
}
