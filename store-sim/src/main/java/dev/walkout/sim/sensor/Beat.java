package dev.walkout.sim.sensor;

import java.time.Duration;
import java.time.Instant;

/**
 * When a sensor beats: first, and then every period, up to and including last.
 *
 * @param quietFrom from then on, when nobody is in the store any more, it beats once a minute
 */
record Beat(Instant first, Duration period, Instant quietFrom, Instant last) {

  private static final Duration QUIET = Duration.ofMinutes(1);

  /** The beat after this one. */
  Instant after(Instant now) {
    return now.plus(now.isBefore(quietFrom) || period.compareTo(QUIET) > 0 ? period : QUIET);
  }

  /** The beats of a sensor that dies for a while. */
  Beat until(Instant end) {
    return new Beat(first, period, quietFrom, end);
  }

  Beat from(Instant start) {
    return new Beat(start, period, quietFrom, last);
  }
}
