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
 * @param fresh products that are not in the gallery, of which some photos each are enrolled and the
 *     rest are queries
 * @param strangers products that stay outside every gallery; absent: each product of the gallery is
 *     taken out of it in turn
 */
public record EvaluationRequest(
    Path gallery,
    Optional<Path> queries,
    Optional<Path> fresh,
    Optional<Path> strangers,
    Draws draws) {

  /**
   * What is drawn, and what thresholds are calibrated for.
   *
   * @param shots photos enrolled of each fresh product
   * @param seeds how many seeds are averaged
   * @param seed the first of them
   * @param wrongAcceptRate the stated share of accepted bursts that may be wrong, such as 0.01
   */
  public record Draws(int shots, int seeds, long seed, double wrongAcceptRate) {

    /** Five shots, three seeds, 1 % wrong. */
    public static final Draws STANDARD = new Draws(5, 3, 1, 0.01);

    public Draws {
      if (shots < 1) {
        throw new IllegalArgumentException("shots is " + shots + "; enrol at least 1 photo");
      }
      if (seeds < 1) {
        throw new IllegalArgumentException("seeds is " + seeds + "; draw at least once");
      }
      if (!(wrongAcceptRate > 0 && wrongAcceptRate < 1)) {
        throw new IllegalArgumentException(
            "wrong-accept is " + wrongAcceptRate + "; give a share such as 0.01");
      }
    }

    public Draws withShots(int photos) {
      return new Draws(photos, seeds, seed, wrongAcceptRate);
    }
  }

  public EvaluationRequest {
    Objects.requireNonNull(gallery, "gallery: give a folder of category__product/*.jpg");
  }

  /** A gallery judged by its own held-out series. */
  public static EvaluationRequest of(Path gallery) {
    return new EvaluationRequest(
        gallery, Optional.empty(), Optional.empty(), Optional.empty(), Draws.STANDARD);
  }

  public EvaluationRequest withQueries(Path folder) {
    return new EvaluationRequest(gallery, Optional.of(folder), fresh, strangers, draws);
  }

  public EvaluationRequest withFresh(Path folder) {
    return new EvaluationRequest(gallery, queries, Optional.of(folder), strangers, draws);
  }

  public EvaluationRequest withStrangers(Path folder) {
    return new EvaluationRequest(gallery, queries, fresh, Optional.of(folder), draws);
  }

  public EvaluationRequest withShots(int photos) {
    return new EvaluationRequest(gallery, queries, fresh, strangers, draws.withShots(photos));
  }
}
