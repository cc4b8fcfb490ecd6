package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.bench.Bench;
import dev.walkout.shop.bench.Machine;
import dev.walkout.shop.bench.ThroughputReport;
import dev.walkout.vision.embed.Embedder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code walkout bench throughput}. */
@Command(
    name = "throughput",
    description = "Crops a second: recognition in the topology, and decode + embed alone.",
    sortOptions = false)
final class BenchThroughput implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private BenchTopologyFlags flags;
  @Mixin private BenchReport report;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() throws Exception {
    Bench bench = flags.bench();
    Machine machine = report.machine(spec);
    try (Embedder embedder = flags.embedder()) {
      ThroughputReport found = bench.throughput(embedder, TerminalProgress.onStandardError());
      report.tell(spec, machine, found.text(), found.figures());
    }
    return 0;
  }
}
