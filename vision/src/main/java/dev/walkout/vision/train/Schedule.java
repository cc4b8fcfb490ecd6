package dev.walkout.vision.train;

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
record Schedule(long steps, long warmUp, Duration budget, double highest) {

  private static final double AVERAGING = 0.998;

  static Schedule of(TrainRequest.Plan plan, long photos) {
    int batch = plan.batches().products() * plan.batches().photos();
    long steps = Math.max(1, plan.epochs() * photos / batch);
    Duration budget = Duration.ofMillis(Math.round(plan.minutes() * 60_000));
    long warmUp = Math.max(1, Math.min(200, steps / 10));
    return new Schedule(steps, warmUp, budget, plan.batches().learningRate());
  }

  /** How much of the way is done before step {@code step} (from 1), 0 to 1. */
  double progress(long step, Duration elapsed) {
    double bySteps = (double) (step - 1) / steps;
    double byTime = budget.isZero() ? 0 : (double) elapsed.toMillis() / budget.toMillis();
    return Math.min(1, Math.max(bySteps, byTime));
  }

  double learningRate(long step, double progress) {
    double cosine = 0.5 * (1 + Math.cos(Math.PI * progress));
    return highest * cosine * Math.min(1, (double) step / warmUp);
  }

  /** How much of the averages stays in a step: little at first, so that the start is forgotten. */
  static double averaging(long step) {
    return Math.min(AVERAGING, (1.0 + step) / (10.0 + step));
  }
}
