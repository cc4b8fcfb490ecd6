package dev.walkout.vision.learn;

import java.time.Duration;

/**
 * How the learning rate goes: up in a straight line, then down along a cosine to zero. With a
 * budget of time the way is as long as the time, or as the steps, whichever ends first.
 *
 * @param steps planned
 * @param warmUp steps until the rate is at its highest
 * @param budget of time; zero means no limit
 * @param highest learning rate
 */
public record Schedule(long steps, long warmUp, Duration budget, double highest) {

  private static final double AVERAGING = 0.998;

  /** Warms up over a tenth of the steps, 200 at most. */
  public static Schedule of(long steps, double minutes, double highest) {
    Duration budget = Duration.ofMillis(Math.round(minutes * 60_000));
    return new Schedule(steps, Math.max(1, Math.min(200, steps / 10)), budget, highest);
  }

  /** How much of the way is done before step {@code step} (from 1), 0 to 1. */
  public double progress(long step, Duration elapsed) {
    double bySteps = (double) (step - 1) / steps;
    double byTime = budget.isZero() ? 0 : (double) elapsed.toMillis() / budget.toMillis();
    return Math.min(1, Math.max(bySteps, byTime));
  }

  /** The learning rate of a step, from 1, when so much of the way is done. */
  public double learningRate(long step, double progress) {
    double cosine = 0.5 * (1 + Math.cos(Math.PI * progress));
    return highest * cosine * Math.min(1, (double) step / warmUp);
  }

  /** How much of the averages stays in a step: little at first, so that the start is forgotten. */
  public static double averaging(long step) {
    return Math.min(AVERAGING, (1.0 + step) / (10.0 + step));
  }
}
