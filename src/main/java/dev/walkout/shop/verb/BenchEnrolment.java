package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.Machine;
import dev.walkout.shop.bench.enrolment.EnrolmentBench;
import dev.walkout.shop.bench.enrolment.EnrolmentFigures;
import dev.walkout.vision.embed.Embedder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout bench enrolment}. */
@Command(
    name = "enrolment",
    description = "Enrolling a delivery over decode + embed, and how soon recognition knows it.",
    sortOptions = false)
final class BenchEnrolment implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--products",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Products in the delivery, of 5 photos (default: ${DEFAULT-VALUE}).")
  private int products;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often it is enrolled (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "How often a product is taken out and enrolled while bursts flow"
              + " (default: ${DEFAULT-VALUE}).")
  private int trials;

  @Mixin private ModelFlag model;
  @Mixin private BenchReport report;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() throws Exception {
    EnrolmentBench bench = new EnrolmentBench(products, rounds, trials);
    Machine machine = report.machine(spec);
    int threads = Runtime.getRuntime().availableProcessors();
    try (Embedder embedder = Wiring.embedder(model.folder(), threads)) {
      EnrolmentFigures found = bench.run(embedder, TerminalProgress.onStandardError());
      report.tell(spec, machine, found.text(), found.figures());
    }
    return 0;
  }
}
