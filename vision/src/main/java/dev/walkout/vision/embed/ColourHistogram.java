package dev.walkout.vision.embed;

import dev.walkout.vision.picture.Picture;

/**
 * Shares of a picture's colours in 12 hues, 3 saturations and 4 values, on a grid of 2x2 quarters.
 *
 * <p>Square roots of the shares, so that Euclidean distance compares as Hellinger's does and a
 * large background does not decide alone.
 */
final class ColourHistogram {

  private static final int HUES = 12;
  private static final int SATURATIONS = 3;
  private static final int VALUES = 4;
  private static final int BINS = HUES * SATURATIONS * VALUES;
  private static final int GRID = 2;

  int dimension() {
    return BINS * GRID * GRID;
  }

  /** A unit vector. */
  float[] of(Picture picture) {
    double[] counts = new double[dimension()];
    for (int y = 0; y < picture.height(); y++) {
      int row = y * GRID / picture.height();
      for (int x = 0; x < picture.width(); x++) {
        int quarter = row * GRID + x * GRID / picture.width();
        int at = 3 * (y * picture.width() + x);
        count(picture.rgb(), at, counts, quarter * BINS);
      }
    }
    float[] unit = new float[counts.length];
    double total = (double) picture.width() * picture.height();
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) Math.sqrt(counts[i] / total); // shares sum to 1, so roots have length 1
    }
    return unit;
  }

  private static void count(byte[] rgb, int at, double[] counts, int from) {
    int r = rgb[at] & 255;
    int g = rgb[at + 1] & 255;
    int b = rgb[at + 2] & 255;
    int max = Math.max(r, Math.max(g, b));
    int spread = max - Math.min(r, Math.min(g, b));
    double hue = HUES / 6.0 * hue(r, g, b, max, spread);
    double saturation = max == 0 ? 0 : (SATURATIONS - 1) * (double) spread / max;
    double value = (VALUES - 1) * max / 255.0;
    spreadOver(counts, from, new double[] {hue, saturation, value});
  }

  /** Hue in [0, 6). */
  private static double hue(int r, int g, int b, int max, int spread) {
    if (spread == 0) {
      return 0;
    }
    double hue;
    if (max == r) {
      hue = (double) (g - b) / spread;
    } else if (max == g) {
      hue = 2 + (double) (b - r) / spread;
    } else {
      hue = 4 + (double) (r - g) / spread;
    }
    return hue < 0 ? hue + 6 : hue;
  }

  /** Shares one pixel among its neighbouring bins: a slight change of light moves little. */
  private static void spreadOver(double[] counts, int from, double[] hsv) {
    for (int corner = 0; corner < 8; corner++) {
      int h = (int) hsv[0] + (corner & 1);
      int s = (int) hsv[1] + (corner >> 1 & 1);
      int v = (int) hsv[2] + (corner >> 2);
      double weight = near(hsv[0], h) * near(hsv[1], s) * near(hsv[2], v);
      if (weight > 0) {
        counts[from + (h % HUES * SATURATIONS + s) * VALUES + v] += weight;
      }
    }
  }

  private static double near(double at, int bin) {
    return Math.max(0, 1 - Math.abs(at - bin));
  }
}
