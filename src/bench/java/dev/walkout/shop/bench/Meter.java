package dev.walkout.shop.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures a rate over the middle of a stretch of work, so that its start and its tail, when a
 * thread has nothing left to do, are not in the figure. Used by all working threads.
 */
final class Meter {

  private static final double BEGIN = 0.15;
  private static final double END = 0.9;

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final long begin;
  private final long end;
  private final AtomicLong done = new AtomicLong();
  private final CountDownLatch left;
  private volatile Mark first;
  private volatile Mark last;

  /** A meter for so many crops in bursts of at most so many. */
  Meter(long total, int mostAtOnce) {
    this.begin = Math.max(mostAtOnce, (long) (BEGIN * total));
    this.end = Math.max(begin + mostAtOnce, (long) (END * total));
    if (end > total) {
      throw new IllegalArgumentException(
          "crops " + total + " are too few: measure at least " + 3 * mostAtOnce);
    }
    this.left = new CountDownLatch((int) total);
  }

  /** A moment: crops done, nanoseconds on the clock, nanoseconds of all cores in this process. */
  private record Mark(long crops, long nanos, long cpuNanos) {}

  /**
   * What was reached.
   *
   * @param cores how many cores this process kept busy meanwhile, everything in it counted
   */
  record Rate(double cropsPerSecond, double cores) {
    /** Steadier than the rate where neighbours take the cores away. */
    double cropsPerCpuSecond() {
      return cropsPerSecond / cores;
    }
  }

  void done(int crops) {
    long now = done.addAndGet(crops);
    if (now >= begin && now - crops < begin) {
      first = mark(now);
    }
    if (now >= end && now - crops < end) {
      last = mark(now);
    }
    for (int i = 0; i < crops; i++) {
      left.countDown();
    }
  }

  /** Waits for the whole work; false if it takes longer than the limit. */
  boolean await(Duration limit) throws InterruptedException {
    return left.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  long count() {
    return done.get();
  }

  /** The rate, once the whole work is done. */
  Rate rate() {
    double nanos = last.nanos() - first.nanos();
    return new Rate(
        (last.crops() - first.crops()) * 1e9 / nanos, (last.cpuNanos() - first.cpuNanos()) / nanos);
  }

  private static Mark mark(long crops) {
    return new Mark(crops, System.nanoTime(), SYSTEM.getProcessCpuTime());
  }
}
