package dev.walkout.shop;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Photo folders of products that nobody can mistake for one another, drawn in milliseconds. */
public final class PhotoShop {

  public static final List<String> CATEGORIES = List.of("cereal", "drinks", "toys", "sweets");

  private static final int SIDE = 72;

  private PhotoShop() {}

  /** Writes {@code category__product} folders with so many photos each. */
  public static Path write(Path root, int products, int photosEach) {
    for (int product = 0; product < products; product++) {
      String category = CATEGORIES.get(product % CATEGORIES.size());
      Path folder = root.resolve(category + "__no-" + product);
      for (int photo = 0; photo < photosEach; photo++) {
        write(folder.resolve("%04d.jpg".formatted(photo)), jpeg(product, products, photo));
      }
    }
    return root;
  }

  /** A photo of a product: its colours in its own pattern, a little different each time. */
  public static byte[] jpeg(int product, int products, int photo) {
    Random pattern = new Random(product);
    Random light = new Random(1000L * product + photo);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    float hue = (float) product / products;
    pen.setColor(Color.getHSBColor(hue, 0.9f, 0.7f + 0.2f * light.nextFloat()));
    pen.fillRect(0, 0, SIDE, SIDE);
    for (int i = 0; i < 5; i++) {
      pen.setColor(Color.getHSBColor(pattern.nextFloat(), 1f, pattern.nextInt(2)));
      int x = pattern.nextInt(SIDE / 2) + light.nextInt(3);
      int y = pattern.nextInt(SIDE / 2) + light.nextInt(3);
      pen.fillRect(x, y, 8 + pattern.nextInt(SIDE / 3), 8 + pattern.nextInt(SIDE / 3));
    }
    pen.dispose();
    return jpeg(image);
  }

  /** A picture of one colour. */
  public static byte[] jpeg(Color colour) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(colour);
    pen.fillRect(0, 0, SIDE, SIDE);
    pen.setColor(Color.BLACK);
    pen.drawLine(0, 0, SIDE, SIDE);
    pen.dispose();
    return jpeg(image);
  }

  public static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] jpeg(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
