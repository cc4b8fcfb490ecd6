package dev.walkout.edge;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread brings about. */
public final class Await {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Await() {}

  /** Returns as soon as the condition holds, and fails when it does not within a minute. */
  public static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(what + ": not within " + DEADLINE);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
