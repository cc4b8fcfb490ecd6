package dev.walkout.edge.duty;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A duty of a runner, with its faults and its rest after one. */
final class Turn {

  private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

  private final String runner;
  private final Duty duty;
  private final LongSupplier nanos;
  private final Faults faults = new Faults();
  private long restsUntil;
  private boolean resting;

  /**
   * A duty that has not worked yet.
   *
   * @param runner name of the runner that turns it
   * @param nanos nanoseconds since some moment
   */
  Turn(String runner, Duty duty, LongSupplier nanos) {
    this.runner = runner;
    this.duty = duty;
    this.nanos = nanos;
  }

  String role() {
    return duty.role();
  }

  Faults faults() {
    return faults;
  }

  /** Lets the duty work, unless it rests; returns how much it did. */
  int take() {
    if (resting && nanos.getAsLong() - restsUntil < 0) {
      return 0;
    }
    resting = false;
    try {
      int done = duty.doWork();
      if (faults.worked()) {
        LOG.info("[{}] {} works again", runner, duty.role());
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } catch (Exception e) { // whatever a camera or a disk does, the other duties go on
      rest(e);
      return 0;
    }
  }

  private void rest(Exception fault) {
    boolean first = faults.present().isEmpty();
    Duration rest = faults.note(fault);
    resting = true;
    restsUntil = nanos.getAsLong() + rest.toNanos();
    if (first) {
      String said = faults.present().orElseThrow();
      LOG.warn("[{}] {} failed, tried again until it works: {}", runner, duty.role(), said);
    }
  }
}
