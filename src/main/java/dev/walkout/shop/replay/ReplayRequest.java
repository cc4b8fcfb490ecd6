package dev.walkout.shop.replay;

import dev.walkout.shop.UserError;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to replay, and how.
 *
 * @param file the recording
 * @param eyes how bursts are recognised
 * @param partitions of the topics of zones and of trips
 * @param threads stream threads of each topology
 * @param out folder of the outputs; empty to keep none
 */
public record ReplayRequest(
    Path file,
    Pace pace,
    ReplaySettings settings,
    Eyes eyes,
    int partitions,
    int threads,
    Optional<Path> out) {

  private static final int MOST_PARTITIONS = 64;
  private static final int MOST_THREADS = 64;

  /**
   * How bursts are recognised.
   *
   * @param recognise false to take the sightings as they were recorded
   * @param model folder of the model; empty: the shipped one
   * @param photos folder {@code category__product/*.jpg} to enrol the products from anew; empty:
   *     the recorded anchors
   */
  public record Eyes(boolean recognise, Optional<Path> model, Optional<Path> photos) {

    public Eyes {
      if (!recognise && (model.isPresent() || photos.isPresent())) {
        throw new UserError(
            "--recognise no takes the recorded sightings: leave out --model and --photos");
      }
    }
  }

  public ReplayRequest {
    within("--partitions", partitions, MOST_PARTITIONS);
    within("--threads", threads, MOST_THREADS);
    if (!eyes.recognise() && settings.gateMoved()) {
      throw new UserError(
          "--set gate.* changes recognition, and --recognise no takes the recorded sightings:"
              + " leave out one of them");
    }
  }

  private static void within(String flag, int value, int most) {
    if (value < 1 || value > most) {
      throw new UserError(flag + " must be 1 to " + most + ", not " + value);
    }
  }
}
