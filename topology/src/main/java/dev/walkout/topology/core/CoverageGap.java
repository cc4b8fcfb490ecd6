package dev.walkout.topology.core;

import java.util.Comparator;

/**
 * A stretch of time in which a zone was not fully seen.
 *
 * @param zone the zone's id within its store
 * @param sensorId the sensor that did not see; empty where the whole zone has not reported
 */
public record CoverageGap(String zone, String sensorId, Span span, String reason)
    implements Comparable<CoverageGap> {

  /** The reason of a gap of a whole zone that has not told of it yet. */
  public static final String NOT_REPORTED = "NOT_REPORTED";

  private static final Comparator<CoverageGap> ORDER =
      Comparator.comparing((CoverageGap gap) -> gap.span().from())
          .thenComparing(CoverageGap::zone)
          .thenComparing(CoverageGap::sensorId)
          .thenComparing(gap -> gap.span().to())
          .thenComparing(CoverageGap::reason);

  /** The part of it that lies in the span. */
  public CoverageGap within(Span other) {
    return new CoverageGap(zone, sensorId, span.within(other), reason);
  }

  @Override
  public int compareTo(CoverageGap other) {
    return ORDER.compare(this, other);
  }
}
