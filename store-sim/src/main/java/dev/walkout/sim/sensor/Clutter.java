package dev.walkout.sim.sensor;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * What is behind a product: shelves with other packages and price tags, floor, a shopper's coat.
 */
final class Clutter {
  private final Graphics2D graphics;
  private final RandomGenerator random;
  private final int width;
  private final int height;

  private Clutter(BufferedImage image, RandomGenerator random) {
    this.graphics = image.createGraphics();
    this.random = random;
    this.width = image.getWidth();
    this.height = image.getHeight();
  }

  static BufferedImage paint(int width, int height, RandomGenerator random) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Clutter clutter = new Clutter(image, random);
    double turn = 0.5 * (random.nextDouble() - 0.5);
    clutter.fill(clutter.grey(40, 230), 0, 0, width, height);
    clutter.graphics.rotate(turn, width / 2.0, height / 2.0);
    double scene = random.nextDouble();
    if (scene < 0.62) {
      clutter.shelves();
    } else if (scene < 0.82) {
      clutter.floor();
    } else {
      clutter.packages(-height / 2, height, 0.9);
    }
    if (random.nextDouble() < 0.25) {
      clutter.coat();
    }
    clutter.graphics.dispose();
    return image;
  }

  private void shelves() {
    int gap = Math.max(14, (int) (height * (0.45 + 0.5 * random.nextDouble())));
    int board = Math.max(3, gap / 8);
    int start = -height / 2 - random.nextInt(gap);
    int colour = grey(110, 245);
    for (int y = start; y < height * 3 / 2; y += gap) {
      packages(y, gap - board, 0.5 + 0.5 * random.nextDouble());
      fill(colour, -width / 2, y + gap - board, 2 * width, board);
      fill(0x303038, -width / 2, y + gap, 2 * width, Math.max(1, board / 3));
      tags(y + gap - board, board);
    }
  }

  private void tags(int y, int height) {
    int tag = height * 3;
    for (int x = -width / 2 + random.nextInt(tag * 2);
        x < width * 3 / 2;
        x += tag + random.nextInt(tag * 3)) {
      fill(random.nextInt(3) == 0 ? 0xf6e04a : 0xfafafa, x, y, tag, height);
      fill(0x202028, x + tag / 6, y + height / 4, tag / 3, Math.max(1, height / 2));
      fill(0x808088, x + tag * 3 / 5, y + height / 3, tag / 4, Math.max(1, height / 5));
    }
  }

  /** A row of packages that stand on y + rowHeight. */
  private void packages(int y, int rowHeight, double tallest) {
    int x = -width / 2;
    while (x < width * 3 / 2) {
      int wide = Math.max(6, (int) (width * (0.12 + 0.3 * random.nextDouble())));
      int tall = Math.max(6, (int) (rowHeight * tallest * (0.7 + 0.3 * random.nextDouble())));
      int ground = colour();
      int band = colour();
      int repeat = 1 + random.nextInt(3);
      double at = random.nextDouble();
      for (int i = 0; i < repeat; i++) {
        other(new int[] {x, y + rowHeight - tall, wide, tall}, new int[] {ground, band}, at);
        x += wide + 1 + random.nextInt(3);
      }
      if (random.nextInt(5) == 0) {
        x += random.nextInt(Math.max(2, width / 3));
      }
    }
  }

  private void other(int[] box, int[] colours, double at) {
    int x = box[0];
    int y = box[1];
    int wide = box[2];
    int tall = box[3];
    fill(colours[0], x, y, wide, tall);
    fill(colours[1], x, y + (int) (tall * 0.8 * at), wide, tall / 6 + 1);
    graphics.setColor(new Color(colours[1]));
    graphics.fillOval(x + wide / 5, y + tall / 3, wide * 3 / 5, Math.min(tall / 2, wide * 3 / 5));
    fill(0xf4f4f4, x + wide / 8, y + tall / 10, wide * 3 / 4, Math.max(1, tall / 9));
    fill(0x2a2a33, x + wide / 5, y + tall / 8, wide / 2, Math.max(1, tall / 20));
    graphics.setColor(new Color(0, 0, 0, 70));
    graphics.fillRect(x + wide - Math.max(1, wide / 10), y, Math.max(1, wide / 10), tall);
  }

  private void floor() {
    int tile = 10 + random.nextInt(Math.max(11, width / 2));
    int light = grey(130, 235);
    int dark = random.nextBoolean() ? grey(90, 200) : light;
    for (int y = -height / 2, row = 0; y < height * 3 / 2; y += tile, row++) {
      for (int x = -width / 2, column = 0; x < width * 3 / 2; x += tile, column++) {
        fill((row + column) % 2 == 0 ? light : dark, x, y, tile - 1, tile - 1);
      }
    }
    if (random.nextBoolean()) {
      packages(-height / 2 - random.nextInt(height), height, 1);
    }
  }

  private void coat() {
    int from = random.nextBoolean() ? -width / 2 : width / 3 + random.nextInt(width / 2 + 1);
    fill(colour(), from, -height / 2, width * 3 / 4, 2 * height);
    graphics.setColor(new Color(0, 0, 0, 50));
    graphics.fillRect(from + width / 4, -height / 2, Math.max(1, width / 20), 2 * height);
  }

  private void fill(int rgb, int x, int y, int wide, int tall) {
    graphics.setColor(new Color(rgb));
    graphics.fillRect(x, y, wide, tall);
  }

  private int colour() {
    float saturation = random.nextFloat() * 0.9f;
    float brightness = 0.2f + 0.75f * random.nextFloat();
    return Color.HSBtoRGB(random.nextFloat(), saturation, brightness) & 0xffffff;
  }

  private int grey(int least, int most) {
    int level = least + random.nextInt(most - least);
    int warm = random.nextInt(18);
    return Math.min(255, level + warm) << 16 | level << 8 | Math.max(0, level - random.nextInt(18));
  }
}
