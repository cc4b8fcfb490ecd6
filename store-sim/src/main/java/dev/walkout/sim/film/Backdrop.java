package dev.walkout.sim.film;

import dev.walkout.sim.catalogue.Catalogue;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What stands still before a camera: the shelf's inside with its boards and product fronts, the
 * edge of its opening, the base below it and the aisle's floor.
 */
final class Backdrop {
  private final CameraPose pose;
  private final Facings facings;
  private final RandomGenerator random;
  private final BufferedImage picture =
      new BufferedImage(Picture.WIDTH, Picture.HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D graphics = picture.createGraphics();

  private Backdrop(CameraPose pose, Facings facings) {
    this.pose = pose;
    this.facings = facings;
    this.random = pose.random("backdrop", "");
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
  }

  /** Packed RGB, row by row. */
  static int[] paint(CameraPose pose, Facings facings, Catalogue catalogue) {
    Backdrop backdrop = new Backdrop(pose, facings);
    backdrop.wall();
    backdrop.products(catalogue);
    backdrop.boards();
    backdrop.floor();
    backdrop.posts();
    backdrop.vignette();
    backdrop.graphics.dispose();
    return ((DataBufferInt) backdrop.picture.getRaster().getDataBuffer()).getData().clone();
  }

  private void wall() {
    int grey = random.nextInt(70, 130);
    shaded(new Rectangle(0, 0, Picture.WIDTH, pose.lineY()), grey(grey), grey(grey / 2));
  }

  private void products(Catalogue catalogue) {
    for (Map.Entry<String, Rectangle> entry : facings.cells().entrySet()) {
      RandomGenerator look = pose.seed().random("facing", entry.getKey());
      BufferedImage front = catalogue.view(entry.getKey(), look);
      row(front, entry.getValue());
    }
  }

  /** As many fronts as the cell holds, and darker ones behind them. */
  private void row(BufferedImage front, Rectangle cell) {
    double scale =
        Math.min(cell.width / (double) front.getWidth(), cell.height * 0.96 / front.getHeight());
    int width = (int) (front.getWidth() * scale);
    int height = (int) (front.getHeight() * scale);
    int count = Math.max(1, cell.width / (width + 2));
    int gap = (cell.width - count * width) / (count + 1);
    int bottom = cell.y + cell.height;
    for (int i = 0; i < count; i++) {
      int x = cell.x + gap + i * (width + gap);
      graphics.drawImage(front, x + 1, bottom - height - 4, width - 2, height, null);
      graphics.setColor(new Color(0, 0, 0, 90));
      graphics.fillRect(x, bottom - height - 4, width, 5);
      graphics.drawImage(front, x, bottom - height, width, height, null);
      graphics.setColor(new Color(0, 0, 0, 60));
      graphics.fillRect(x + width, bottom - height + 3, 2, height - 3);
    }
  }

  private void boards() {
    Color board = grey(random.nextInt(170, 225));
    Color rail = new Color(random.nextInt(2) == 0 ? 0xd9d4c8 : 0x8fa3b5);
    facings.cells().values().stream()
        .mapToInt(cell -> cell.y + cell.height)
        .distinct()
        .forEach(y -> board(y, board, rail));
    int y = pose.lineY();
    fill(board.brighter(), 0, y - 1, Picture.WIDTH, 3);
    shaded(new Rectangle(0, y + 2, Picture.WIDTH, 7), rail, rail.darker());
  }

  private void board(int y, Color board, Color rail) {
    fill(board, 0, y, Picture.WIDTH, 3);
    shaded(new Rectangle(0, y + 3, Picture.WIDTH, Facings.BOARD - 3), rail, rail.darker());
    for (Rectangle cell : facings.cells().values()) {
      if (cell.y + cell.height == y) {
        int tag = Math.min(26, cell.width * 2 / 3);
        int x = cell.x + (cell.width - tag) / 2;
        fill(random.nextInt(4) == 0 ? new Color(0xf2dc4c) : Color.WHITE, x, y + 2, tag, 9);
        fill(new Color(0x26262c), x + 3, y + 4, tag / 2, 4);
        fill(new Color(0x8c8c94), x + tag * 2 / 3, y + 5, tag / 4, 2);
      }
    }
    graphics.setPaint(
        new GradientPaint(0, y + Facings.BOARD, new Color(0, 0, 0, 110), 0, y + 34, clear()));
    graphics.fillRect(0, y + Facings.BOARD, Picture.WIDTH, pose.lineY() - y > 20 ? 24 : 0);
  }

  /** The base under the opening throws its shadow on the floor in front of it. */
  private void floor() {
    int y = pose.lineY() + 9;
    int base = y + random.nextInt(34, 54);
    shaded(
        new Rectangle(0, y, Picture.WIDTH, base - y),
        grey(random.nextInt(60, 150)),
        grey(random.nextInt(30, 60)));
    int level = random.nextInt(140, 205);
    shaded(
        new Rectangle(0, base, Picture.WIDTH, Picture.HEIGHT - base),
        grey(level - 34),
        grey(level));
    tiles(base, level);
    graphics.setPaint(new GradientPaint(0, base, new Color(0, 0, 0, 120), 0, base + 40, clear()));
    graphics.fillRect(0, base, Picture.WIDTH, 40);
  }

  /** Joints that run towards the shelf, and joints along it that lie closer the farther away. */
  private void tiles(int base, int level) {
    graphics.setColor(new Color(level / 2, level / 2, level / 2, 70));
    int middle = random.nextInt(200, 440);
    int wide = random.nextInt(90, 150);
    for (int i = -9; i <= 9; i++) {
      graphics.drawLine(middle + i * wide * 7 / 10, base, middle + i * wide, Picture.HEIGHT);
    }
    double step = wide * 0.5;
    for (double y = base + random.nextInt(10, 30); y < Picture.HEIGHT; y += step) {
      graphics.drawLine(0, (int) y, Picture.WIDTH, (int) y);
      step *= 1.15;
    }
    for (int i = 0; i < 260; i++) {
      int grain = random.nextInt(2) == 0 ? 0 : 255;
      graphics.setColor(new Color(grain, grain, grain, 22));
      int y = random.nextInt(base, Picture.HEIGHT);
      graphics.fillOval(random.nextInt(Picture.WIDTH), y, random.nextInt(2, 7), 2);
    }
  }

  private void posts() {
    Color post = grey(random.nextInt(90, 190));
    for (Facings.Stretch stretch : facings.shelves()) {
      post(stretch.from(), post);
      post(stretch.to(), post);
    }
    fill(post.darker(), 0, 0, pose.left() - 3, pose.lineY() + 40);
    fill(post.darker(), pose.right() + 3, 0, Picture.WIDTH - pose.right(), pose.lineY() + 40);
  }

  private void post(int x, Color colour) {
    fill(colour, x - 2, 0, 4, pose.lineY() + 9);
    fill(colour.darker(), x + 1, 0, 1, pose.lineY() + 9);
  }

  private void vignette() {
    graphics.setPaint(
        new GradientPaint(0, 0, new Color(0, 0, 0, 70), 0, pose.lineY() * 0.7f, clear()));
    graphics.fillRect(0, 0, Picture.WIDTH, pose.lineY());
    boolean fromLeft = random.nextBoolean();
    graphics.setPaint(
        new GradientPaint(
            0,
            0,
            new Color(0, 0, 0, fromLeft ? 50 : 0),
            Picture.WIDTH,
            0,
            new Color(0, 0, 0, fromLeft ? 0 : 50)));
    graphics.fillRect(0, 0, Picture.WIDTH, Picture.HEIGHT);
  }

  private void shaded(Rectangle box, Color upper, Color lower) {
    graphics.setPaint(new GradientPaint(0, box.y, upper, 0, box.y + box.height, lower));
    graphics.fillRect(box.x, box.y, box.width, box.height);
  }

  private void fill(Color colour, int x, int y, int wide, int tall) {
    graphics.setColor(colour);
    graphics.fillRect(x, y, wide, tall);
  }

  private static Color grey(int level) {
    return new Color(level, level, Math.max(0, level - 6));
  }

  private static Color clear() {
    return new Color(0, 0, 0, 0);
  }
}
