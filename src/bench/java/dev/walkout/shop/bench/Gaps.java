package dev.walkout.shop.bench;

import java.util.SplittableRandom;

/**
 * Times between bursts of shoppers who know nothing of each other: exponential, the same on every
 * run.
 *
 * <p>Even gaps would fall into step with the commit timer: a burst that reaches a thread just after
 * every commit interval is committed at once, and exactly-once looks as quick as at-least-once.
 */
final class Gaps {

  private static final long SEED = 7;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final long meanNanos;

  Gaps(long meanNanos) {
    this.meanNanos = meanNanos;
  }

  /** Nanoseconds until the next burst. */
  long next() {
    return (long) (-Math.log(1 - random.nextDouble()) * meanNanos);
  }
}
