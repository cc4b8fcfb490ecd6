package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.evaluate.EvaluationFolder;
import dev.walkout.vision.embed.ClusterModels;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.evaluate.ClusterReport;
import dev.walkout.vision.evaluate.ClusterStudy;
import dev.walkout.vision.evaluate.Evaluation;
import dev.walkout.vision.evaluate.EvaluationReport;
import dev.walkout.vision.evaluate.EvaluationRequest;
import dev.walkout.vision.evaluate.EvaluationRequest.Draws;
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
    description =
        "Judge a model on photo folders: known, new and strange products, thresholds, speed.",
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
      names = "--strangers",
      paramLabel = "DIR",
      description =
          "Products that are never enrolled. Without it each product of the gallery is taken out"
              + " of it in turn.")
  private Optional<Path> strangers;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many seeds are averaged, from --seed on (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Mixin private SeedFlag seed;

  @Option(
      names = "--wrong-accept",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description =
          "Share of accepted photos that may be wrong, which thresholds are calibrated for"
              + " (default: ${DEFAULT-VALUE}).")
  private double wrongAccept;

  @Mixin private ModelFlag model;

  @Option(
      names = "--cluster-models",
      paramLabel = "DIR",
      description =
          "Judge instead the models of clusters in DIR, named by its clusters.json, against --model"
              + " in galleries of their products.")
  private Optional<Path> clusterModels;

  @Mixin private ReportFlag report;

  @Option(
      names = "--page",
      paramLabel = "DIR",
      description = "Write a page with plots and the most confused products side by side.")
  private Optional<Path> page;

  @Option(
      names = "--card",
      paramLabel = "FILE",
      description = "Write the model's model.json with the thresholds found.")
  private Optional<Path> card;

  @Override
  public Integer call() {
    report.checked();
    ReportFile.check("--card", card);
    Optional<EvaluationFolder> pages = page.map(EvaluationFolder::open);
    Draws draws = new Draws(shots, seeds, seed.value(), wrongAccept);
    EvaluationRequest request = new EvaluationRequest(gallery, queries, fresh, strangers, draws);
    if (clusterModels.isPresent()) {
      if (page.isPresent() || card.isPresent() || strangers.isPresent()) {
        throw new UserError(
            "--cluster-models takes no --page, --card or --strangers: leave it out");
      }
      ClusterReport found = clusters(request, ClusterModels.read(clusterModels.get()));
      tell(found.text(), found.toJson());
      return 0;
    }
    EvaluationReport result = evaluate(request);
    tell(result.text(), result.toJson());
    pages.ifPresent(folder -> folder.write(result));
    card.ifPresent(file -> writeCard(file, result));
    return 0;
  }

  private void tell(String text, String json) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
    report.write(json);
  }

  private ClusterReport clusters(EvaluationRequest request, ClusterModels models) {
    try (Embedder general = Wiring.embedder(model.folder(), 1)) {
      ClusterStudy study = new ClusterStudy(general, request, TerminalProgress.onStandardError());
      for (ClusterModels.Cluster cluster : models.clusters()) {
        try (Embedder its = Wiring.embedder(cluster.folder(), 1)) {
          study.judge(its, cluster.categories());
        }
      }
      return study.report();
    }
  }

  private EvaluationReport evaluate(EvaluationRequest request) {
    Path folder = model.folder();
    try (Embedder embedder = Wiring.embedder(folder, 1);
        Embedder general = shipped(embedder)) {
      return new Evaluation(
              embedder,
              Optional.ofNullable(general),
              SeenPhotos.of(folder),
              TerminalProgress.onStandardError())
          .run(request);
    }
  }

  /** The shipped model, or null if it is the one judged. */
  private static Embedder shipped(Embedder judged) {
    Path folder = Wiring.shippedModel();
    return ModelCard.read(folder).id().equals(judged.model().id())
        ? null
        : Wiring.embedder(folder, 1);
  }

  private void writeCard(Path file, EvaluationReport result) {
    ModelCard found = ModelCard.read(model.folder()).withThresholds(result.calibration().limits());
    ReportFile.write(Optional.of(file), found.toJson());
  }
}
