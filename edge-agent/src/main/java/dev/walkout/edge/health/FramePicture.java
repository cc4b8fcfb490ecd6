package dev.walkout.edge.health;

import dev.walkout.edge.config.CameraConfig.ShelfLine;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A camera's last picture with the shelf's line in it, for whoever points the camera. */
final class FramePicture {

  private FramePicture() {}

  /**
   * The picture as PNG; empty if the bytes are no picture.
   *
   * @param line null for none
   */
  static Optional<byte[]> png(byte[] jpeg, ShelfLine line) throws IOException {
    BufferedImage frame = ImageIO.read(new ByteArrayInputStream(jpeg));
    if (frame == null) {
      return Optional.empty();
    }
    if (line != null) {
      draw(frame, line);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(frame, "png", png);
    return Optional.of(png.toByteArray());
  }

  private static void draw(BufferedImage frame, ShelfLine line) {
    Graphics2D graphics = frame.createGraphics();
    graphics.setColor(Color.RED);
    graphics.setStroke(new BasicStroke(Math.max(1, frame.getWidth() / 200f)));
    graphics.draw(
        new Line2D.Double(
            line.from().get(0) * frame.getWidth(),
            line.from().get(1) * frame.getHeight(),
            line.to().get(0) * frame.getWidth(),
            line.to().get(1) * frame.getHeight()));
    graphics.dispose();
  }
}
