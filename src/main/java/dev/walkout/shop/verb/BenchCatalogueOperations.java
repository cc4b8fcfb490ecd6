package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.bench.Machine;
import dev.walkout.shop.bench.index.OperationsBench;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout bench catalogue-operations}. */
@Command(
    name = "catalogue-operations",
    description = "Random changes of a catalogue, with kills: is the index equal to it in the end?",
    sortOptions = false)
final class BenchCatalogueOperations implements Callable<Integer> {

  private static final int UNEQUAL = 1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--operations",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many changes (default: ${DEFAULT-VALUE}).")
  private int operations;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "24",
      description = "How often the projector's process is killed (default: ${DEFAULT-VALUE}).")
  private int kills;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Decides the changes (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--redis",
      paramLabel = "URI",
      description =
          "Server to use (default: one that is started for this, and emptied now and then).")
  private Optional<String> redis;

  @Mixin private BenchReport report;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() throws Exception {
    OperationsBench.Plan plan = new OperationsBench.Plan(seed, operations, kills);
    Machine machine = report.machine(spec);
    OperationsBench.Result result =
        OperationsBench.run(redis, plan, TerminalProgress.onStandardError());
    report.tell(spec, machine, result.text(), result.figures());
    return result.differences().isEmpty() ? 0 : UNEQUAL;
  }
}
