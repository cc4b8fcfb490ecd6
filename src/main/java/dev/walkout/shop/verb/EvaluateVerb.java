package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.Wiring;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.evaluate.Evaluation;
import dev.walkout.vision.evaluate.EvaluationReport;
import dev.walkout.vision.evaluate.EvaluationRequest;
import dev.walkout.vision.evaluate.SeenPhotos;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout evaluate}: how well a model tells products of photo folders apart. */
@Command(
    name = "evaluate",
    description = "Judge a model on photo folders: known products, new products, speed.",
    sortOptions = false)
public final class EvaluateVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;

  @Option(
      names = "--gallery",
      required = true,
      paramLabel = "DIR",
      description = "Enrolled photos of known products, category__product/*.jpg.")
  private Path gallery;

  @Option(
      names = "--queries",
      paramLabel = "DIR",
      description =
          "Other photos of these products. Without it the last photos of each product of the"
              + " gallery, whole series, are taken out of it and asked.")
  private Optional<Path> queries;

  @Option(
      names = "--new",
      paramLabel = "DIR",
      description =
          "Products that are not in the gallery: some photos are enrolled, the rest asked.")
  private Optional<Path> fresh;

  @Option(
      names = "--shots",
      paramLabel = "N",
      defaultValue = "5",
      description = "Photos enrolled of each new product (default: ${DEFAULT-VALUE}).")
  private int shots;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Random choices of these photos that are averaged (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Mixin private SeedFlag seed;

  @Mixin private ModelFlag model;

  @Mixin private ReportFlag report;

  @Override
  public Integer call() {
    report.checked();
    Path folder = model.folder();
    EvaluationRequest request =
        new EvaluationRequest(gallery, queries, fresh, shots, rounds, seed.value());
    try (Embedder embedder = Wiring.embedder(folder, 1)) {
      EvaluationReport result =
          new Evaluation(embedder, SeenPhotos.of(folder), TerminalProgress.onStandardError())
              .run(request);
      PrintWriter out = spec.commandLine().getOut();
      out.print(result.table());
      out.flush();
      report.write(result.toJson());
    }
    return 0;
  }
}
