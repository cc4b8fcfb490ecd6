package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.Machine;
import dev.walkout.shop.bench.checkout.ReceiptDelays;
import dev.walkout.shop.bench.checkout.ReceiptsBench;
import dev.walkout.vision.embed.Embedder;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout bench receipts}. */
@Command(
    name = "receipts",
    description = "Seconds from a shopper's exit to the final receipt, in a store that runs now.",
    sortOptions = false)
final class BenchReceipts implements Callable<Integer> {

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  @Spec private CommandSpec spec;

  @Option(
      names = "--trips",
      paramLabel = "N",
      defaultValue = "60",
      description = "Shoppers that come (default: ${DEFAULT-VALUE}).")
  private int trips;

  @Option(
      names = "--arrival-seconds",
      paramLabel = "S",
      defaultValue = "3",
      description = "Mean time between two of them (default: ${DEFAULT-VALUE}).")
  private double arrival;

  @Option(
      names = "--beat-ms",
      paramLabel = "MS",
      defaultValue = "500",
      description = "Time between two heartbeats of a sensor (default: ${DEFAULT-VALUE}).")
  private long beat;

  @Mixin private BenchReport report;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() throws Exception {
    ReceiptsBench bench =
        new ReceiptsBench(
            trips, Duration.ofMillis((long) (1000 * arrival)), Duration.ofMillis(beat));
    Machine machine = report.machine(spec);
    try (Embedder embedder = Wiring.embedder(Wiring.shippedModel(), CORES)) {
      ReceiptDelays found = bench.run(embedder, TerminalProgress.onStandardError());
      report.tell(spec, machine, found.text(), found.figures());
    }
    return 0;
  }
}
