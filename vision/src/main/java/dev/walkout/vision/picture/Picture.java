package dev.walkout.vision.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

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

  /** The same picture as Java draws and encodes it. */
  public BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < rgb.length; i += 3) {
      bgr[i] = rgb[i + 2];
      bgr[i + 1] = rgb[i + 1];
      bgr[i + 2] = rgb[i];
    }
    return image;
  }
}
