package dev.walkout.vision.detect;

import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Natives;
import dev.walkout.vision.learn.Checkpoint;
import dev.walkout.vision.learn.CodeVersion;
import dev.walkout.vision.learn.Course;
import dev.walkout.vision.learn.FrozenGraph;
import dev.walkout.vision.learn.Schedule;
import dev.walkout.vision.learn.Sessions;
import dev.walkout.vision.learn.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trains a {@link GridDetector} on films and writes its directory: {@code saved_model.pb} and
 * {@code model.json}.
 *
 * <p>The films that are held out choose nothing: what is written is the average of the weights at
 * the end. A training that is stopped goes on from its last validation when it is asked for again.
 */
public final class DetectorTrainer {

  /** Frames of each held-out film that are looked at while training runs; at the end all are. */
  private static final int SOME_FRAMES = 100;

  private final DetectorRequest request;
  private final Progress progress;
  private final Checkpoint checkpoint;
  private final List<DetectorCard.TrainingFilm> trainedOn;
  private final List<FrameSet> someHeldOut;

  private DetectorTrainer(DetectorRequest request, Progress progress) {
    this.request = request;
    this.progress = progress;
    this.checkpoint = new Checkpoint(request.out());
    this.trainedOn =
        request.films().stream()
            .map(
                film ->
                    new DetectorCard.TrainingFilm(
                        film.name(), film.frames().size(), film.boxes(), film.sha256()))
            .toList();
    this.someHeldOut = request.heldOut().stream().map(film -> film.atMost(SOME_FRAMES)).toList();
  }

  /**
   * Trains a detector; minutes.
   *
   * @return the card that lies in the model directory
   * @throws IllegalArgumentException when the loss is no number any more, or the directory holds
   *     another training
   * @throws UncheckedIOException when the model directory cannot be written
   * @throws InterruptedException when the thread is interrupted; the checkpoint stays
   */
  public static DetectorCard train(DetectorRequest request, Progress progress)
      throws InterruptedException {
    Natives.load(request.plan().batches().threads());
    try {
      Files.createDirectories(request.out());
      return new DetectorTrainer(request, progress).run();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the model to " + request.out() + ": " + e, e);
    }
  }

  private DetectorCard run() throws IOException, InterruptedException {
    DetectorRequest.Plan plan = request.plan();
    int threads = plan.batches().threads();
    try (GridGraph graph = new GridGraph(plan.shape(), plan.seed(), Sessions.training(threads))) {
      Checkpoint.Mark mark = Checkpoint.Mark.START;
      if (checkpoint.exists(settings())) {
        Weights state = checkpoint.read();
        graph.restore(state);
        mark = Checkpoint.mark(state);
      }
      learn(graph, mark);
      return export(graph.averages());
    }
  }

  private void learn(GridGraph graph, Checkpoint.Mark from)
      throws IOException, InterruptedException {
    DetectorRequest.Batches batches = request.plan().batches();
    Course course =
        new Course(
            Schedule.of(request.plan().steps(), request.plan().minutes(), batches.learningRate()),
            new Course.Rules(
                batches.frames(),
                batches.weightDecay(),
                batches.validations(),
                // However they score: the held-out films must not choose.
                Integer.MAX_VALUE),
            from);
    FrameFeeder feeder = new FrameFeeder(request.films(), request.plan());
    progress.begin("training " + request.name(), Course.PARTS);
    while (!course.isOver()) {
      course.learn((step, done) -> graph.step(feeder.batch(step.number()), step), progress);
      if (course.isValidationDue()) {
        DetectorScore score = score(graph.averages(), someHeldOut);
        course.validated(score.mean(), score.summary());
        checkpoint.write(settings(), graph.state(), course.mark());
      }
    }
    progress.end(course.summary());
  }

  private DetectorScore score(Weights weights, List<FrameSet> films) {
    try (FrozenGraph network = frozen(weights)) {
      return DetectorScore.of(network, request.plan().shape(), films);
    }
  }

  private FrozenGraph frozen(Weights weights) {
    int threads = request.plan().batches().threads();
    return GridNetwork.frozen(request.plan().shape(), weights, Sessions.embedding(threads));
  }

  private DetectorCard export(Weights weights) throws IOException {
    GridShape shape = request.plan().shape();
    Map<String, String> settings = settingsByName();
    settings.put("code", CodeVersion.ofThisPart());
    try (FrozenGraph network = frozen(weights)) {
      progress.begin("judging " + request.name(), 0);
      DetectorScore score = DetectorScore.of(network, shape, request.heldOut());
      progress.end(score.summary());
      DetectorCard card =
          new DetectorCard(
              DetectorCard.KIND,
              DetectorCard.FORMAT,
              request.name(),
              network.write(request.out()),
              shape.width(),
              shape.height(),
              shape.columns(),
              shape.rows(),
              trainedOn,
              score.metrics(),
              settings);
      card.write(request.out());
      checkpoint.delete();
      return card;
    }
  }

  /** All that decides how the training goes; two trainings of equal words are equal. */
  private String settings() {
    return settingsByName() + "\n" + trainedOn + "\n";
  }

  private Map<String, String> settingsByName() {
    DetectorRequest.Plan plan = request.plan();
    Map<String, String> settings = new TreeMap<>();
    settings.put("seed", Long.toString(plan.seed()));
    settings.put("steps", Long.toString(plan.steps()));
    settings.put("minutes", Double.toString(plan.minutes()));
    settings.put("shape", plan.shape().toString());
    settings.put("batches", plan.batches().toString());
    settings.put("precision", Sessions.hasBfloat16() ? "bfloat16" : "float32");
    return settings;
  }
}
