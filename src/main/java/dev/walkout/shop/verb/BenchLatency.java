package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.bench.Bench;
import dev.walkout.shop.bench.LatencyReport;
import dev.walkout.shop.bench.Machine;
import dev.walkout.vision.embed.Embedder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code walkout bench latency}. */
@Command(
    name = "latency",
    description = "Milliseconds from a burst to its sighting, at a fifth of the throughput.",
    sortOptions = false)
final class BenchLatency implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private BenchTopologyFlags flags;
  @Mixin private BenchReport report;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() throws Exception {
    Bench bench = flags.bench();
    Machine machine = report.machine(spec);
    try (Embedder embedder = flags.embedder()) {
      LatencyReport found = bench.latency(embedder, TerminalProgress.onStandardError());
      report.tell(spec, machine, found.text(), found.figures());
    }
    return 0;
  }
}
