package dev.walkout.sim.sensor;

/**
 * Every knob of how hard the crops of the simulated cameras are.
 *
 * <p>{@link #standard()} is what every figure of this project is measured at. It is stated here and
 * nowhere else, and it is not softened to reach a figure. Every effect is drawn uniformly from zero
 * to its bound (or over its span), in both directions where it has two.
 *
 * @param cropPixels longer side of a crop
 * @param rotationDegrees largest turn in the picture plane, either way
 * @param tiltDegrees largest turn out of the picture plane, about any axis in it
 * @param brightness largest change of brightness, as a share of it
 * @param colourCast largest change of one colour channel against the others, as a share of it
 * @param blurPixels largest standard deviation of the blur, in pixels of the crop
 * @param noiseLevels largest standard deviation of the sensor noise, in levels of 0..255
 * @param handShare share of the crops in which a hand covers part of the product
 * @param handCover largest part of the product that a hand covers, as a share of its area
 * @param boxError largest error of each edge of the cut-out box, as a share of that box's side
 * @param jpegQuality quality of the JPEG file, as in libjpeg
 */
public record Difficulty(
    Span cropPixels,
    double rotationDegrees,
    double tiltDegrees,
    double brightness,
    double colourCast,
    double blurPixels,
    double noiseLevels,
    double handShare,
    double handCover,
    double boxError,
    Span jpegQuality) {

  /** Whole numbers from least to most, both included. */
  public record Span(int least, int most) {}

  public Difficulty {
    bounded("cropPixels.least", cropPixels.least, 16, cropPixels.most);
    bounded("cropPixels.most", cropPixels.most, cropPixels.least, 1024);
    bounded("rotationDegrees", rotationDegrees, 0, 180);
    bounded("tiltDegrees", tiltDegrees, 0, 60);
    bounded("brightness", brightness, 0, 0.9);
    bounded("colourCast", colourCast, 0, 0.9);
    bounded("blurPixels", blurPixels, 0, 8);
    bounded("noiseLevels", noiseLevels, 0, 64);
    bounded("handShare", handShare, 0, 1);
    bounded("handCover", handCover, 0, 0.9);
    bounded("boxError", boxError, 0, 0.4);
    bounded("jpegQuality.least", jpegQuality.least, 1, jpegQuality.most);
    bounded("jpegQuality.most", jpegQuality.most, jpegQuality.least, 100);
  }

  /** The default difficulty. */
  public static Difficulty standard() {
    return new Difficulty(
        new Span(48, 120), 25, 30, 0.30, 0.30, 1.5, 6, 1.0 / 3, 0.35, 0.15, new Span(55, 90));
  }

  private static void bounded(String field, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "difficulty " + field + " is " + value + "; give a value from " + least + " to " + most);
    }
  }
}
