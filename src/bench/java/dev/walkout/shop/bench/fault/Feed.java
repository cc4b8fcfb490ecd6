package dev.walkout.shop.bench.fault;

import dev.walkout.schemas.Topics;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.demo.LaneWatch;
import dev.walkout.sim.Day;
import dev.walkout.sim.sensor.Emission;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The sensors of a day, which report in portions, each as fast as the broker takes it. */
final class Feed implements AutoCloseable {

  private static final int BURSTS_AHEAD = 32;

  private final ExecutorService renderer = Executors.newSingleThreadExecutor();
  private final ExecutorService sender = Executors.newSingleThreadExecutor();
  private final Iterator<Emission<?>> emissions;
  private final Publisher publisher;
  private final AtomicLong observations = new AtomicLong();
  private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);

  /** Sensors that report to a broker; they wait for it while it is away. */
  Feed(Day day, Publisher publisher) {
    this.emissions = day.emissions(renderer, BURSTS_AHEAD);
    this.publisher = publisher;
  }

  /** Begins to send the next reports, behind those that are still being sent. */
  void send(long reports) {
    sending = sending.thenRunAsync(() -> publish(reports), sender);
  }

  /** Sends the rest of the day. */
  void sendAll() {
    send(Long.MAX_VALUE);
  }

  /** Waits until all that was to be sent is on the broker; what went wrong is thrown here. */
  void await() {
    sending.join();
  }

  /** How many reports of shelf sensors were sent so far. */
  long observations() {
    return observations.get();
  }

  private void publish(long reports) {
    for (long sent = 0; sent < reports && emissions.hasNext(); sent++) {
      Emission<?> next = emissions.next();
      LaneWatch.publish(publisher, next);
      if (next.topic().equals(Topics.OBSERVATIONS)) {
        observations.incrementAndGet();
      }
    }
    publisher.flush();
  }

  @Override
  public void close() {
    sender.shutdownNow();
    renderer.shutdownNow();
    publisher.close();
  }
}
