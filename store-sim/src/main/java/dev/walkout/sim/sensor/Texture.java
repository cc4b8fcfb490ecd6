package dev.walkout.sim.sensor;

import java.awt.image.BufferedImage;

/** A picture to sample from: premultiplied ARGB, row by row, transparent outside. */
public record Texture(int width, int height, int[] argb) {

  /** From a picture as {@code Catalogue.view} shows it. */
  public static Texture of(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] argb = picture.getRGB(0, 0, width, height, null, 0, width);
    for (int i = 0; i < argb.length; i++) {
      int alpha = argb[i] >>> 24;
      if (alpha == 0) {
        argb[i] = 0;
      } else if (alpha < 255) {
        int c = argb[i];
        argb[i] =
            alpha << 24
                | (c >> 16 & 255) * alpha / 255 << 16
                | (c >> 8 & 255) * alpha / 255 << 8
                | (c & 255) * alpha / 255;
      }
    }
    return new Texture(width, height, argb);
  }

  /**
   * The picture seen through a map.
   *
   * @param toTexture from pixels of the result to pixels of this texture
   * @return premultiplied ARGB, {@code columns * rows}; each pixel is the mean of four samples
   */
  public int[] seen(Homography toTexture, int columns, int rows) {
    Texture level = this;
    Homography map = toTexture;
    // Four samples a pixel: texels may be half a sample's step, then smaller versions are needed.
    while (step(map, columns, rows) > 2.2 && level.width > 8 && level.height > 8) {
      level = level.half();
      map = Homography.place(0.5, 0, 0).after(map);
    }
    int[] out = new int[columns * rows];
    double[] m = map.m();
    for (int j = 0; j < rows; j++) {
      for (int i = 0; i < columns; i++) {
        int odd = 0;
        int even = 0;
        for (int s = 0; s < 4; s++) {
          double x = i + 0.25 + 0.5 * (s & 1);
          double y = j + 0.25 + 0.25 * (s & 2);
          double w = 1 / (m[6] * x + m[7] * y + m[8]);
          int c = level.sample((m[0] * x + m[1] * y + m[2]) * w, (m[3] * x + m[4] * y + m[5]) * w);
          even += c & 0x00ff00ff;
          odd += c >>> 8 & 0x00ff00ff;
        }
        out[j * columns + i] =
            even + 0x00020002 >>> 2 & 0x00ff00ff | odd + 0x00020002 << 6 & 0xff00ff00;
      }
    }
    return out;
  }

  private static double step(Homography map, int columns, int rows) {
    double x = columns / 2.0;
    double y = rows / 2.0;
    return Math.hypot(map.x(x + 1, y) - map.x(x, y), map.y(x + 1, y) - map.y(x, y));
  }

  private int sample(double x, double y) {
    int fx = (int) Math.floor((x - 0.5) * 256);
    int fy = (int) Math.floor((y - 0.5) * 256);
    int column = fx >> 8;
    int row = fy >> 8;
    if (column < -1 || row < -1 || column >= width || row >= height) {
      return 0;
    }
    int u = fx & 255;
    int v = fy & 255;
    int top = blend(at(column, row), at(column + 1, row), u);
    int bottom = blend(at(column, row + 1), at(column + 1, row + 1), u);
    return blend(top, bottom, v);
  }

  private int at(int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? 0 : argb[y * width + x];
  }

  private static int blend(int a, int b, int share) {
    int even = (a & 0x00ff00ff) * (256 - share) + (b & 0x00ff00ff) * share;
    int odd = (a >>> 8 & 0x00ff00ff) * (256 - share) + (b >>> 8 & 0x00ff00ff) * share;
    return even >>> 8 & 0x00ff00ff | odd & 0xff00ff00;
  }

  private Texture half() {
    int w = width / 2;
    int h = height / 2;
    int[] half = new int[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int i = 2 * y * width + 2 * x;
        int even = 0x00020002;
        int odd = 0x00020002;
        for (int k : new int[] {i, i + 1, i + width, i + width + 1}) {
          even += argb[k] & 0x00ff00ff;
          odd += argb[k] >>> 8 & 0x00ff00ff;
        }
        half[y * w + x] = even >>> 2 & 0x00ff00ff | odd << 6 & 0xff00ff00;
      }
    }
    return new Texture(w, h, half);
  }
}
