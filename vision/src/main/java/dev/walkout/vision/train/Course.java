package dev.walkout.vision.train;

import dev.walkout.vision.Progress;
import java.time.Duration;
import java.util.Locale;

/** How far a training is: counts steps and time, reports, and says when to validate and stop. */
final class Course {

  /** Progress is told in thousandths, as the number of steps depends on the time left. */
  static final long PARTS = 1000;

  private final Schedule schedule;
  private final TrainRequest.Batches batches;
  private final long start;
  private final Duration before;
  private final long firstStep;
  private long step;
  private long reported;
  private int validations;
  private double meanLoss = Double.NaN;
  private double bestScore;
  private int stale;
  private String last = "";
  private boolean finalValidation;

  Course(Schedule schedule, TrainRequest.Batches batches, Checkpoint.Mark from) {
    this.schedule = schedule;
    this.batches = batches;
    this.start = System.nanoTime();
    this.before = from.elapsed();
    this.firstStep = from.step();
    this.step = from.step();
    this.bestScore = from.bestScore();
    this.stale = from.stale();
    this.validations = (int) (done() * batches.validations());
  }

  private Duration elapsed() {
    return before.plusNanos(System.nanoTime() - start);
  }

  private double done() {
    return schedule.progress(step + 1, elapsed());
  }

  long step() {
    return step;
  }

  boolean isOver() {
    return finalValidation || stale >= batches.patience();
  }

  /**
   * One step of learning.
   *
   * @throws IllegalArgumentException when the loss is no number any more
   */
  void learnFrom(TrainingGraph graph, Feeder feeder, Progress progress)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the training was stopped");
    }
    feeder.strength(batches.strength(done()));
    float loss = graph.step(feeder.take(), next());
    if (!Float.isFinite(loss)) {
      throw new IllegalArgumentException(
          "learning rate "
              + batches.learningRate()
              + " made the loss "
              + loss
              + " in step "
              + step
              + ": give a lower one and train again");
    }
    learnt(loss, progress);
  }

  private AdamW.Step next() {
    step++;
    double done = schedule.progress(step, elapsed());
    return new AdamW.Step(
        step, schedule.learningRate(step, done), batches.weightDecay(), Schedule.averaging(step));
  }

  private void learnt(float loss, Progress progress) {
    meanLoss = Double.isNaN(meanLoss) ? loss : 0.95 * meanLoss + 0.05 * loss;
    long parts = (long) (done() * PARTS);
    if (parts > reported) {
      progress.step(parts - reported, note());
      reported = parts;
    }
  }

  private String note() {
    double seconds = (System.nanoTime() - start) / 1e9;
    double rate = (step - firstStep) * batches.products() * batches.photos() / seconds;
    double done = done();
    double left = done <= 0 ? 0 : elapsed().toSeconds() * (1 - done) / done;
    return String.format(
        Locale.ROOT,
        "loss %.3f, %s, %.0f photos/s, %.1f min left",
        meanLoss,
        last.isEmpty() ? "not validated yet" : last,
        rate,
        left / 60);
  }

  boolean isValidationDue() {
    double done = done();
    finalValidation = done >= 1;
    return finalValidation || (int) (done * batches.validations()) > validations;
  }

  /** Takes note of a validation; true when it was the best. */
  boolean validated(Validation.Outcome outcome) {
    validations = (int) (done() * batches.validations());
    last = outcome.summary();
    // With nothing to validate on, or among equals, the longer trained is the better guess.
    if (outcome.score() >= bestScore) {
      bestScore = outcome.score();
      stale = 0;
      return true;
    }
    stale++;
    return false;
  }

  /** The validation as a point of the curve. */
  LearningCurve.Point point(Validation.Outcome outcome) {
    return new LearningCurve.Point(
        step,
        elapsed().toMillis() / 60_000.0,
        meanLoss,
        outcome.metrics().getOrDefault("known.top1", Double.NaN),
        outcome.metrics().getOrDefault("unseen.inFullGallery.top1", Double.NaN));
  }

  Checkpoint.Mark mark() {
    return new Checkpoint.Mark(step, elapsed(), bestScore, stale);
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "%d steps, %.1f minutes, best score %.1f %%",
        step,
        elapsed().toSeconds() / 60.0,
        100 * bestScore);
  }
}
