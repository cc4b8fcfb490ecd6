package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.Bench;
import dev.walkout.shop.bench.LatencyReport;
import dev.walkout.shop.bench.Machine;
import dev.walkout.shop.bench.ThroughputReport;
import dev.walkout.vision.embed.Embedder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code walkout bench}: what the topology costs on this machine, against its own bare parts. */
@Command(
    name = "bench",
    description = "Measure recognition in the topology against the bare model.",
    subcommands = {BenchVerb.Throughput.class, BenchVerb.Latency.class},
    synopsisSubcommandLabel = "MEASUREMENT")
public final class BenchVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "say what to measure: throughput or latency");
  }

  /** What both measurements are told. */
  private static final class Flags {

    @Option(
        names = "--rounds",
        paramLabel = "N",
        defaultValue = "5",
        description = "How often each side is measured, in turn (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
        names = "--seconds",
        paramLabel = "S",
        defaultValue = "8",
        description = "About how long one measurement takes (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
        names = "--threads",
        paramLabel = "N",
        defaultValue = "2",
        description = "Threads that embed, on either side (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
        names = "--model",
        paramLabel = "MODELDIR",
        description = "Folder of the model (default: the shipped one).")
    private Optional<Path> model;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON.")
    private Optional<Path> report;

    private Bench bench() {
      ReportFile.check("--report", report);
      return new Bench(rounds, seconds, threads, Bench.SCALE);
    }

    private Embedder embedder() {
      return Wiring.embedder(model.orElseGet(Wiring::shippedModel), threads);
    }

    private void tell(
        CommandSpec spec, Machine machine, String table, Map<String, Object> figures) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(machine.text());
      out.print(table);
      out.flush();
      ReportFile.write(report, Bench.json(machine, figures));
    }
  }

  /** {@code walkout bench throughput}. */
  @Command(
      name = "throughput",
      description = "Crops a second: recognition in the topology, and decode + embed alone.",
      sortOptions = false)
  static final class Throughput implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private Flags flags;
    @Mixin private HelpFlag help;

    @Override
    public Integer call() throws Exception {
      Bench bench = flags.bench();
      Machine machine = machine(spec);
      try (Embedder embedder = flags.embedder()) {
        ThroughputReport report = bench.throughput(embedder, TerminalProgress.onStandardError());
        flags.tell(spec, machine, report.text(), report.figures());
      }
      return 0;
    }
  }

  /** {@code walkout bench latency}. */
  @Command(
      name = "latency",
      description = "Milliseconds from a burst to its sighting, at a fifth of the throughput.",
      sortOptions = false)
  static final class Latency implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private Flags flags;
    @Mixin private HelpFlag help;

    @Override
    public Integer call() throws Exception {
      Bench bench = flags.bench();
      Machine machine = machine(spec);
      try (Embedder embedder = flags.embedder()) {
        LatencyReport report = bench.latency(embedder, TerminalProgress.onStandardError());
        flags.tell(spec, machine, report.text(), report.figures());
      }
      return 0;
    }
  }

  private static Machine machine(CommandSpec spec) {
    var given = spec.root().commandLine().getParseResult().originalArgs();
    Machine machine = Machine.now("walkout " + String.join(" ", given));
    if (machine.disturbed()) {
      spec.commandLine().getErr().print(machine.warning());
    }
    return machine;
  }
}
