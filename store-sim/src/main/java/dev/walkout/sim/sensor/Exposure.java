package dev.walkout.sim.sensor;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What lens, light and sensor do to a scene: gains, blur, noise; and how sharp the result is. */
final class Exposure {
  /**
   * A fixed table: drawing a Gaussian for every channel of every pixel would cost more than the
   * rest.
   */
  private static final float[] GAUSS = gauss();

  private final int width;
  private final int height;
  private final float[][] channels;

  /** From packed RGB pixels, row by row. */
  Exposure(int[] rgb, int width, double[] gains) {
    this.width = width;
    this.height = rgb.length / width;
    this.channels = new float[3][rgb.length];
    for (int c = 0; c < 3; c++) {
      int shift = 16 - 8 * c;
      float gain = (float) gains[c];
      for (int i = 0; i < rgb.length; i++) {
        channels[c][i] = gain * (rgb[i] >> shift & 255);
      }
    }
  }

  /** Gaussian blur with a standard deviation in pixels; edges repeat. */
  void blur(double sigma) {
    if (sigma < 0.2) {
      return;
    }
    int radius = (int) Math.ceil(2.5 * sigma);
    float[] kernel = new float[2 * radius + 1];
    float sum = 0;
    for (int k = -radius; k <= radius; k++) {
      kernel[k + radius] = (float) Math.exp(-k * k / (2 * sigma * sigma));
      sum += kernel[k + radius];
    }
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] /= sum;
    }
    float[] between = new float[width * height];
    for (float[] channel : channels) {
      convolve(channel, between, kernel, 1);
      convolve(between, channel, kernel, width);
    }
  }

  private void convolve(float[] from, float[] to, float[] kernel, int stride) {
    int radius = kernel.length / 2;
    int length = stride == 1 ? width : height;
    int lines = stride == 1 ? height : width;
    int lineStride = stride == 1 ? width : 1;
    for (int line = 0; line < lines; line++) {
      int base = line * lineStride;
      for (int i = 0; i < length; i++) {
        float sum = 0;
        for (int k = -radius; k <= radius; k++) {
          int at = Math.min(length - 1, Math.max(0, i + k));
          sum += kernel[k + radius] * from[base + at * stride];
        }
        to[base + i * stride] = sum;
      }
    }
  }

  void noise(double sigma, RandomGenerator random) {
    for (float[] channel : channels) {
      for (int i = 0; i < channel.length; i += 4) {
        long bits = random.nextLong();
        for (int k = i; k < Math.min(i + 4, channel.length); k++) {
          channel[k] += (float) sigma * GAUSS[(int) (bits & GAUSS.length - 1)];
          bits >>>= 16;
        }
      }
    }
  }

  BufferedImage picture() {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        row[x] = level(channels[0][i]) << 16 | level(channels[1][i]) << 8 | level(channels[2][i]);
      }
      picture.setRGB(0, y, width, 1, row, 0, width);
    }
    return picture;
  }

  /**
   * Sharpness as a camera can measure it: curvature of the luminance against its slope, 0 (nothing
   * but slow changes) to 1.
   */
  double sharpness() {
    double curvature = 0;
    double slope = 2;
    float[] luma = channels[1];
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        double across = luma[i + 1] - luma[i - 1];
        double down = luma[i + width] - luma[i - width];
        double bend = luma[i + 1] + luma[i - 1] + luma[i + width] + luma[i - width] - 4 * luma[i];
        curvature += bend * bend;
        slope += across * across + down * down;
      }
    }
    return Math.min(1, Math.sqrt(curvature / slope) / 1.6);
  }

  private static int level(float value) {
    return value <= 0 ? 0 : value >= 255 ? 255 : (int) (value + 0.5f);
  }

  private static float[] gauss() {
    SplittableRandom random = new SplittableRandom(1);
    float[] table = new float[4096];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) random.nextGaussian();
    }
    return table;
  }
}
