package dev.walkout.shop;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that another thread or process brings about. */
public final class Await {

  private static final long LOOK_EVERY_NANOS = 10_000_000;

  private Await() {}

  /** Returns as soon as the condition holds, and fails when it does not within the deadline. */
  public static void until(Duration deadline, String what, BooleanSupplier condition) {
    long end = System.nanoTime() + deadline.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(what + ": not within " + deadline);
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }
}
