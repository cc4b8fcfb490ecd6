package dev.walkout.vision.train;

import dev.walkout.vision.picture.Picture;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The product of a catalogue picture without its plain background: the background is what can be
 * reached from the border through pixels of the border's colour.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param product for each pixel, whether it shows the product
 */
record Cutout(int width, int height, boolean[] product) {

  /** How far a background pixel's channels may be from the border's colour. */
  private static final int TOLERANCE = 24;

  /** Share of the border that must have one colour: the product may touch it. */
  private static final double PLAIN = 0.85;

  /** A background of less is no background; a product of less is a flaw of the picture. */
  private static final double LEAST = 0.05;

  /** The cut-out of a picture, if its background is plain. */
  static Optional<Cutout> of(Picture picture) {
    int[] colour = borderColour(picture);
    int[] border = border(picture);
    int plain = 0;
    for (int pixel : border) {
      plain += isNear(picture, pixel, colour) ? 1 : 0;
    }
    if (plain < PLAIN * border.length) {
      return Optional.empty();
    }
    boolean[] product = new boolean[picture.width() * picture.height()];
    java.util.Arrays.fill(product, true);
    int background = flood(picture, border, colour, product);
    double share = (double) background / product.length;
    return share < LEAST || share > 1 - LEAST
        ? Optional.empty()
        : Optional.of(new Cutout(picture.width(), picture.height(), product));
  }

  /** Clears what the background covers; returns of how many pixels. */
  private static int flood(Picture picture, int[] border, int[] colour, boolean[] product) {
    ArrayDeque<Integer> open = new ArrayDeque<>();
    int cleared = 0;
    for (int pixel : border) {
      open.add(pixel);
    }
    int width = picture.width();
    while (!open.isEmpty()) {
      int pixel = open.remove();
      if (!product[pixel] || !isNear(picture, pixel, colour)) {
        continue;
      }
      product[pixel] = false;
      cleared++;
      int x = pixel % width;
      if (x > 0) {
        open.add(pixel - 1);
      }
      if (x < width - 1) {
        open.add(pixel + 1);
      }
      if (pixel >= width) {
        open.add(pixel - width);
      }
      if (pixel + width < product.length) {
        open.add(pixel + width);
      }
    }
    return cleared;
  }

  private static int[] border(Picture picture) {
    int width = picture.width();
    int height = picture.height();
    int[] border = new int[2 * width + 2 * height];
    for (int x = 0; x < width; x++) {
      border[2 * x] = x;
      border[2 * x + 1] = (height - 1) * width + x;
    }
    for (int y = 0; y < height; y++) {
      border[2 * width + 2 * y] = y * width;
      border[2 * width + 2 * y + 1] = y * width + width - 1;
    }
    return border;
  }

  /** The median of each channel: the product that touches the border does not move it. */
  private static int[] borderColour(Picture picture) {
    int[] border = border(picture);
    int[] colour = new int[3];
    for (int channel = 0; channel < 3; channel++) {
      int[] levels = new int[border.length];
      for (int i = 0; i < border.length; i++) {
        levels[i] = picture.rgb()[3 * border[i] + channel] & 0xFF;
      }
      java.util.Arrays.sort(levels);
      colour[channel] = levels[levels.length / 2];
    }
    return colour;
  }

  private static boolean isNear(Picture picture, int pixel, int[] colour) {
    for (int channel = 0; channel < 3; channel++) {
      int level = picture.rgb()[3 * pixel + channel] & 0xFF;
      if (Math.abs(level - colour[channel]) > TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  /**
   * The product before another background.
   *
   * @param picture that was cut, or the same at another size
   * @param background of any size; it is stretched
   */
  Picture before(Picture picture, Picture background) {
    byte[] rgb = picture.rgb().clone();
    for (int y = 0; y < picture.height(); y++) {
      int row = y * height / picture.height() * width;
      int line = y * background.height() / picture.height() * background.width();
      for (int x = 0; x < picture.width(); x++) {
        if (!product[row + x * width / picture.width()]) {
          int from = 3 * (line + x * background.width() / picture.width());
          System.arraycopy(background.rgb(), from, rgb, 3 * (y * picture.width() + x), 3);
        }
      }
    }
    return new Picture(picture.width(), picture.height(), rgb);
  }
}
