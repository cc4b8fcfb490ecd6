package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.UserError;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.picture.PhotoFolder;
import dev.walkout.vision.train.LabelledPhoto;
import dev.walkout.vision.train.LossKind;
import dev.walkout.vision.train.TrainRequest;
import dev.walkout.vision.train.TrainRequest.Plan;
import dev.walkout.vision.train.TrainRequest.Source;
import dev.walkout.vision.train.TrainRequest.Withheld;
import dev.walkout.vision.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      required = true,
      paramLabel = "DIR[=SHARE]",
      description =
          "Photos to train on, category__product/*.jpg; repeat it for more folders. SHARE is the"
              + " folder's part of every batch (default: by the root of its size).")
  private List<String> photos;

  @Option(
      names = "--unseen",
      paramLabel = "DIR",
      description =
          "Products to stop by that are never trained on; repeatable. Without it a tenth of the"
              + " products of each folder is kept back for that.")
  private List<Path> unseen = List.of();

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
      defaultValue = "COSINE_SUPCON",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private LossKind loss;

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

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Decides weights, batches and views (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws Exception {
    List<LabelledPhoto> strangers = new ArrayList<>();
    unseen.forEach(folder -> strangers.addAll(labelled(folder)));
    List<Source> sources = new ArrayList<>();
    for (String argument : photos) {
      boolean first = sources.isEmpty();
      sources.add(source(argument, first ? strangers : List.of()));
    }
    Plan plan = Plan.standard(seed).withLoss(loss).withEpochs(epochs).withMinutes(minutes);
    ModelCard card =
        Trainer.train(
            new TrainRequest(name, sources, out, plan), TerminalProgress.onStandardError());
    spec.commandLine().getOut().printf("%s %s in %s%n", card.name(), card.version(), out);
    card.metrics().forEach((k, v) -> spec.commandLine().getOut().printf("  %-28s %.4f%n", k, v));
    return 0;
  }

  private Source source(String argument, List<LabelledPhoto> strangers) {
    int sign = argument.lastIndexOf('=');
    Path folder = Path.of(sign < 0 ? argument : argument.substring(0, sign));
    Withheld withheld = unseen.isEmpty() ? Withheld.TENTH : Withheld.NONE;
    double share = sign < 0 ? 0 : share(argument, argument.substring(sign + 1));
    return new Source(nameOf(folder), labelled(folder), share, withheld, strangers);
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

  private static List<LabelledPhoto> labelled(Path folder) {
    List<LabelledPhoto> photos = new ArrayList<>();
    for (PhotoFolder.Product product : PhotoFolder.read(folder).atLeast(2).products()) {
      product
          .photos()
          .forEach(file -> photos.add(new LabelledPhoto(product.id(), product.category(), file)));
    }
    return photos;
  }

  /** The last two names of the path: {@code grocery/train} says more than {@code train}. */
  private static String nameOf(Path folder) {
    Path full = folder.toAbsolutePath().normalize();
    int names = full.getNameCount();
    return full.subpath(Math.max(0, names - 2), names).toString();
  }
}
