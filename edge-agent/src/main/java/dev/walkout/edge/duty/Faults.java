package dev.walkout.edge.duty;

import java.time.Duration;
import java.util.Optional;

/**
 * What went wrong with one duty: how often, and whether it still does. Written by the thread that
 * turns the duty, read by any.
 */
public final class Faults {

  private static final Duration FIRST_REST = Duration.ofMillis(100);
  private static final Duration LONGEST_REST = Duration.ofSeconds(15);

  private volatile long count;
  private volatile int inARow;
  private volatile String last = "";

  /** All faults since the start. */
  public long count() {
    return count;
  }

  /** What is wrong now; empty once the duty has worked again. */
  public Optional<String> present() {
    return inARow == 0 ? Optional.empty() : Optional.of(last);
  }

  /** Notes a fault and says how long to rest: twice as long as before, up to 15 s. */
  Duration note(Exception fault) {
    count = count + 1;
    last = fault.getMessage() == null ? fault.toString() : fault.getMessage();
    inARow = inARow + 1;
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(inARow - 1, 10));
    return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
  }

  /** Whether this ends a row of faults. */
  boolean worked() {
    boolean ends = inARow > 0;
    inARow = 0;
    return ends;
  }
}
