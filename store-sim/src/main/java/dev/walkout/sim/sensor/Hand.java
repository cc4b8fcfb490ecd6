package dev.walkout.sim.sensor;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.random.RandomGenerator;

/**
 * A drawn hand with its sleeve that reaches into a crop from outside.
 *
 * <p>It is drawn once on a square of twice the crop's longer side with the finger tips past the
 * middle, and then pulled back along its own direction until it covers no more than it may.
 */
public final class Hand {
  private static final int[] SKIN = {0xf6d3b8, 0xe9b995, 0xd49a72, 0xb4784f, 0x8a5636, 0x5a3825};
  private static final int[] SLEEVE = {
    0x26324a, 0x1c1c20, 0x7a2230, 0x4d6b3c, 0xc9c4b8, 0x5a6f8f, 0xb5533a, 0xe7e7ea, 0x3d2f5c
  };

  private final int reach;
  private final int canvas;
  private final int[] argb;
  private final double dx;
  private final double dy;

  private Hand(int reach, int[] argb, double angle) {
    this.reach = reach;
    this.canvas = 2 * reach;
    this.argb = argb;
    this.dx = Math.cos(angle);
    this.dy = Math.sin(angle);
  }

  /** One of the skin tones that people here have, packed RGB. */
  public static int skin(RandomGenerator random) {
    return SKIN[random.nextInt(SKIN.length)];
  }

  /** One of the colours of sleeves, packed RGB. */
  public static int sleeve(RandomGenerator random) {
    return SLEEVE[random.nextInt(SLEEVE.length)];
  }

  /**
   * A hand for a crop whose longer side is {@code side}.
   *
   * @param grip size of the product in pixels; fingers are drawn against it
   */
  static Hand draw(int side, double grip, RandomGenerator random) {
    // Arms come from below and from the sides, hardly ever from above.
    double angle = Math.PI * (1.5 + 0.72 * (2 * random.nextDouble() - 1));
    BufferedImage image = new BufferedImage(2 * side, 2 * side, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.translate(side, side);
    graphics.rotate(angle);
    graphics.translate(side * 0.2, side * 0.3 * (2 * random.nextDouble() - 1));
    fingers(graphics, grip, random);
    graphics.dispose();
    int[] argb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    return new Hand(side, argb, angle);
  }

  /** Finger tips at x = 0, the arm towards negative x. */
  private static void fingers(Graphics2D graphics, double grip, RandomGenerator random) {
    int skin = skin(random);
    double thick = grip * (0.12 + 0.1 * random.nextDouble());
    int count = random.nextInt(5) == 0 ? 1 : 2 + random.nextInt(3);
    double length = thick * (2.4 + 1.6 * random.nextDouble());
    double spread = count * thick;
    Color sleeve = new Color(sleeve(random));
    graphics.setColor(sleeve);
    graphics.fill(
        new RoundRectangle2D.Double(
            -length - 40 * thick, -spread * 0.62, 38.2 * thick, spread * 1.24, thick, thick));
    graphics.setColor(new Color(skin));
    graphics.fill(
        new RoundRectangle2D.Double(
            -length - 3.4 * thick, -spread * 0.55, 4 * thick, spread * 1.1, 2 * thick, 2 * thick));
    for (int i = 0; i < count; i++) {
      double y = (i - (count - 1) / 2.0) * thick * 1.02;
      double tip = -thick * (0.5 + 0.9 * Math.abs(i - count * 0.4) * random.nextDouble());
      finger(
          graphics,
          new double[] {tip, y * (1 + 0.15 * random.nextDouble()), -length, y, thick},
          skin);
    }
  }

  /**
   * Draws a finger with its nail.
   *
   * @param f tip x, tip y, root x, root y, thickness
   */
  public static void finger(Graphics2D graphics, double[] f, int skin) {
    Line2D bone = new Line2D.Double(f[2], f[3], f[0], f[1]);
    graphics.setColor(shade(skin, 0.62));
    graphics.setStroke(round(f[4]));
    graphics.draw(bone);
    graphics.setColor(new Color(skin));
    graphics.setStroke(round(f[4] * 0.86));
    graphics.draw(bone);
    graphics.setColor(shade(skin, 1.12));
    graphics.fill(
        new Ellipse2D.Double(f[0] - f[4] * 0.1, f[1] - f[4] * 0.26, f[4] * 0.44, f[4] * 0.52));
  }

  private static BasicStroke round(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private static Color shade(int rgb, double by) {
    return new Color(
        (int) Math.min(255, (rgb >> 16 & 255) * by),
        (int) Math.min(255, (rgb >> 8 & 255) * by),
        (int) Math.min(255, (rgb & 255) * by));
  }

  /**
   * How far to pull the hand back so that it covers at most a share of the product.
   *
   * @param product premultiplied ARGB of the product alone, {@code columns} wide
   * @return pixels, or -1 if even at the crop's border it covers too much
   */
  int pullBack(int[] product, int columns, double share) {
    for (int back = 0; back < reach / 2; back += 2) {
      if (cover(product, columns, back) <= share) {
        return back;
      }
    }
    return -1;
  }

  /** Share of the product's area under the hand when it is pulled back this far. */
  double cover(int[] product, int columns, int back) {
    int rows = product.length / columns;
    int all = 0;
    int under = 0;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        if (product[y * columns + x] >>> 24 > 127) {
          all++;
          if (at(x - columns / 2, y - rows / 2, back) >>> 24 > 127) {
            under++;
          }
        }
      }
    }
    return all == 0 ? 0 : (double) under / all;
  }

  /** Premultiplied ARGB at a place relative to the crop's centre. */
  int at(int x, int y, int back) {
    int column = x + reach + (int) Math.round(back * dx);
    int row = y + reach + (int) Math.round(back * dy);
    if (column < 0 || row < 0 || column >= canvas || row >= canvas) {
      return 0;
    }
    return argb[row * canvas + column];
  }
}
