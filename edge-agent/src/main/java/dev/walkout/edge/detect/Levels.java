package dev.walkout.edge.detect;

import dev.walkout.edge.frame.Box;

/**
 * A small picture in YCbCr, one unsigned byte a level, row by row.
 *
 * @param luma brightness
 * @param blue blue difference, 128 for grey
 * @param red red difference, 128 for grey
 */
public record Levels(int width, int height, byte[] luma, byte[] blue, byte[] red) {

  static Levels of(int width, int height) {
    int pixels = width * height;
    return new Levels(width, height, new byte[pixels], new byte[pixels], new byte[pixels]);
  }

  /** How many. */
  public int pixels() {
    return luma.length;
  }

  /** The levels in a box, on their own. */
  Levels part(Box box) {
    Levels part = of(box.width(), box.height());
    for (int row = 0; row < box.height(); row++) {
      int from = (box.y() + row) * width + box.x();
      int to = row * box.width();
      System.arraycopy(luma, from, part.luma, to, box.width());
      System.arraycopy(blue, from, part.blue, to, box.width());
      System.arraycopy(red, from, part.red, to, box.width());
    }
    return part;
  }
}
