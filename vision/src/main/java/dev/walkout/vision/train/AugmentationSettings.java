package dev.walkout.vision.train;

/**
 * How differently a photo may look each time it is shown. Chances are 0 to 1; all zero (see {@link
 * #none}) shows every photo whole and letterboxed, as in use.
 *
 * @param leastArea smallest share of the photo that a view shows; 1 shows all
 * @param rotation largest turn, radians
 * @param mirror whether half of the views are mirrored
 * @param colour largest change of brightness; saturation, contrast and cast follow it
 * @param lowResolution chance that a view has 48 pixels or more, but fewer than the input
 * @param blur chance of a blur, of up to 1.5 pixels
 * @param noise chance of noise
 * @param jpeg chance of JPEG artefacts
 * @param cutOut chance that a rectangle is missing
 * @param hand chance that fingers cover up to about a third
 */
public record AugmentationSettings(
    double leastArea,
    double rotation,
    boolean mirror,
    double colour,
    double lowResolution,
    double blur,
    double noise,
    double jpeg,
    double cutOut,
    double hand) {

  /** What a crop in a shop may look like, and a little more. */
  public static AugmentationSettings shop() {
    return new AugmentationSettings(0.25, 0.44, true, 0.35, 0.4, 0.3, 0.3, 0.1, 0.3, 0.25);
  }

  /** For photos that are crops from a shop already: vary them less, or nothing is left to see. */
  public static AugmentationSettings crops() {
    return new AugmentationSettings(0.6, 0.25, true, 0.2, 0.3, 0.15, 0.2, 0.05, 0.15, 0.1);
  }

  /** The photo as it is. */
  public static AugmentationSettings none() {
    return new AugmentationSettings(1, 0, false, 0, 0, 0, 0, 0, 0, 0);
  }
}
