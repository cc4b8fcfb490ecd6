package dev.walkout.vision.picture;

/**
 * A decoded picture.
 *
 * @param width in pixels, 1 or more
 * @param height in pixels, 1 or more
 * @param rgb interleaved red, green and blue, one unsigned byte each, row by row from the top left;
 *     3 * width * height long. The array is shared, not copied: nobody writes to it.
 */
public record Picture(int width, int height, byte[] rgb) {

  public Picture {
    if (width < 1 || height < 1) {
      throw new BadPicture(
          "size", width + " x " + height, "give a picture of at least 1 x 1 pixels");
    }
    if (rgb.length != 3 * width * height) {
      throw new BadPicture(
          "rgb",
          rgb.length + " bytes",
          "give 3 * " + width + " * " + height + " = " + 3 * width * height + " bytes");
    }
  }
}
