package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.UserError;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.picture.LabelledPhoto;
import dev.walkout.vision.picture.PhotoSet;
import dev.walkout.vision.train.Given;
import dev.walkout.vision.train.LossRecipe;
import dev.walkout.vision.train.Pretraining;
import dev.walkout.vision.train.TrainRequest;
import dev.walkout.vision.train.TrainRequest.Batches;
import dev.walkout.vision.train.TrainRequest.Plan;
import dev.walkout.vision.train.TrainRequest.Source;
import dev.walkout.vision.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout train}: a model from photo folders. */
@Command(
    name = "train",
    description = "Train an embedding model on photo folders.",
    sortOptions = false)
public final class TrainVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;

  @Option(
      names = "--photos",
      paramLabel = "DIR[:NEW][=SHARE]",
      description =
          "Photos to train on, category__product/*.jpg or a manifest; repeat it for more. NEW is a"
              + " folder of further products to stop by that are never trained on (default: a tenth"
              + " of DIR's products is kept back). SHARE is DIR's part of every batch (default: by"
              + " the root of its size).")
  private List<String> photos = List.of();

  @Option(
      names = "--crops",
      paramLabel = "DIR[:NEW][=SHARE]",
      description =
          "The same for pictures that are shop crops already, as `render` writes them: they are"
              + " varied less.")
  private List<String> crops = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "MODELDIR",
      description = "Where the model goes; a training that was stopped there is continued.")
  private Path out;

  @Option(
      names = "--name",
      defaultValue = "general",
      description = "Name of the model (default: ${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--loss",
      paramLabel = "LOSSES",
      defaultValue = "cosine+1.5*supcon+0.3*category",
      description =
          "What is made small, a weighted sum of contrastive, triplet, semi-hard-triplet, n-pair,"
              + " multi-similarity, proxy-nca, proxy-anchor, soft-triple, supcon, cosine,"
              + " cross-entropy, category and, with --teacher, relational (default:"
              + " ${DEFAULT-VALUE}).")
  private String loss;

  @Option(
      names = "--views",
      paramLabel = "FILE",
      description =
          "JSON file of how photos are varied, by category, as {\"*\": {\"background\": 0.3},"
              + " \"Milk\": {\"colour\": 0}}; `sheet --photos` shows it.")
  private Optional<Path> views;

  @Mixin private NetworkFlags network;

  @Option(
      names = "--curriculum",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Share of the training over which views and batches go from easy to hard; 0: hard from"
              + " the beginning (default: ${DEFAULT-VALUE}).")
  private double curriculum;

  @Option(
      names = "--pretrain",
      paramLabel = "DIR",
      description =
          "Pictures without labels, *.jpg in folders of any depth, to begin with; none of them may"
              + " evaluate the model later.")
  private Optional<Path> pretrain;

  @Option(
      names = "--pretrain-loss",
      paramLabel = "LOSSES",
      defaultValue = "reconstruction",
      description =
          "What is learnt from them: reconstruction, or supcon for which views are of one picture"
              + " (default: ${DEFAULT-VALUE}).")
  private String pretrainLoss;

  @Option(
      names = "--pretrain-epochs",
      paramLabel = "N",
      defaultValue = "20",
      description = "How often each of them is seen (default: ${DEFAULT-VALUE}).")
  private int pretrainEpochs;

  @Option(
      names = "--from",
      paramLabel = "MODELDIR",
      description = "Model to go on from; its network is the same, its thresholds are sought anew.")
  private Optional<Path> from;

  @Option(
      names = "--teacher",
      split = ",",
      paramLabel = "MODELDIR",
      description =
          "Models to learn distances from, by the loss relational: cosine+1.5*supcon+"
              + "0.3*category+20*relational makes one of several.")
  private List<Path> teachers = List.of();

  @Option(
      names = "--categories",
      split = ",",
      paramLabel = "NAME",
      description =
          "Train on these categories alone, as for a cluster that `evaluate` names (default: all).")
  private Set<String> categories = Set.of();

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Highest learning rate (default: 0.004).")
  private Optional<Double> learningRate;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "100",
      description = "How often each photo is seen, on average (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "0",
      description = "End after this time, the schedule shortened; 0: no limit.")
  private double minutes;

  @Mixin private SeedFlag seed;

  @Override
  public Integer call() throws Exception {
    List<Source> sources = new ArrayList<>();
    crops.forEach(folder -> sources.add(varied(source(folder).asCrops())));
    photos.forEach(folder -> sources.add(varied(source(folder))));
    if (sources.isEmpty()) {
      throw new UserError("--photos is missing: give a folder of category__product/*.jpg");
    }
    Optional<Pretraining> first =
        pretrain.map(
            folder ->
                new Pretraining(
                    PhotoSet.unlabelled(folder), pretrainEpochs, LossRecipe.parse(pretrainLoss)));
    ModelCard card =
        Trainer.train(
            new TrainRequest(name, sources, out, plan(), new Given(first, from, teachers)),
            TerminalProgress.onStandardError());
    PrintWriter print = spec.commandLine().getOut();
    print.printf("%s in %s%n", card.id(), out);
    card.metrics().forEach((k, v) -> print.printf("  %-34s %.4f%n", k, v));
    print.flush();
    return 0;
  }

  private Plan plan() {
    Batches batches = Batches.standard().withCurriculum(curriculum);
    return Plan.standard(seed.value())
        .withLoss(LossRecipe.parse(loss))
        .withNetwork(network.shape())
        .withEpochs(epochs)
        .withMinutes(minutes)
        .withBatches(learningRate.map(batches::withLearningRate).orElse(batches));
  }

  private Source varied(Source source) {
    return views.map(file -> source.withViews(source.views().with(file))).orElse(source);
  }

  private Source source(String argument) {
    int sign = argument.lastIndexOf('=');
    String folders = sign < 0 ? argument : argument.substring(0, sign);
    int colon = folders.indexOf(':');
    Path folder = Path.of(colon < 0 ? folders : folders.substring(0, colon));
    Source source =
        Source.of(nameOf(folder), photos(folder))
            .withShare(sign < 0 ? 0 : share(argument, argument.substring(sign + 1)));
    return colon < 0 ? source : source.withUnseen(photos(Path.of(folders.substring(colon + 1))));
  }

  private List<LabelledPhoto> photos(Path folder) {
    PhotoSet set = PhotoSet.read(folder);
    set.forTraining().atLeast(2);
    List<LabelledPhoto> all = Source.forTraining(set);
    if (categories.isEmpty()) {
      return all;
    }
    List<LabelledPhoto> some =
        all.stream().filter(photo -> categories.contains(photo.category())).toList();
    if (some.isEmpty()) {
      throw new UserError(
          "--categories " + categories + " are not in " + folder + ": leave the folder out");
    }
    return some;
  }

  private static double share(String argument, String text) {
    try {
      double share = Double.parseDouble(text);
      if (share > 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number that is out of range
    }
    throw new UserError("--photos " + argument + ": the share must be a number over 0 and up to 1");
  }

  /** The folder's name, a manifest's own; the name above it for the {@code train} side of a set. */
  private static String nameOf(Path folder) {
    Path full = folder.toAbsolutePath().normalize();
    return full.endsWith("train") && full.getNameCount() > 1
        ? full.getParent().getFileName().toString()
        : full.getFileName().toString().replaceFirst("\\.csv$", "");
  }
}
