package dev.walkout.vision.evaluate;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Photo folders for tests: each product has a colour, each photo its own light and place. */
final class DrawnPhotos {

  private DrawnPhotos() {}

  /**
   * Writes photos of products named {@code category__colour}; the same folder name gives the same.
   */
  static Path folder(Path folder, int photos, String... products) throws IOException {
    for (String product : products) {
      String colour = product.substring(product.indexOf("__") + 2);
      draw(folder.resolve(product), colour, photos, folder.getFileName().toString().hashCode());
    }
    return folder;
  }

  /** Writes photos of one product. */
  static void draw(Path folder, String colour, int photos, int seed) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(seed);
    Color paint =
        switch (colour) {
          case "red" -> Color.RED;
          case "green" -> Color.GREEN;
          case "blue" -> Color.BLUE;
          case "yellow" -> Color.YELLOW;
          default -> Color.CYAN;
        };
    for (int i = 0; i < photos; i++) {
      BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = image.createGraphics();
      pen.setColor(new Color(90 + random.nextInt(60), 100, 100));
      pen.fillRect(0, 0, 80, 60);
      pen.setColor(paint);
      pen.fillRect(10 + random.nextInt(8), 5 + random.nextInt(8), 50, 40);
      pen.dispose();
      File file = folder.resolve(i + ".jpg").toFile();
      ImageIO.write(image, "jpg", file);
    }
  }
}
