package dev.walkout.sim.catalogue.art;

import java.awt.Color;

/** Colours as 0xRRGGBB and how far apart people see them. */
final class Palette {
  /** Ground colours that packages are printed on. */
  static final int[] GROUNDS = {
    0xffffff, 0xf6ecd4, 0xf3d13b, 0xef8d22, 0xd62f2f, 0x9c1f3c, 0xe88fb0, 0x7a3c94, 0x2f3e8f,
    0x2a77c9, 0x79bfe8, 0x1d8b8a, 0x2f9150, 0x9ac93e, 0x14563a, 0x5a3a26, 0x23242c, 0xc9ccd2,
    0xbfe0cf, 0xd9c7ea
  };

  private Palette() {}

  /**
   * Distance in CIE L*a*b* (D65, CIE 1976 difference); about 2.3 is just noticeable, 100 is black
   * against white.
   */
  static double distance(int first, int second) {
    double[] a = lab(first);
    double[] b = lab(second);
    return Math.sqrt(
        (a[0] - b[0]) * (a[0] - b[0])
            + (a[1] - b[1]) * (a[1] - b[1])
            + (a[2] - b[2]) * (a[2] - b[2]));
  }

  /** Black or white, whichever reads better on the colour. */
  static int inkOn(int ground) {
    return lab(ground)[0] > 62 ? 0x1a1a22 : 0xffffff;
  }

  /** A colour between two, 0 the first and 1 the second. */
  static int mix(int first, int second, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = first >> shift & 255;
      int b = second >> shift & 255;
      mixed |= (int) Math.round(a + (b - a) * share) << shift;
    }
    return mixed;
  }

  /** Hue and saturation kept roughly, lightness moved; used for the second tone of a pattern. */
  static int tone(int colour, double by) {
    return by >= 0 ? mix(colour, 0xffffff, by) : mix(colour, 0x000000, -by);
  }

  static int vivid(double hue) {
    return Color.HSBtoRGB((float) hue, 0.8f, 0.85f) & 0xffffff;
  }

  private static double[] lab(int rgb) {
    double r = linear(rgb >> 16 & 255);
    double g = linear(rgb >> 8 & 255);
    double b = linear(rgb & 255);
    double x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    double y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b);
    double z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static double curve(double t) {
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
  }
}
