package dev.walkout.shop.search.visual;

/**
 * Colours where distances are as people see them: Oklab. Source: B. Ottosson, "A perceptual color
 * space for image processing", 2020.
 */
final class PerceptualColour {

  /** People tell hues apart more readily than shades of one. */
  private static final double HUE_WEIGHT = 2.0;

  private PerceptualColour() {}

  /** Lightness 0 to 1, then green to red and blue to yellow, weighted; of {@code 0xRRGGBB}. */
  static double[] of(int rgb) {
    double r = linear((rgb >> 16) & 0xFF);
    double g = linear((rgb >> 8) & 0xFF);
    double b = linear(rgb & 0xFF);
    double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      HUE_WEIGHT * (1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s),
      HUE_WEIGHT * (0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)
    };
  }

  static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
