package dev.walkout.topology.core.trip;

import dev.walkout.topology.core.CoverageGap;
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
    next.addAll(more);
    Instant old = promised.minus(GAPS_KEPT);
    next.removeIf(gap -> gap.span().to().isBefore(old));
    return new ZoneReach(promised, next);
  }
}
