package dev.walkout.topology.core;

import java.time.Duration;
import java.time.Instant;

/** A stretch of event time, both ends included. */
public record Span(Instant from, Instant to) {

  /** Whether the two touch, or miss one another by at most the slack. */
  public boolean meets(Span other, Duration slack) {
    return overlap(other).compareTo(slack.negated()) >= 0;
  }

  /** How long both last together; negative by the distance between them when they do not touch. */
  public Duration overlap(Span other) {
    Instant start = from.isAfter(other.from) ? from : other.from;
    Instant end = to.isBefore(other.to) ? to : other.to;
    return Duration.between(start, end);
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  /** What they have in common; they must touch. */
  public Span within(Span other) {
    return new Span(
        from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
  }

  /** The shortest span that holds both. */
  public Span hull(Span other) {
    return new Span(
        from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
  }
}
