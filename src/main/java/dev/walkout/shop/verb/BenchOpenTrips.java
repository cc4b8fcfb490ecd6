package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.bench.Machine;
import dev.walkout.shop.bench.checkout.OpenTrips;
import dev.walkout.shop.bench.checkout.OpenTripsBench;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout bench open-trips}. */
@Command(
    name = "open-trips",
    description = "State and time of checkout as ever more trips are open.",
    sortOptions = false)
final class BenchOpenTrips implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--open",
      paramLabel = "N",
      split = ",",
      defaultValue = "100,1000,10000,100000",
      description = "How many are open (default: ${DEFAULT-VALUE}).")
  private List<Integer> open;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often speed is measured at each (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Mixin private BenchReport report;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() throws Exception {
    OpenTripsBench bench = new OpenTripsBench(open, rounds);
    Machine machine = report.machine(spec);
    OpenTrips found = bench.run(TerminalProgress.onStandardError());
    report.tell(spec, machine, found.text(), found.figures());
    return 0;
  }
}
