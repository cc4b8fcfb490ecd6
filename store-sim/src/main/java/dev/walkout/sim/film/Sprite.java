package dev.walkout.sim.film;

import dev.walkout.sim.sensor.CropCamera;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** A cut-out that is laid over pictures at whole pixels; knows which columns each row fills. */
final class Sprite {
  private static final int OPAQUE = 127;

  private final int width;
  private final int[] argb;
  private final int[] from;
  private final int[] until;

  /** From premultiplied ARGB, row by row. */
  Sprite(int[] argb, int width) {
    this.width = width;
    this.argb = argb;
    int height = argb.length / width;
    this.from = new int[height];
    this.until = new int[height];
    for (int y = 0; y < height; y++) {
      int left = 0;
      while (left < width && argb[y * width + left] == 0) {
        left++;
      }
      int right = width;
      while (right > left && argb[y * width + right - 1] == 0) {
        right--;
      }
      from[y] = left;
      until[y] = right;
    }
  }

  /** From a drawing of TYPE_INT_ARGB_PRE. */
  static Sprite of(BufferedImage drawing) {
    return new Sprite(
        ((DataBufferInt) drawing.getRaster().getDataBuffer()).getData(), drawing.getWidth());
  }

  /** Lays it over a picture, its upper left corner at a place that may lie outside. */
  void over(int[] rgb, int left, int top) {
    int first = Math.max(0, -top);
    int last = Math.min(from.length, Picture.HEIGHT - top);
    for (int y = first; y < last; y++) {
      int begin = Math.max(from[y], -left);
      int end = Math.min(until[y], Picture.WIDTH - left);
      int to = (y + top) * Picture.WIDTH + left;
      for (int x = begin; x < end; x++) {
        int above = argb[y * width + x];
        if (above >>> 24 == 255) {
          rgb[to + x] = above & 0xffffff;
        } else if (above != 0) {
          rgb[to + x] = CropCamera.over(rgb[to + x], above);
        }
      }
    }
  }

  /** The box round its opaque part inside the picture; empty if it lies outside. */
  Rectangle box(int left, int top) {
    int x0 = Picture.WIDTH;
    int x1 = 0;
    int y0 = Picture.HEIGHT;
    int y1 = 0;
    int last = Math.min(from.length, Picture.HEIGHT - top);
    for (int y = Math.max(0, -top); y < last; y++) {
      int begin = Math.max(from[y], -left);
      int end = Math.min(until[y], Picture.WIDTH - left);
      while (begin < end && !opaque(begin, y)) {
        begin++;
      }
      while (end > begin && !opaque(end - 1, y)) {
        end--;
      }
      if (begin < end) {
        x0 = Math.min(x0, begin + left);
        x1 = Math.max(x1, end + left);
        y0 = Math.min(y0, y + top);
        y1 = Math.max(y1, y + top + 1);
      }
    }
    return x0 < x1 ? new Rectangle(x0, y0, x1 - x0, y1 - y0) : new Rectangle();
  }

  /** Share of another sprite's opaque part that this one covers when it lies so far off it. */
  double cover(Sprite other, int dx, int dy) {
    int all = 0;
    int under = 0;
    for (int y = 0; y < other.from.length; y++) {
      for (int x = other.from[y]; x < other.until[y]; x++) {
        if (other.opaque(x, y)) {
          all++;
          under += inside(x - dx, y - dy) && opaque(x - dx, y - dy) ? 1 : 0;
        }
      }
    }
    return all == 0 ? 0 : (double) under / all;
  }

  private boolean inside(int x, int y) {
    return x >= 0 && y >= 0 && x < width && y < from.length;
  }

  private boolean opaque(int x, int y) {
    return argb[y * width + x] >>> 24 > OPAQUE;
  }
}
