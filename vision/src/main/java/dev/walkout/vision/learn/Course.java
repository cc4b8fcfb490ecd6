package dev.walkout.vision.learn;

import dev.walkout.vision.Progress;
import java.time.Duration;
import java.util.Locale;

/** How far a training is: counts steps and time, reports, and says when to validate and stop. */
public final class Course {

  /** Progress is told in thousandths, as the number of steps depends on the time left. */
  public static final long PARTS = 1000;

  /**
   * What stays the same in all steps.
   *
   * @param pictures in a batch
   * @param weightDecay of kernels and matrices, times the learning rate
   * @param validations how often the model is validated
   * @param patience validations without a better one after which training stops
   */
  public record Rules(int pictures, double weightDecay, int validations, int patience) {}

  /** One step of learning. */
  public interface Step {

    /**
     * Learns from the next batch.
     *
     * @param done how much of the training is done, 0 to 1
     * @return the loss
     */
    float learn(AdamW.Step step, double done) throws InterruptedException;
  }

  private final Schedule schedule;
  private final Rules rules;
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

  /** A training that begins, or goes on, here. */
  public Course(Schedule schedule, Rules rules, Checkpoint.Mark from) {
    this.schedule = schedule;
    this.rules = rules;
    this.start = System.nanoTime();
    this.before = from.elapsed();
    this.firstStep = from.step();
    this.step = from.step();
    this.bestScore = from.bestScore();
    this.stale = from.stale();
    this.validations = (int) (done() * rules.validations());
  }

  private Duration elapsed() {
    return before.plusNanos(System.nanoTime() - start);
  }

  /** Minutes of training so far, earlier runs included. */
  public double minutes() {
    return elapsed().toMillis() / 60_000.0;
  }

  private double done() {
    return schedule.progress(step + 1, elapsed());
  }

  /** The last step that was done. */
  public long step() {
    return step;
  }

  /** Mean loss of the last steps, NaN before the first. */
  public double meanLoss() {
    return meanLoss;
  }

  /** Whether the training has ended, its last validation included. */
  public boolean isOver() {
    return finalValidation || stale >= rules.patience();
  }

  /**
   * One step of learning.
   *
   * @throws IllegalArgumentException when the loss is no number any more
   * @throws InterruptedException when the thread was interrupted
   */
  public void learn(Step learner, Progress progress) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the training was stopped");
    }
    double done = done();
    float loss = learner.learn(next(), done);
    if (!Float.isFinite(loss)) {
      throw new IllegalArgumentException(
          "learning rate "
              + schedule.highest()
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
        step, schedule.learningRate(step, done), rules.weightDecay(), Schedule.averaging(step));
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
    double rate = (step - firstStep) * rules.pictures() / seconds;
    double done = done();
    double left = done <= 0 ? 0 : elapsed().toSeconds() * (1 - done) / done;
    return String.format(
        Locale.ROOT,
        "loss %.3f, %s, %.0f pictures/s, %.1f min left",
        meanLoss,
        last.isEmpty() ? "not validated yet" : last,
        rate,
        left / 60);
  }

  /** Whether it is time to validate; asked once after each step. */
  public boolean isValidationDue() {
    double done = done();
    finalValidation = done >= 1;
    return finalValidation || (int) (done * rules.validations()) > validations;
  }

  /**
   * Takes note of a validation.
   *
   * @param score 0 to 1, higher is better
   * @param summary of it in a few words
   * @return whether it was the best
   */
  public boolean validated(double score, String summary) {
    validations = (int) (done() * rules.validations());
    last = summary;
    // With nothing to validate on, or among equals, the longer trained is the better guess.
    if (score >= bestScore) {
      bestScore = score;
      stale = 0;
      return true;
    }
    stale++;
    return false;
  }

  /** Where the training stands, for its checkpoint. */
  public Checkpoint.Mark mark() {
    return new Checkpoint.Mark(step, elapsed(), bestScore, stale);
  }

  /** The whole training in a few words. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%d steps, %.1f minutes, best score %.1f %%",
        step,
        elapsed().toSeconds() / 60.0,
        100 * bestScore);
  }
}
