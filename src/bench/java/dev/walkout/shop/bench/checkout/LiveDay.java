package dev.walkout.shop.bench.checkout;

import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.Left;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.demo.LaneWatch;
import dev.walkout.sim.Day;
import dev.walkout.sim.sensor.Emission;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/** A simulated day that happens now: what is due is published when its time comes, not before. */
final class LiveDay {

  private static final int BURSTS_AHEAD = 32;

  private final Day day;
  private final Map<String, Long> exits = new ConcurrentHashMap<>();
  private volatile long latest;

  LiveDay(Day day) {
    this.day = day;
  }

  /**
   * Publishes the day; takes as long as it does.
   *
   * @param renderer makes the pictures meanwhile
   */
  void happen(Publisher publisher, Executor renderer) {
    Iterator<Emission<?>> emissions = day.emissions(renderer, BURSTS_AHEAD);
    long startedNanos = System.nanoTime();
    Instant first = null;
    while (emissions.hasNext() && !Thread.currentThread().isInterrupted()) {
      Emission<?> emission = emissions.next();
      first = first == null ? emission.at() : first;
      long due = startedNanos + Duration.between(first, emission.at()).toNanos();
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      if (emission.value() instanceof DoorEvent door && door.getBody() instanceof Left) {
        exits.put(emission.key(), due);
      }
      LaneWatch.publish(publisher, emission);
      latest = Math.max(latest, System.nanoTime() - due);
    }
    publisher.flush();
  }

  /** When the trip left, in nanoseconds of the system's clock; empty while it is in the store. */
  Optional<Long> exit(String tripId) {
    return Optional.ofNullable(exits.get(tripId));
  }

  /** The most that anything was published after its time. */
  Duration latest() {
    return Duration.ofNanos(latest);
  }
}
