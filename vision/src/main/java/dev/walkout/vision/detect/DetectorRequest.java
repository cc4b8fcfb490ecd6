package dev.walkout.vision.detect;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which films to learn from, how long, and where the detector goes.
 *
 * @param name of the model
 * @param films to learn from
 * @param heldOut films to judge by, never learned from
 * @param out model directory; made when absent, checkpoints lie in it while training runs
 * @param plan how to train
 */
public record DetectorRequest(
    String name, List<FrameSet> films, List<FrameSet> heldOut, Path out, Plan plan) {

  public DetectorRequest {
    films = List.copyOf(films);
    heldOut = List.copyOf(heldOut);
    Stream.concat(films.stream(), heldOut.stream()).forEach(film -> film.mustFit(plan.shape()));
    for (Thing thing : Thing.values()) {
      if (films.stream().noneMatch(film -> film.shows(thing))) {
        throw new IllegalArgumentException(
            "films show no %s in any frame: give more or longer films".formatted(thing));
      }
    }
  }

  /**
   * How to train.
   *
   * @param seed of weights, batches and views
   * @param steps of learning
   * @param minutes after which training has ended, its schedule shortened; 0 means no limit
   * @param shape of the detector
   * @param batches what is learned from in each step
   */
  public record Plan(long seed, long steps, double minutes, GridShape shape, Batches batches) {

    public Plan {
      if (steps < 1) {
        throw new IllegalArgumentException("steps is " + steps + ": use 1 or more");
      }
      if (!(minutes >= 0)) {
        throw new IllegalArgumentException("minutes is " + minutes + ": use 0 (no limit) or more");
      }
    }

    /** The plan that {@code train-detector} follows. */
    public static Plan standard(long seed, double minutes) {
      return new Plan(seed, 12_000, minutes, GridShape.standard(), Batches.standard());
    }
  }

  /**
   * What is learned from in each step.
   *
   * @param frames in a batch
   * @param learningRate at its highest
   * @param weightDecay of kernels, times the learning rate
   * @param validations how often the detector is judged, and may be continued from
   * @param threads for computing
   */
  public record Batches(
      int frames, double learningRate, double weightDecay, int validations, int threads) {

    public Batches {
      if (frames < 1 || validations < 1 || threads < 1) {
        throw new IllegalArgumentException(
            "frames, validations and threads are "
                + List.of(frames, validations, threads)
                + ": use 1 or more of each");
      }
      if (!(learningRate > 0)) {
        throw new IllegalArgumentException(
            "learningRate is " + learningRate + ": use a number over 0");
      }
    }

    /** On all processors. */
    public static Batches standard() {
      return new Batches(16, 3e-3, 0.05, 10, Runtime.getRuntime().availableProcessors());
    }
  }
}
