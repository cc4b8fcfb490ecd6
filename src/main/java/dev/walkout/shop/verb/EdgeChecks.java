package dev.walkout.shop.verb;

import dev.walkout.edge.check.EdgeCheck;
import dev.walkout.edge.check.Finding;
import dev.walkout.edge.clock.SteadyClock;
import dev.walkout.shop.Wiring;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code walkout edge check}. */
@Command(
    name = "check",
    description =
        "Test an agent's disk, journal, clock, broker, registry and cameras, and say what to do.",
    sortOptions = false)
final class EdgeChecks implements Callable<Integer> {

  private static final int SOMETHING_TO_PUT_RIGHT = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;
  @Mixin private EdgeConfigFlag config;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() throws InterruptedException {
    SteadyClock clock = new SteadyClock();
    List<Finding> findings =
        new EdgeCheck(config.read(), Wiring.burstSources(clock), clock, PATIENCE).run();
    PrintWriter out = spec.commandLine().getOut();
    for (Finding finding : findings) {
      out.printf("%-4s  %s: %s%n", finding.good() ? "ok" : "BAD", finding.what(), finding.said());
    }
    out.flush();
    return findings.stream().allMatch(Finding::good) ? 0 : SOMETHING_TO_PUT_RIGHT;
  }
}
