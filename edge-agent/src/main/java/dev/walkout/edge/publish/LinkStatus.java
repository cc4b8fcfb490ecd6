package dev.walkout.edge.publish;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How the broker takes what it is sent; written by one thread, read by any. */
public final class LinkStatus {

  private final LongSupplier nanos;
  private volatile long acknowledged;
  private volatile long restarts;
  private volatile long waitsSince;
  private volatile boolean waits;

  /** A link of which nothing is known yet. */
  public LinkStatus(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Observations that the broker has taken since the agent was started. */
  public long acknowledged() {
    return acknowledged;
  }

  /** How often sending began again at the oldest that was not acknowledged. */
  public long restarts() {
    return restarts;
  }

  /** For how long something has been under way without any answer; empty when nothing is. */
  public Optional<Duration> waiting() {
    return waits
        ? Optional.of(Duration.ofNanos(Math.max(0, nanos.getAsLong() - waitsSince)))
        : Optional.empty();
  }

  void answered(int count, boolean moreUnderWay) {
    acknowledged = acknowledged + count;
    waitsSince = nanos.getAsLong();
    waits = moreUnderWay;
  }

  void sent() {
    if (!waits) {
      waitsSince = nanos.getAsLong();
      waits = true;
    }
  }

  void restarted() {
    restarts = restarts + 1;
    waits = false;
  }
}
