package dev.walkout.vision.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A training that was stopped, in the model directory: {@code checkpoint.bin} holds all variables,
 * {@code best.bin} the best averages so far.
 *
 * @param directory of the model
 */
public record Checkpoint(Path directory) {

  /**
   * Where a training stands.
   *
   * @param step the last one that was done
   * @param elapsed training time
   * @param bestScore of the validations, below 0 when there was none
   * @param stale validations since the best
   */
  public record Mark(long step, Duration elapsed, double bestScore, int stale) {

    /** Before the first step. */
    public static final Mark START = new Mark(0, Duration.ZERO, -1, 0);
  }

  private static final String MARK = "mark";

  private Path state() {
    return directory.resolve("checkpoint.bin");
  }

  private Path best() {
    return directory.resolve("best.bin");
  }

  private Path plan() {
    return directory.resolve("checkpoint.txt");
  }

  /**
   * @param plan the training's settings in words
   * @return whether there is a checkpoint of this very training
   * @throws IllegalArgumentException when there is one of another training
   */
  public boolean exists(String plan) throws IOException {
    if (!Files.exists(state()) || !Files.exists(plan())) {
      return false;
    }
    if (!Files.readString(plan()).equals(plan)) {
      throw new IllegalArgumentException(
          "out is "
              + directory
              + ", which holds the checkpoint of a training with other settings: delete "
              + state()
              + " or choose another folder");
    }
    return true;
  }

  /** Writes all variables and where the training stands. */
  public void write(String plan, Weights state, Mark mark) throws IOException {
    Map<String, float[]> all = new TreeMap<>(state.values());
    all.put(
        MARK,
        new float[] {
          mark.step(), mark.elapsed().toMillis() / 1000f, (float) mark.bestScore(), mark.stale()
        });
    Files.writeString(plan(), plan);
    new Weights(all).write(state());
  }

  /** The variables of the last {@link #write}, the mark among them. */
  public Weights read() throws IOException {
    return Weights.read(state());
  }

  /** Where the training stood. */
  public static Mark mark(Weights state) {
    float[] mark = state.of(MARK);
    return new Mark(
        (long) mark[0], Duration.ofMillis((long) (1000 * mark[1])), mark[2], (int) mark[3]);
  }

  /** Keeps the best averages so far. */
  public void writeBest(Weights averages) throws IOException {
    averages.write(best());
  }

  /** The best averages. */
  public Weights readBest() throws IOException {
    return Weights.read(best());
  }

  /** Deletes what the training wrote, as it is over. */
  public void delete() throws IOException {
    for (Path file : List.of(state(), best(), plan())) {
      Files.deleteIfExists(file);
    }
  }
}
