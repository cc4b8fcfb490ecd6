package dev.walkout.vision.train;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How differently a photo may look each time it is shown. Chances are 0 to 1; all zero (see {@link
 * #none}) shows every photo whole and letterboxed, as in use.
 *
 * @param leastArea smallest share of the photo that a view shows, over 0; 1 shows all
 * @param rotation largest turn, radians
 * @param mirror whether half of the views are mirrored
 * @param colour largest change of brightness, up to 1; saturation, contrast and cast follow it
 * @param lowResolution chance that a view has 48 pixels or more, but fewer than the input
 * @param blur chance of a blur, of up to 1.5 pixels
 * @param noise chance of noise
 * @param jpeg chance of JPEG artefacts
 * @param cutOut chance that a rectangle is missing
 * @param hand chance that fingers cover up to about a third
 * @param background chance that a product photographed before a plain background stands before
 *     another
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
    double hand,
    double background) {

  public AugmentationSettings {
    require("leastArea", leastArea > 0 && leastArea <= 1, leastArea, "use more than 0, up to 1");
    require("rotation", rotation >= 0 && rotation <= Math.PI, rotation, "use 0 to 3.14");
    Map<String, Double> shares = new LinkedHashMap<>();
    shares.put("colour", colour);
    shares.put("lowResolution", lowResolution);
    shares.put("blur", blur);
    shares.put("noise", noise);
    shares.put("jpeg", jpeg);
    shares.put("cutOut", cutOut);
    shares.put("hand", hand);
    shares.put("background", background);
    shares.forEach((name, share) -> require(name, share >= 0 && share <= 1, share, "use 0 to 1"));
  }

  private static void require(String name, boolean holds, double value, String remedy) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + ": " + remedy);
    }
  }

  /** What a crop in a shop may look like, and a little more. */
  public static AugmentationSettings shop() {
    return new AugmentationSettings(0.25, 0.44, true, 0.35, 0.4, 0.3, 0.3, 0.1, 0.3, 0.25, 0);
  }

  /** For photos that are crops from a shop already: vary them less, or nothing is left to see. */
  public static AugmentationSettings crops() {
    return new AugmentationSettings(0.6, 0.25, true, 0.2, 0.3, 0.15, 0.2, 0.05, 0.15, 0.1, 0);
  }

  /** The photo as it is. */
  public static AugmentationSettings none() {
    return new AugmentationSettings(1, 0, false, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /**
   * The same, but milder: how a training begins that goes from easy to hard.
   *
   * @param strength 0 shows photos as they are, 1 as these settings say
   */
  AugmentationSettings eased(double strength) {
    return strength >= 1
        ? this
        : new AugmentationSettings(
            1 - strength * (1 - leastArea),
            strength * rotation,
            mirror,
            strength * colour,
            strength * lowResolution,
            strength * blur,
            strength * noise,
            strength * jpeg,
            strength * cutOut,
            strength * hand,
            strength * background);
  }

  /** Each kind of change alone, always, by a name for people; what is off is left out. */
  Map<String, AugmentationSettings> alone() {
    Map<String, AugmentationSettings> all = new LinkedHashMap<>();
    put(all, "crop", leastArea < 1, one(leastArea, 0, false, 0));
    put(all, "turn", rotation > 0, one(1, rotation, false, 0));
    put(all, "mirror", mirror, one(1, 0, true, 0));
    put(all, "colour", colour > 0, one(1, 0, false, colour));
    put(all, "coarse", lowResolution > 0, flaws(1, 0, 0, 0));
    put(all, "blur", blur > 0, flaws(0, 1, 0, 0));
    put(all, "noise", noise > 0, flaws(0, 0, 1, 0));
    put(all, "jpeg", jpeg > 0, flaws(0, 0, 0, 1));
    put(all, "cut out", cutOut > 0, covers(1, 0, 0));
    put(all, "hand", hand > 0, covers(0, 1, 0));
    put(all, "background", background > 0, covers(0, 0, 1));
    return all;
  }

  private static void put(
      Map<String, AugmentationSettings> all, String name, boolean on, AugmentationSettings one) {
    if (on) {
      all.put(name, one);
    }
  }

  private static AugmentationSettings one(
      double leastArea, double rotation, boolean mirror, double colour) {
    return new AugmentationSettings(leastArea, rotation, mirror, colour, 0, 0, 0, 0, 0, 0, 0);
  }

  private static AugmentationSettings flaws(double coarse, double blur, double noise, double jpeg) {
    return new AugmentationSettings(1, 0, false, 0, coarse, blur, noise, jpeg, 0, 0, 0);
  }

  private static AugmentationSettings covers(double cutOut, double hand, double background) {
    return new AugmentationSettings(1, 0, false, 0, 0, 0, 0, 0, cutOut, hand, background);
  }
}
