package dev.walkout.edge.publish;

import java.util.function.LongSupplier;

/** A bucket of bytes that fills at a steady rate and holds one second's worth. */
final class RateLimit {

  private static final double NANOS = 1e9;

  private final double perSecond;
  private final LongSupplier nanos;
  private double available;
  private long filled;

  /**
   * @param bytesPerSecond 0 for no limit
   * @param nanos a monotonic clock
   */
  RateLimit(long bytesPerSecond, LongSupplier nanos) {
    this.perSecond = bytesPerSecond;
    this.nanos = nanos;
    this.available = bytesPerSecond;
    this.filled = nanos.getAsLong();
  }

  /** Whether something may be sent now: as long as the bucket is not overdrawn. */
  boolean open() {
    if (perSecond == 0) {
      return true;
    }
    long now = nanos.getAsLong();
    available = Math.min(perSecond, available + (now - filled) / NANOS * perSecond);
    filled = now;
    return available > 0;
  }

  /** Takes what was sent; a burst larger than the bucket overdraws it and is waited for. */
  void take(long bytes) {
    available -= bytes;
  }
}
