package dev.walkout.shop.replay;

import dev.walkout.shop.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast a recording is told again.
 *
 * @param times as fast as it happened; empty for as fast as it goes
 */
public record Pace(Optional<Double> times) {

  /** A stop is noticed within this. */
  private static final Duration LONGEST_NAP = Duration.ofMillis(200);

  private static final double FASTEST = 1e6;

  /** Reads {@code max} or a number such as 1 or 50. */
  public static Pace of(String text) {
    if (text.equals("max")) {
      return new Pace(Optional.empty());
    }
    try {
      double times = Double.parseDouble(text);
      if (times > 0 && times <= FASTEST) {
        return new Pace(Optional.of(times));
      }
    } catch (NumberFormatException notANumber) {
      throw bad(text, notANumber);
    }
    throw bad(text, null);
  }

  /** A clock that starts now. */
  Clock start() {
    return new Clock(System.nanoTime());
  }

  /** Waits for the times of records. */
  final class Clock {
    private final long startedNanos;
    private Instant first;

    private Clock(long startedNanos) {
      this.startedNanos = startedNanos;
    }

    /**
     * Returns when it is time.
     *
     * @param goOn called again and again; what it throws ends the waiting
     */
    void await(Instant time, Runnable goOn) {
      goOn.run();
      if (times.isEmpty()) {
        return;
      }
      first = first == null ? time : first;
      double after = Duration.between(first, time).toNanos() / times.get();
      long due = startedNanos + (long) after;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(Math.min(left, LONGEST_NAP.toNanos()));
        goOn.run();
      }
    }
  }

  @Override
  public String toString() {
    return times.map(rate -> rate + "x").orElse("max");
  }

  private static UserError bad(String text, Exception cause) {
    return new UserError(
        "--speed must be max or how many times as fast, such as 1 or 50, not '" + text + "'",
        cause);
  }
}
