package dev.walkout.sim.catalogue.art;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures to PNG bytes, in memory. */
public final class PngEncoder {
  private PngEncoder() {}

  /** Encodes a picture as it is. */
  public static byte[] encode(BufferedImage picture) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(picture, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("encoding a picture in memory failed", e);
    }
  }
}
