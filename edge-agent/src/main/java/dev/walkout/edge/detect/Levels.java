package dev.walkout.edge.detect;

/**
 * A small picture in YCbCr, one unsigned byte a level, row by row.
 *
 * @param luma brightness
 * @param blue blue difference, 128 for grey
 * @param red red difference, 128 for grey
 */
record Levels(int width, int height, byte[] luma, byte[] blue, byte[] red) {

  static Levels of(int width, int height) {
    int pixels = width * height;
    return new Levels(width, height, new byte[pixels], new byte[pixels], new byte[pixels]);
  }

  int pixels() {
    return luma.length;
  }
}
