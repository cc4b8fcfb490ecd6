package dev.walkout.edge.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A clock that never goes back: what the agent has promised about a time must stay true.
 *
 * <p>It follows the wall clock, also when that is set forward. When the wall clock is set back, it
 * goes on by the machine's monotonic counter until the wall clock has caught up or the agent is
 * started anew, and says so. Safe for use by several threads.
 */
public final class SteadyClock implements InstantSource {

  /** Time services correct smaller errors bit by bit, and nobody has to know. */
  private static final Duration UNREMARKABLE = Duration.ofSeconds(2);

  private final InstantSource wall;
  private final LongSupplier nanos;
  private Instant anchor;
  private long anchorNanos;
  private Duration behind = Duration.ZERO;
  private Duration steps = Duration.ZERO;

  /** A clock beside the machine's. */
  public SteadyClock() {
    this(InstantSource.system(), System::nanoTime);
  }

  /**
   * A clock beside others than the machine's.
   *
   * @param nanos a monotonic counter of nanoseconds
   */
  public SteadyClock(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.anchor = wall.instant();
    this.anchorNanos = nanos.getAsLong();
  }

  @Override
  public synchronized Instant instant() {
    long tick = nanos.getAsLong();
    Instant steady = anchor.plusNanos(tick - anchorNanos);
    Instant told = wall.instant();
    Duration ahead = Duration.between(steady, told);
    if (ahead.compareTo(UNREMARKABLE) > 0 && behind.isZero()) {
      steps = steps.plus(ahead);
    }
    behind = ahead.compareTo(UNREMARKABLE.negated()) < 0 ? ahead.negated() : Duration.ZERO;
    anchor = ahead.isNegative() ? steady : told;
    anchorNanos = tick;
    return anchor;
  }

  /** What is wrong with the wall clock, and what to do; empty when nothing is. */
  public Optional<String> trouble() {
    instant();
    synchronized (this) {
      if (!behind.isZero()) {
        return Optional.of(
            "the wall clock was set back and is "
                + behind.toSeconds()
                + " s behind; the agent goes on with its own time: set the clock right, or start"
                + " the agent anew if the clock is right now");
      }
      return Optional.empty();
    }
  }

  /** How far the wall clock has been set forward in all. */
  public synchronized Duration setForward() {
    return steps;
  }
}
