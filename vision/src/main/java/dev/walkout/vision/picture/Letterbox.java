package dev.walkout.vision.picture;

import java.util.Arrays;

/**
 * The one way a picture becomes a square: it keeps its aspect, lies in the middle, and the rest is
 * mid grey. Enrolment, training and the shop all use it.
 */
public final class Letterbox {

  /** The grey beside a picture that is not square. */
  public static final byte PADDING = (byte) 128;

  private Letterbox() {}

  /**
   * Fits a picture into a square.
   *
   * @param side of the square in pixels, 1 or more
   * @return a picture of side x side; the same object when it has that size already. Shrinking
   *     averages areas, growing is bilinear.
   */
  public static Picture square(Picture picture, int side) {
    if (side < 1) {
      throw new BadPicture("side", Integer.toString(side), "ask for at least 1 pixel");
    }
    if (picture.width() == side && picture.height() == side) {
      return picture;
    }
    int longest = Math.max(picture.width(), picture.height());
    int width = Math.max(1, Math.round((float) picture.width() * side / longest));
    int height = Math.max(1, Math.round((float) picture.height() * side / longest));
    Picture fitted = resize(picture, width, height);
    byte[] out = new byte[3 * side * side];
    Arrays.fill(out, PADDING);
    int left = (side - width) / 2;
    int top = (side - height) / 2;
    for (int y = 0; y < height; y++) {
      System.arraycopy(fitted.rgb(), 3 * y * width, out, 3 * ((top + y) * side + left), 3 * width);
    }
    return new Picture(side, side, out);
  }

  /** Resizes to exactly width x height, by area when shrinking and bilinearly when growing. */
  public static Picture resize(Picture picture, int width, int height) {
    if (picture.width() == width && picture.height() == height) {
      return picture;
    }
    Taps across = Taps.between(picture.width(), width);
    Taps down = Taps.between(picture.height(), height);
    float[] rows = new float[3 * width * picture.height()];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < width; x++) {
        horizontal(picture, across, x, y, rows, 3 * (y * width + x));
      }
    }
    byte[] out = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      vertical(rows, down, y, width, out);
    }
    return new Picture(width, height, out);
  }

  private static void horizontal(Picture from, Taps taps, int x, int y, float[] to, int at) {
    float red = 0;
    float green = 0;
    float blue = 0;
    byte[] rgb = from.rgb();
    int source = 3 * (y * from.width() + taps.first[x]);
    for (float weight : taps.weights[x]) {
      red += weight * (rgb[source] & 0xFF);
      green += weight * (rgb[source + 1] & 0xFF);
      blue += weight * (rgb[source + 2] & 0xFF);
      source += 3;
    }
    to[at] = red;
    to[at + 1] = green;
    to[at + 2] = blue;
  }

  private static void vertical(float[] rows, Taps taps, int y, int width, byte[] out) {
    float[] weights = taps.weights[y];
    for (int i = 0; i < 3 * width; i++) {
      float sum = 0;
      for (int t = 0; t < weights.length; t++) {
        sum += weights[t] * rows[3 * (taps.first[y] + t) * width + i];
      }
      out[3 * y * width + i] = (byte) Math.min(255, Math.max(0, Math.round(sum)));
    }
  }

  /** For each target pixel along one axis, the first source pixel and the weights from there on. */
  private record Taps(int[] first, float[][] weights) {

    static Taps between(int from, int to) {
      int[] first = new int[to];
      float[][] weights = new float[to][];
      double scale = (double) from / to;
      // A triangle narrower than the pixel pitch would skip pixels when shrinking: use the area.
      for (int i = 0; i < to; i++) {
        double low = scale > 1 ? i * scale : (i + 0.5) * scale - 0.5;
        double high = scale > 1 ? (i + 1) * scale : low + 1;
        if (scale > 1) {
          area(low, high, from, i, first, weights);
        } else {
          linear(low, from, i, first, weights);
        }
      }
      return new Taps(first, weights);
    }

    private static void area(
        double low, double high, int from, int i, int[] first, float[][] weights) {
      first[i] = (int) low;
      int last = Math.min(from, (int) Math.ceil(high - 1e-9));
      weights[i] = new float[last - first[i]];
      for (int s = first[i]; s < last; s++) {
        weights[i][s - first[i]] =
            (float) ((Math.min(high, s + 1.0) - Math.max(low, s)) / (high - low));
      }
    }

    private static void linear(double at, int from, int i, int[] first, float[][] weights) {
      double inside = Math.min(from - 1.0, Math.max(0, at));
      first[i] = Math.min(from - 1, (int) inside);
      float share = (float) (inside - first[i]);
      weights[i] = first[i] + 1 < from ? new float[] {1 - share, share} : new float[] {1};
    }
  }
}
