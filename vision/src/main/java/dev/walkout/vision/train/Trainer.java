package dev.walkout.vision.train;

import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.embed.Natives;
import dev.walkout.vision.evaluate.Calibration;
import dev.walkout.vision.evaluate.CalibrationGoal;
import dev.walkout.vision.evaluate.CalibrationSample;
import dev.walkout.vision.learn.Checkpoint;
import dev.walkout.vision.learn.CodeVersion;
import dev.walkout.vision.learn.Course;
import dev.walkout.vision.learn.Schedule;
import dev.walkout.vision.learn.Sessions;
import dev.walkout.vision.learn.Weights;
import dev.walkout.vision.match.Thresholds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Trains an embedding network on photo folders and writes a model directory: {@code
 * saved_model.pb}, {@code model.json}, {@code trained-on.txt} and a learning curve.
 *
 * <p>The best network on held-out photos is kept, by the mean of products that were trained on and
 * products that were not. A training that is stopped goes on from its last validation when it is
 * asked for again.
 */
public final class Trainer {

  /** For too few photos to calibrate on: search the anchors nearly always. */
  private static final Thresholds UNCALIBRATED = new Thresholds(0.3, 1.2, 0.1);

  private final TrainRequest request;
  private final Progress progress;
  private final TrainingPhotos photos;
  private final Validation validation;
  private final Schedule schedule;
  private final Checkpoint checkpoint;
  private final Optional<Pretraining.Lesson> lesson;
  private final Optional<ShippedNetwork> predecessor;
  private final List<ShippedNetwork> teachers;

  private Trainer(TrainRequest request, Progress progress) {
    this.request = request;
    this.progress = progress;
    this.photos = TrainingPhotos.read(request, progress);
    this.validation = new Validation(photos, Validation.SOME_QUERIES);
    this.schedule = request.plan().schedule(photos.trainPhotos());
    this.checkpoint = new Checkpoint(request.out());
    this.lesson = request.given().pretraining().map(pretraining -> pretraining.read(progress));
    NetworkShape network = request.plan().network();
    this.predecessor = request.given().model().map(one -> ShippedNetwork.read(one, network));
    this.teachers =
        request.given().teachers().stream().map(one -> ShippedNetwork.read(one, network)).toList();
  }

  /**
   * Trains a model; minutes to hours.
   *
   * @return the card that lies in the model directory
   * @throws IllegalArgumentException when there is too little to train on
   * @throws UncheckedIOException when the model directory cannot be written
   * @throws InterruptedException when the thread is interrupted; the checkpoint stays
   */
  public static ModelCard train(TrainRequest request, Progress progress)
      throws InterruptedException {
    Natives.load(request.plan().batches().threads());
    try {
      Files.createDirectories(request.out());
      Trainer trainer = new Trainer(request, progress);
      trainer.check();
      return trainer.run();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the model to " + request.out() + ": " + e, e);
    }
  }

  private void check() {
    if (photos.products() < 2) {
      throw new IllegalArgumentException(
          "photos show " + photos.products() + " product to train on: give at least 2");
    }
  }

  private ModelCard run() throws IOException, InterruptedException {
    TrainRequest.Plan plan = request.plan();
    TrainingGraph.Goal goal =
        new TrainingGraph.Goal(plan.loss(), photos.products(), photos.categories(), teachers);
    try (TrainingGraph graph =
        new TrainingGraph(
            plan.network(), goal, plan.seed(), Sessions.training(plan.batches().threads()))) {
      Checkpoint.Mark mark = Checkpoint.Mark.START;
      if (checkpoint.exists(settings())) {
        Weights state = checkpoint.read();
        graph.restore(state);
        mark = Checkpoint.mark(state);
      } else if (predecessor.isPresent()) {
        graph.goOnFrom(new Beginning(plan, photos.pools()).from(predecessor.get()));
      } else if (lesson.isPresent()) {
        graph.startWith(lesson.get().learn(plan, progress));
      }
      learn(graph, mark);
    }
    return export(checkpoint.readBest());
  }

  private void learn(TrainingGraph graph, Checkpoint.Mark from)
      throws IOException, InterruptedException {
    Sampler sampler = new Sampler(photos.pools(), request.plan().batches());
    Course course = new Course(schedule, request.plan().batches().rules(), from);
    LearningCurve curve = LearningCurve.until(from.step(), request.out());
    progress.begin("training " + request.name(), Course.PARTS);
    try (Feeder feeder = new Feeder(sampler, request.plan(), from.step())) {
      if (predecessor.isPresent() && from.step() == 0) {
        // It may know best already.
        feeder.lookAlikes(validate(graph, course, curve));
      }
      while (!course.isOver()) {
        course.learn(feeder.teaching(graph), progress);
        if (course.isValidationDue()) {
          feeder.lookAlikes(validate(graph, course, curve));
        }
      }
    }
    progress.end(course.summary());
  }

  private Sampler.LookAlikes validate(TrainingGraph graph, Course course, LearningCurve curve)
      throws IOException {
    Weights averages = graph.averages();
    try (FrozenNetwork network = frozen(averages)) {
      Validation.Outcome outcome = validation.of(network);
      if (course.validated(outcome.score(), outcome.summary())) {
        checkpoint.writeBest(averages);
      }
      curve.add(point(course, outcome));
      checkpoint.write(settings(), graph.state(), course.mark());
      return outcome.lookAlikes();
    }
  }

  private static LearningCurve.Point point(Course course, Validation.Outcome outcome) {
    return new LearningCurve.Point(
        course.step(),
        course.minutes(),
        course.meanLoss(),
        outcome.metrics().getOrDefault("known.top1", Double.NaN),
        outcome.metrics().getOrDefault("unseen.inFullGallery.top1", Double.NaN));
  }

  private FrozenNetwork frozen(Weights averages) {
    int threads = request.plan().batches().threads();
    return new FrozenNetwork(request.plan().network(), averages, Sessions.embedding(threads));
  }

  private ModelCard export(Weights best) throws IOException {
    Path out = request.out();
    try (FrozenNetwork network = frozen(best)) {
      Validation.Outcome outcome = validation.of(network);
      String version = network.write(out);
      Files.writeString(out.resolve("trained-on.txt"), String.join("\n", hashes()) + "\n");
      NetworkShape shape = request.plan().network();
      Map<String, String> settings = settingsByName();
      settings.put("code", CodeVersion.ofThisPart());
      ModelCard card =
          new ModelCard(
              request.name(),
              version,
              shape.inputSize(),
              shape.dimension(),
              outcome.temperature(),
              Map.of(ModelCard.ANY_CATEGORY, UNCALIBRATED),
              trainedOn(),
              outcome.metrics(),
              settings);
      ModelCard calibrated =
          calibrated(card, new Validation(photos, Validation.MANY_QUERIES).samples(network));
      calibrated.write(out);
      checkpoint.delete();
      return calibrated;
    }
  }

  private ModelCard calibrated(ModelCard card, List<CalibrationSample> samples) {
    if (samples.isEmpty()) {
      return card;
    }
    progress.begin("calibrating " + request.name(), samples.size());
    ModelCard calibrated =
        new Calibration(CalibrationGoal.STANDARD).calibrate(card, samples).on(card);
    progress.end(calibrated.thresholds().size() + " categories with thresholds");
    return calibrated;
  }

  /** All that decides how the training goes, in words; two trainings of equal words are equal. */
  private String settings() {
    return settingsByName() + "\n" + trainedOn() + "\n";
  }

  private List<ModelCard.TrainingData> trainedOn() {
    List<ModelCard.TrainingData> all = new ArrayList<>(photos.trainedOn());
    lesson.ifPresent(one -> all.add(one.data()));
    models().forEach(one -> all.addAll(one.card().trainedOn()));
    return all.stream().distinct().toList();
  }

  private TreeSet<String> hashes() {
    TreeSet<String> all = photos.hashes();
    lesson.ifPresent(one -> all.addAll(one.hashes()));
    models().forEach(one -> all.addAll(one.photos()));
    return all;
  }

  /** The models that this one has its knowledge from. */
  private List<ShippedNetwork> models() {
    return Stream.concat(predecessor.stream(), teachers.stream()).toList();
  }

  private Map<String, String> settingsByName() {
    TrainRequest.Plan plan = request.plan();
    Map<String, String> settings = new TreeMap<>();
    settings.put("seed", Long.toString(plan.seed()));
    settings.put("epochs", Integer.toString(plan.epochs()));
    settings.put("minutes", Double.toString(plan.minutes()));
    settings.put("loss", plan.loss().toString());
    settings.put("network", plan.network().toString());
    settings.put("batches", plan.batches().toString());
    request.sources().forEach(s -> settings.put("views." + s.name(), s.views().toString()));
    request.given().pretraining().ifPresent(one -> settings.put("pretraining", one.toString()));
    predecessor.ifPresent(one -> settings.put("from", one.card().id()));
    if (!teachers.isEmpty()) {
      settings.put("teachers", teachers.stream().map(one -> one.card().id()).toList().toString());
    }
    settings.put("precision", Sessions.hasBfloat16() ? "bfloat16" : "float32");
    double[] shares = photos.shares();
    for (int i = 0; i < shares.length; i++) {
      settings.put(
          "share." + photos.splits().get(i).name(), String.format(Locale.ROOT, "%.3f", shares[i]));
    }
    return settings;
  }
}
