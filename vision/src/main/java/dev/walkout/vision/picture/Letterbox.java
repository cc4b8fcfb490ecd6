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

  /** The picture with its longer side at most so many pixels; the same object when it fits. */
  public static Picture within(Picture picture, int longestSide) {
    int longest = Math.max(picture.width(), picture.height());
    if (longest <= longestSide) {
      return picture;
    }
    return resize(
        picture,
        Math.max(1, Math.round((float) picture.width() * longestSide / longest)),
        Math.max(1, Math.round((float) picture.height() * longestSide / longest)));
  }

  /** Resizes to exactly width x height, by area when shrinking and bilinearly when growing. */
  public static Picture resize(Picture picture, int width, int height) {
    if (picture.width() == width && picture.height() == height) {
      return picture;
    }
    float[] rows = rows(picture, Tap.between(picture.width(), width));
    return columns(rows, width, Tap.between(picture.height(), height));
  }

  /** Resizes every row; the result has the picture's height. */
  private static float[] rows(Picture picture, Tap[] taps) {
    byte[] rgb = picture.rgb();
    float[] rows = new float[3 * taps.length * picture.height()];
    int at = 0;
    for (int y = 0; y < picture.height(); y++) {
      for (Tap tap : taps) {
        int source = 3 * (y * picture.width() + tap.first());
        for (float weight : tap.weights()) {
          rows[at] += weight * (rgb[source] & 0xFF);
          rows[at + 1] += weight * (rgb[source + 1] & 0xFF);
          rows[at + 2] += weight * (rgb[source + 2] & 0xFF);
          source += 3;
        }
        at += 3;
      }
    }
    return rows;
  }

  private static Picture columns(float[] rows, int width, Tap[] taps) {
    byte[] out = new byte[3 * width * taps.length];
    int at = 0;
    for (Tap tap : taps) {
      for (int i = 0; i < 3 * width; i++) {
        float sum = 0;
        int source = 3 * tap.first() * width + i;
        for (float weight : tap.weights()) {
          sum += weight * rows[source];
          source += 3 * width;
        }
        out[at++] = (byte) Math.min(255, Math.max(0, Math.round(sum)));
      }
    }
    return new Picture(width, taps.length, out);
  }

  /**
   * Which source pixels make up one target pixel along one axis.
   *
   * @param first of them
   * @param weights of it and those after it, of a sum of 1
   */
  private record Tap(int first, float[] weights) {

    static Tap[] between(int from, int to) {
      Tap[] taps = new Tap[to];
      double scale = (double) from / to;
      for (int i = 0; i < to; i++) {
        // Interpolating between two pixels would skip others when shrinking: take the whole area.
        taps[i] =
            scale > 1
                ? area(i * scale, (i + 1) * scale, from)
                : linear((i + 0.5) * scale - 0.5, from);
      }
      return taps;
    }

    private static Tap area(double low, double high, int from) {
      int first = (int) low;
      int last = Math.min(from, (int) Math.ceil(high - 1e-9));
      float[] weights = new float[last - first];
      for (int s = first; s < last; s++) {
        weights[s - first] = (float) ((Math.min(high, s + 1.0) - Math.max(low, s)) / (high - low));
      }
      return new Tap(first, weights);
    }

    private static Tap linear(double at, int from) {
      double inside = Math.min(from - 1.0, Math.max(0, at));
      int first = Math.min(from - 1, (int) inside);
      float share = (float) (inside - first);
      return new Tap(first, first + 1 < from ? new float[] {1 - share, share} : new float[] {1});
    }
  }
}
