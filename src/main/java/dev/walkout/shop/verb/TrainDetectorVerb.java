package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.UserError;
import dev.walkout.shop.detect.FilmedScenes;
import dev.walkout.shop.detect.FilmedScenes.FilmedCamera;
import dev.walkout.vision.Progress;
import dev.walkout.vision.detect.DetectorCard;
import dev.walkout.vision.detect.DetectorRequest;
import dev.walkout.vision.detect.DetectorRequest.Plan;
import dev.walkout.vision.detect.DetectorTrainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout train-detector}: a detector of hands and products from films. */
@Command(
    name = "train-detector",
    description = "Train an edge agent's detector of hands and products on films.",
    sortOptions = false)
public final class TrainDetectorVerb implements Callable<Integer> {

  /** Without films of their own to judge by, one in so many is held out. */
  private static final int HELD_OUT = 5;

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;

  @Option(
      names = "--films",
      required = true,
      split = ",",
      paramLabel = "DIR",
      description = "Folders to learn from, as `film` writes them.")
  private List<Path> films;

  @Option(
      names = "--judge-by",
      split = ",",
      paramLabel = "DIR",
      description =
          "Folders to judge by, which decide nothing (default: the last fifth of the cameras of"
              + " --films, which are then not learned from).")
  private List<Path> heldOut = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "MODELDIR",
      description = "Where the detector goes; a training that was stopped there is continued.")
  private Path out;

  @Option(
      names = "--name",
      defaultValue = "reach",
      description = "Name of the detector (default: ${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "150",
      description = "At most so many frames of each camera (default: ${DEFAULT-VALUE}).")
  private int frames;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "10",
      description = "End after this time; 0: after all steps (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Mixin private SeedFlag seed;

  @Override
  public Integer call() throws Exception {
    if (frames < 1) {
      throw new UserError("--frames is " + frames + ": use 1 or more");
    }
    Progress progress = TerminalProgress.onStandardError();
    Plan plan = Plan.standard(seed.value(), minutes);
    FilmedScenes scenes = new FilmedScenes(plan.shape(), frames, progress);
    List<FilmedCamera> learned = FilmedCamera.in(films);
    List<FilmedCamera> judged = FilmedCamera.in(heldOut);
    if (judged.isEmpty()) {
      int first = learned.size() - Math.max(1, learned.size() / HELD_OUT);
      if (first == 0) {
        throw new UserError("--films hold one camera: film a second one, or give --judge-by");
      }
      judged = learned.subList(first, learned.size());
      learned = learned.subList(0, first);
    }
    DetectorCard card =
        DetectorTrainer.train(
            new DetectorRequest(name, scenes.lessons(learned), scenes.tests(judged), out, plan),
            progress);
    PrintWriter print = spec.commandLine().getOut();
    print.printf("%s in %s%n", card.id(), out);
    card.metrics().forEach((k, v) -> print.printf("  %-34s %.4f%n", k, v));
    print.flush();
    return 0;
  }
}
