package dev.walkout.vision.picture;

import java.util.Arrays;

/**
 * A fingerprint of 64 bits that stays nearly the same when a picture is compressed, resized or
 * lightened, and finds photos that were enrolled twice.
 *
 * <p>The picture's brightness is brought to 32 x 32 and transformed by the discrete cosine
 * transform; each bit says whether one of the 64 coefficients of the lowest frequencies, those
 * without a change along one of the axes left out, lies above their median. Source: C. Zauner,
 * "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010, section 3.2.1.
 *
 * <p>It sees where things lie in a picture, not what they are: two photos of one product from two
 * sides differ by about half of the bits.
 */
public final class PerceptualHash {

  /** Bits of a hash, and so the greatest distance. */
  public static final int BITS = 64;

  private static final int SIDE = 32;
  private static final int LOW = 8;
  private static final double[][] COSINES = cosines();

  private PerceptualHash() {}

  /** The hash of a picture of any size. */
  public static long of(Picture picture) {
    double[] low = lowFrequencies(brightness(Letterbox.resize(picture, SIDE, SIDE)));
    double[] sorted = low.clone();
    Arrays.sort(sorted);
    double median = (sorted[BITS / 2 - 1] + sorted[BITS / 2]) / 2;
    long hash = 0;
    for (int bit = 0; bit < BITS; bit++) {
      if (low[bit] > median) {
        hash |= 1L << bit;
      }
    }
    return hash;
  }

  /** Bits in which two hashes differ, 0 to 64; unrelated pictures differ in about 32. */
  public static int distance(long a, long b) {
    return Long.bitCount(a ^ b);
  }

  /** Luma of ITU-R BT.601, row by row. */
  private static double[][] brightness(Picture picture) {
    double[][] grey = new double[SIDE][SIDE];
    byte[] rgb = picture.rgb();
    for (int i = 0; i < SIDE * SIDE; i++) {
      grey[i / SIDE][i % SIDE] =
          0.299 * (rgb[3 * i] & 0xFF)
              + 0.587 * (rgb[3 * i + 1] & 0xFF)
              + 0.114 * (rgb[3 * i + 2] & 0xFF);
    }
    return grey;
  }

  /** The transform along both axes, of the frequencies 1 to 8 only. */
  private static double[] lowFrequencies(double[][] grey) {
    double[][] rows = new double[SIDE][LOW];
    for (int y = 0; y < SIDE; y++) {
      for (int u = 0; u < LOW; u++) {
        for (int x = 0; x < SIDE; x++) {
          rows[y][u] += COSINES[u][x] * grey[y][x];
        }
      }
    }
    double[] low = new double[BITS];
    for (int v = 0; v < LOW; v++) {
      for (int u = 0; u < LOW; u++) {
        for (int y = 0; y < SIDE; y++) {
          low[v * LOW + u] += COSINES[v][y] * rows[y][u];
        }
      }
    }
    return low;
  }

  private static double[][] cosines() {
    double[][] cosines = new double[LOW][SIDE];
    for (int k = 0; k < LOW; k++) {
      for (int n = 0; n < SIDE; n++) {
        cosines[k][n] = Math.cos(Math.PI * (k + 1) * (2 * n + 1) / (2 * SIDE));
      }
    }
    return cosines;
  }
}
