package dev.walkout.vision.train;

import dev.walkout.vision.picture.LabelledPhoto;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Photos of coloured shapes for tests: a product is a shape in two colours. */
final class Shapes {

  private static final int SIDE = 48;

  private Shapes() {}

  /** Writes photos {@code shape__NN/K.jpg}; the same seed gives the same photos. */
  static List<LabelledPhoto> write(Path folder, int products, int photos) {
    List<LabelledPhoto> all = new ArrayList<>();
    for (int product = 0; product < products; product++) {
      String category = product % 2 == 0 ? "round" : "square";
      String id = category + "__" + (10 + product);
      for (int photo = 0; photo < photos; photo++) {
        Path file = folder.resolve(id).resolve((10 + photo) + ".jpg");
        write(file, product, new Random(1000L * product + photo));
        all.add(new LabelledPhoto(id, category, file));
      }
    }
    return all;
  }

  private static void write(Path file, int product, Random random) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    int grey = 90 + random.nextInt(80);
    pen.setColor(new Color(grey, grey, grey));
    pen.fillRect(0, 0, SIDE, SIDE);
    pen.rotate(0.3 * (random.nextDouble() - 0.5), SIDE / 2.0, SIDE / 2.0);
    double size = 26 + 10 * random.nextDouble();
    double x = (SIDE - size) * random.nextDouble();
    double y = (SIDE - size) * random.nextDouble();
    var shape =
        product % 2 == 0
            ? new Ellipse2D.Double(x, y, size, size)
            : new Rectangle2D.Double(x, y, size, size);
    pen.setColor(Color.getHSBColor(product * 0.381966f, 0.9f, 0.9f));
    pen.fill(shape);
    pen.setStroke(new BasicStroke(6));
    pen.setColor(Color.getHSBColor(product * 0.7243f + 0.2f, 0.8f, 0.6f));
    pen.draw(shape);
    pen.dispose();
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "jpeg", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
