package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.Machine;
import dev.walkout.shop.bench.gate.GateBench;
import dev.walkout.shop.bench.gate.GateReport;
import dev.walkout.shop.bench.index.RedisSide;
import dev.walkout.vision.embed.Embedder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout bench gate}. */
@Command(
    name = "gate",
    description = "What the gate decides itself on store days, against searching every burst.",
    sortOptions = false)
final class BenchGate implements Callable<Integer> {

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  @Spec private CommandSpec spec;

  @Option(
      names = "--seeds",
      paramLabel = "S",
      split = ",",
      defaultValue = "1,2,3,4,5",
      description = "A day of the demo's store each (default: ${DEFAULT-VALUE}).")
  private List<Long> seeds;

  @Option(
      names = "--trips",
      paramLabel = "N",
      defaultValue = "40",
      description = "Shoppers of a day (default: ${DEFAULT-VALUE}).")
  private int trips;

  @Mixin private BenchRedis redis;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often speed is measured, in turn (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "1",
      description = "How long one such measurement takes (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Mixin private BenchReport report;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() {
    GateBench bench = new GateBench(seeds, trips, rounds, seconds);
    Machine machine = report.machine(spec);
    Optional<RedisSide> server = redis.open(spec);
    try (Embedder embedder = Wiring.embedder(Wiring.shippedModel(), CORES)) {
      GateReport found = bench.run(embedder, server, TerminalProgress.onStandardError());
      report.tell(spec, machine, found.text(), found.figures());
    } finally {
      server.ifPresent(RedisSide::close);
    }
    return 0;
  }
}
