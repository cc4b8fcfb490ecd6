package dev.walkout.edge.capture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** JPEGs to select among. */
final class Pictures {

  private Pictures() {}

  /** Rectangles that differ with the seed. */
  static byte[] sharp(int seed, int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    Random random = new Random(seed);
    for (int i = 0; i < 30; i++) {
      graphics.setColor(new Color(random.nextInt(0x1000000)));
      graphics.fillRect(random.nextInt(side), random.nextInt(side), side / 3, side / 3);
    }
    graphics.dispose();
    return jpeg(image);
  }

  /** The same out of focus. */
  static byte[] blurred(int seed, int side) {
    try {
      BufferedImage sharp = ImageIO.read(new java.io.ByteArrayInputStream(sharp(seed, side)));
      BufferedImage small = scaled(sharp, side / 10);
      return jpeg(scaled(small, side));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] black(int side) {
    return jpeg(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB));
  }

  private static BufferedImage scaled(BufferedImage from, int side) {
    BufferedImage to = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = to.createGraphics();
    graphics.setRenderingHint(
        java.awt.RenderingHints.KEY_INTERPOLATION,
        java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(from, 0, 0, side, side, null);
    graphics.dispose();
    return to;
  }

  private static byte[] jpeg(BufferedImage image) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "jpg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
