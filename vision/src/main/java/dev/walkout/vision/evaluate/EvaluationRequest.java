package dev.walkout.vision.evaluate;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What to evaluate on.
 *
 * @param gallery folder of the enrolled photos of known products
 * @param queries other photos of them; absent or the gallery itself: whole series are held out of
 *     the gallery
 * @param fresh products that are not in the gallery, of which {@code shots} photos each are
 *     enrolled and the rest are queries
 * @param shots photos enrolled of each fresh product
 * @param rounds how many random choices of the shots are averaged
 * @param seed decides the choices
 */
public record EvaluationRequest(
    Path gallery, Optional<Path> queries, Optional<Path> fresh, int shots, int rounds, long seed) {

  public static final int SHOTS = 5;
  public static final int ROUNDS = 5;

  public EvaluationRequest {
    Objects.requireNonNull(gallery, "gallery: give a folder of category__product/*.jpg");
    if (shots < 1) {
      throw new IllegalArgumentException("shots is " + shots + "; enrol at least 1 photo");
    }
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds is " + rounds + "; run at least 1");
    }
  }

  /** A gallery judged by its own held-out series, with the usual shots, rounds and seed. */
  public static EvaluationRequest of(Path gallery) {
    return new EvaluationRequest(gallery, Optional.empty(), Optional.empty(), SHOTS, ROUNDS, 1);
  }

  public EvaluationRequest withQueries(Path folder) {
    return new EvaluationRequest(gallery, Optional.of(folder), fresh, shots, rounds, seed);
  }

  public EvaluationRequest withFresh(Path folder) {
    return new EvaluationRequest(gallery, queries, Optional.of(folder), shots, rounds, seed);
  }

  public EvaluationRequest withShots(int photos) {
    return new EvaluationRequest(gallery, queries, fresh, photos, rounds, seed);
  }
}
