package dev.walkout.shop.verb;

import dev.walkout.edge.EdgeAgent;
import dev.walkout.edge.clock.SteadyClock;
import dev.walkout.edge.config.EdgeConfig;
import dev.walkout.edge.publish.Uplink;
import dev.walkout.shop.StopSignal;
import dev.walkout.shop.Wiring;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code walkout edge}: the agent beside the cameras, until it is stopped. */
@Command(
    name = "edge",
    description = "Run the agent beside the cameras: pictures to bursts to disk to Kafka.",
    subcommands = {EdgeJournal.class, EdgeChecks.class},
    sortOptions = false)
public final class EdgeVerb implements Callable<Integer> {

  private static final long LOOK_EVERY_NANOS = Duration.ofMillis(100).toNanos();

  @Mixin private EdgeConfigFlag config;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() throws Exception {
    EdgeConfig settings = config.read();
    SteadyClock clock = new SteadyClock();
    try (StopSignal stop = StopSignal.watch();
        EdgeAgent agent =
            EdgeAgent.start(settings, Wiring.burstSources(clock), clock, Uplink.of(settings))) {
      while (!stop.asked() && agent.failure().isEmpty()) {
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
      if (agent.failure().isPresent()) {
        throw new IllegalStateException(
            "the agent stopped working: start it anew", agent.failure().get());
      }
      return StopSignal.EXIT_CODE;
    }
  }
}
