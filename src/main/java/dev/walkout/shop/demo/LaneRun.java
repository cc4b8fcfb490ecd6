package dev.walkout.shop.demo;

import dev.walkout.schemas.Topics.Lane;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running topologies of one lane; a dead stream thread stops them and is rethrown by check. */
public final class LaneRun implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LaneRun.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

  private final Lane lane;
  private final List<KafkaStreams> streams;
  private final AtomicReference<Throwable> death = new AtomicReference<>();

  /** Starts the topologies; they are closed together. */
  public LaneRun(Lane lane, List<KafkaStreams> streams) {
    this.lane = lane;
    this.streams = List.copyOf(streams);
    for (KafkaStreams each : this.streams) {
      each.setUncaughtExceptionHandler(
          fault -> {
            death.compareAndSet(null, fault);
            log.error("[lane {}] a stream thread died", name(), fault);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
          });
      each.start();
    }
    log.info("[lane {}] started", name());
  }

  /**
   * Returns while all topologies live.
   *
   * @throws IllegalStateException with the fault that killed one
   */
  public void check() {
    Throwable fault = death.get();
    if (fault != null) {
      throw new IllegalStateException("lane " + name() + " died: " + fault.getMessage(), fault);
    }
  }

  @Override
  public void close() {
    streams.forEach(each -> each.close(CLOSE_WITHIN));
    log.info("[lane {}] stopped", name());
  }

  private String name() {
    return lane.name().isEmpty() ? "live" : lane.name();
  }
}
