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
public final class Meter {

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

  /** A meter for so many things that are done at most so many at once. */
  public Meter(long total, int mostAtOnce) {
    this.begin = Math.max(mostAtOnce, (long) (BEGIN * total));
    this.end = Math.max(begin + mostAtOnce, (long) (END * total));
    if (end > total) {
      throw new IllegalArgumentException(
          total + " things are too few: measure at least " + 3 * mostAtOnce);
    }
    this.left = new CountDownLatch((int) total);
  }

  /** A moment: things done, nanoseconds on the clock, nanoseconds of all cores in this process. */
  private record Mark(long done, long nanos, long cpuNanos) {}

  /**
   * What was reached.
   *
   * @param cores how many cores this process kept busy meanwhile, everything in it counted
   */
  public record Rate(double perSecond, double cores) {
    /** Steadier than the rate where neighbours take the cores away. */
    public double perCpuSecond() {
      return perSecond / cores;
    }
  }

  public void done(int things) {
    long now = done.addAndGet(things);
    if (now >= begin && now - things < begin) {
      first = mark(now);
    }
    if (now >= end && now - things < end) {
      last = mark(now);
    }
    for (int i = 0; i < things; i++) {
      left.countDown();
    }
  }

  /** Waits for the whole work; false if it takes longer than the limit. */
  public boolean await(Duration limit) throws InterruptedException {
    return left.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  public long count() {
    return done.get();
  }

  /** The rate, once the whole work is done. */
  public Rate rate() {
    double nanos = last.nanos() - first.nanos();
    return new Rate(
        (last.done() - first.done()) * 1e9 / nanos, (last.cpuNanos() - first.cpuNanos()) / nanos);
  }

  private static Mark mark(long done) {
    return new Mark(done, System.nanoTime(), SYSTEM.getProcessCpuTime());
  }
}
