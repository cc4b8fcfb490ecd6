package dev.walkout.edge.duty;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that turns duties, one after the other, until it is closed.
 *
 * <p>A duty that throws is counted and rests; the others go on. An {@link Error} is a bug or the
 * end of memory: it stops the thread and is found in {@link #failure()}.
 */
public final class DutyRunner implements AutoCloseable {

  private static final long SHORTEST_PARK_NANOS = 500_000;
  private static final long LONGEST_PARK_NANOS = 20_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String name;
  private final List<Turn> turns = new ArrayList<>();
  private final Thread thread;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile boolean running = true;

  /** A runner of these duties; it does nothing before {@link #start()}. */
  public DutyRunner(String name, List<? extends Duty> duties) {
    this.name = name;
    duties.forEach(duty -> turns.add(new Turn(name, duty, System::nanoTime)));
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((dead, error) -> failure.set(error));
  }

  public void start() {
    thread.start();
  }

  public String name() {
    return name;
  }

  /** The faults of each duty, by role. */
  public Map<String, Faults> faults() {
    Map<String, Faults> byRole = new LinkedHashMap<>();
    turns.forEach(turn -> byRole.put(turn.role(), turn.faults()));
    return byRole;
  }

  /** What ended the thread although nobody had asked it to end; null while all is well. */
  public Throwable failure() {
    return failure.get();
  }

  /**
   * Stops after the turn that is under way.
   *
   * @throws IllegalStateException if that does not end: what it works on must not be taken away
   */
  @Override
  public void close() {
    running = false;
    LockSupport.unpark(thread);
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      throw new IllegalStateException(name + " did not end within " + PATIENCE);
    }
  }

  private void run() {
    long park = SHORTEST_PARK_NANOS;
    while (running && !Thread.currentThread().isInterrupted()) {
      int done = 0;
      for (Turn turn : turns) {
        done += turn.take();
      }
      if (done > 0) {
        park = SHORTEST_PARK_NANOS;
      } else {
        LockSupport.parkNanos(park);
        park = Math.min(2 * park, LONGEST_PARK_NANOS);
      }
    }
  }
}
