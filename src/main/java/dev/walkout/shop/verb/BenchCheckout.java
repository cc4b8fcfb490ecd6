package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.bench.Machine;
import dev.walkout.shop.bench.checkout.CheckoutBench;
import dev.walkout.shop.bench.checkout.CheckoutReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout bench checkout}. */
@Command(
    name = "checkout",
    description = "Records a second from sightings to receipts, and through a bare loop.",
    sortOptions = false)
final class BenchCheckout implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each side is measured, in turn (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--trips",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Shoppers of the day that is replayed (default: ${DEFAULT-VALUE}).")
  private int trips;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads on either side (default: ${DEFAULT-VALUE}, as the shop runs).")
  private int threads;

  @Mixin private BenchReport report;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() throws Exception {
    CheckoutBench bench = new CheckoutBench(rounds, trips, threads);
    Machine machine = report.machine(spec);
    CheckoutReport found = bench.run(TerminalProgress.onStandardError());
    report.tell(spec, machine, found.text(), found.figures());
    return 0;
  }
}
