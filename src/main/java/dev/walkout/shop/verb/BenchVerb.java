package dev.walkout.shop.verb;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code walkout bench}: what the program costs on this machine, against its own bare parts. */
@Command(
    name = "bench",
    description = "Measure parts of the program against what they cannot do without.",
    subcommands = {
      BenchThroughput.class,
      BenchTraining.class,
      BenchNetworks.class,
      BenchLatency.class,
      BenchCheckout.class,
      BenchReceipts.class,
      BenchOpenTrips.class,
      BenchIndex.class,
      BenchGate.class,
      BenchRebuild.class,
      BenchCatalogueOperations.class,
      BenchEnrolment.class,
      BenchFaults.class,
      BenchJournal.class,
      BenchFilm.class
    },
    synopsisSubcommandLabel = "MEASUREMENT")
public final class BenchVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() {
    String all = spec.subcommands().keySet().stream().collect(Collectors.joining(", "));
    throw new ParameterException(spec.commandLine(), "say what to measure: " + all);
  }
}
