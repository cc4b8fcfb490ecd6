package dev.walkout.shop.pixels;

import dev.walkout.sim.film.Film;
import java.util.Locale;

/**
 * What agents made of films.
 *
 * @param detector what found the hands, by its kind
 * @param films one of each camera
 * @param frames of all films
 * @param iouMedian median over all crops of the found of intersection over union with the true box
 * @param filledMedian median share of a crop that the product fills
 * @param agentFramesPerSecond of all cameras together, through source, detector, tracker,
 *     selection, journal and publishing, with the shop's other parts on the same cores
 */
public record PixelFigures(
    String detector,
    int films,
    long frames,
    Events events,
    double iouMedian,
    double filledMedian,
    double agentFramesPerSecond) {

  /**
   * Products that moved, once for each camera, as {@link FilmScore} counts them.
   *
   * @param unsure told as UNSURE where a product moved
   */
  public record Events(
      double precision,
      double recall,
      double actionRight,
      long shown,
      long told,
      long found,
      long unsure) {}

  static PixelFigures of(FilmScore score, String detector, Film film, double framesPerSecond) {
    Events events =
        new Events(
            score.precision(),
            score.recall(),
            score.actionRight(),
            score.shown(),
            score.told(),
            score.found(),
            score.unsure());
    return new PixelFigures(
        detector,
        film.cameras().size(),
        frames(film),
        events,
        score.iouMedian(),
        score.filledMedian(),
        framesPerSecond);
  }

  /** Of all cameras together. */
  static long frames(Film film) {
    return (long) film.frames() * film.cameras().size();
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "films: %d cameras, %,d frames; agents looked at %,.0f frames/s, hands by %s%n"
            + "hands: of %,d that moved a product %,d found (recall %.2f %%), %,d told (precision"
            + " %.2f %%), direction right %.2f %%, %,d unsure%n"
            + "crops: median overlap with the true box %.3f; the product fills %.0f %%%n",
        films,
        frames,
        agentFramesPerSecond,
        detector,
        events.shown(),
        events.found(),
        100 * events.recall(),
        events.told(),
        100 * events.precision(),
        100 * events.actionRight(),
        events.unsure(),
        iouMedian,
        100 * filledMedian);
  }
}
