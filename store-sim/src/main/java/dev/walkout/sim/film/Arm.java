package dev.walkout.sim.film;

import dev.walkout.sim.sensor.Hand;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A drawn arm with its hand and its shadow, seen from above the aisle.
 *
 * @param under what lies below a held product: the arm, the palm, fingers behind
 * @param over what lies above it: the thumb or the fingers that hold it; null for an open hand
 * @param tipX column of the finger tips in both
 * @param tipY row of the finger tips in both
 */
record Arm(Sprite under, Sprite over, int tipX, int tipY) {
  /** Width of a hand in pixels at zoom 1. */
  private static final double HAND = 74;

  /** How a hand holds what it holds. */
  enum Grip {
    OPEN,
    THUMB,
    FINGERS
  }

  /**
   * What is drawn.
   *
   * @param zoom of the camera
   * @param length from the finger tips to beyond the lower edge, in pixels
   * @param grasp how far front fingers reach over the product, 0..1
   */
  record Plan(Look look, double angle, double zoom, double length, Grip grip, double grasp) {
    double unit() {
      return HAND * zoom * look.size();
    }
  }

  static Arm draw(Plan plan, RandomGenerator random) {
    double unit = plan.unit();
    double lean = Math.sin(plan.angle()) * plan.length();
    int width = (int) (Math.abs(lean) + 3.4 * unit);
    int height = (int) (Math.cos(plan.angle()) * plan.length() + 1.6 * unit);
    int tipX = (int) (lean > 0 ? width - 1.7 * unit : 1.7 * unit);
    int tipY = (int) (0.8 * unit);
    long shape = random.nextLong();
    Canvas under = new Canvas(width, height, tipX, tipY, plan);
    under.arm();
    under.palm();
    under.fingersBehind(new SplittableRandom(shape));
    Sprite over = null;
    if (plan.grip() != Grip.OPEN) {
      Canvas front = new Canvas(width, height, tipX, tipY, plan);
      front.fingersInFront(new SplittableRandom(shape));
      over = Sprite.of(front.finished());
    }
    return new Arm(Sprite.of(withShadow(under.finished())), over, tipX, tipY);
  }

  /** A soft shadow to the right below: its silhouette made small and large again. */
  private static BufferedImage withShadow(BufferedImage arm) {
    int eighth = 8;
    BufferedImage small =
        new BufferedImage(
            arm.getWidth() / eighth, arm.getHeight() / eighth, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D shrink = smooth(small);
    shrink.drawImage(arm, 0, 0, small.getWidth(), small.getHeight(), null);
    shrink.setComposite(AlphaComposite.SrcIn);
    shrink.setColor(new Color(0, 0, 0, 75));
    shrink.fillRect(0, 0, small.getWidth(), small.getHeight());
    shrink.dispose();
    BufferedImage both =
        new BufferedImage(arm.getWidth(), arm.getHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = smooth(both);
    graphics.drawImage(small, 16, 12, arm.getWidth(), arm.getHeight(), null);
    graphics.drawImage(arm, 0, 0, null);
    graphics.dispose();
    return both;
  }

  static Graphics2D smooth(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    return graphics;
  }

  /** Draws with the finger tips at the origin and the arm towards positive y. */
  private static final class Canvas {
    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Plan plan;
    private final double unit;

    Canvas(int width, int height, int tipX, int tipY, Plan plan) {
      this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
      this.graphics = smooth(image);
      this.plan = plan;
      this.unit = plan.unit();
      graphics.translate(tipX, tipY);
      graphics.rotate(plan.angle());
    }

    BufferedImage finished() {
      graphics.dispose();
      return image;
    }

    void arm() {
      double end = plan.length() + unit;
      limb(plan.look().skin(), new double[] {1.35 * unit, 0.33 * unit, end, 0.52 * unit});
      if (plan.look().sleeveLength() > 0) {
        double cuff = 1.75 * unit + (1 - plan.look().sleeveLength()) * 3 * unit;
        int sleeve = plan.look().sleeve();
        limb(sleeve, new double[] {cuff, 0.47 * unit, end, 0.66 * unit});
        limb(shade(sleeve, 0.72), new double[] {cuff, 0.48 * unit, cuff + 0.1 * unit, 0.49 * unit});
      }
    }

    /** A tapered piece of arm: y and half width at its beginning and end. */
    private void limb(int colour, double[] ends) {
      Path2D outline = new Path2D.Double();
      outline.moveTo(-ends[1], ends[0]);
      outline.lineTo(ends[1], ends[0]);
      outline.lineTo(ends[3], ends[2]);
      outline.lineTo(-ends[3], ends[2]);
      outline.closePath();
      graphics.setPaint(across(colour, ends[3]));
      graphics.fill(outline);
    }

    void palm() {
      Path2D palm = new Path2D.Double();
      palm.moveTo(-0.46 * unit, 0.72 * unit);
      palm.quadTo(0, 0.6 * unit, 0.46 * unit, 0.72 * unit);
      palm.curveTo(0.52 * unit, 1.2 * unit, 0.42 * unit, 1.45 * unit, 0.34 * unit, 1.6 * unit);
      palm.lineTo(-0.34 * unit, 1.6 * unit);
      palm.curveTo(-0.42 * unit, 1.45 * unit, -0.52 * unit, 1.2 * unit, -0.46 * unit, 0.72 * unit);
      palm.closePath();
      graphics.setPaint(across(plan.look().skin(), 0.5 * unit));
      graphics.fill(palm);
    }

    void fingersBehind(RandomGenerator random) {
      double bend = plan.grip() == Grip.OPEN ? 0 : 0.25;
      for (int i = 0; i < 4 && plan.grip() != Grip.FINGERS; i++) {
        double x = (i - 1.5) * 0.24 * unit;
        double tip = (0.1 * Math.abs(i - 1.4) + bend + 0.1 * random.nextDouble()) * unit;
        finger(x * 1.18, tip, x, 0.86 * unit, 0.22 * unit);
      }
      if (plan.grip() != Grip.THUMB) {
        finger(-0.78 * unit, 0.62 * unit, -0.36 * unit, 1.2 * unit, 0.25 * unit);
      }
    }

    void fingersInFront(RandomGenerator random) {
      double reach = plan.grasp();
      if (plan.grip() == Grip.THUMB) {
        double tip = (0.75 - 0.6 * reach) * unit;
        finger(-0.02 * unit, tip, -0.44 * unit, 1.1 * unit, 0.27 * unit);
        return;
      }
      for (int i = 0; i < 4; i++) {
        double x = (i - 1.5) * 0.235 * unit;
        double shorter = 0.1 * Math.abs(i - 1.4) + 0.1 * random.nextDouble();
        double tip = (0.85 - 0.85 * reach + shorter) * unit;
        finger(x * 1.05, tip, x, 0.95 * unit, 0.215 * unit);
      }
    }

    private void finger(double tipX, double tipY, double rootX, double rootY, double thick) {
      Hand.finger(graphics, new double[] {tipX, tipY, rootX, rootY, thick}, plan.look().skin());
    }

    private GradientPaint across(int colour, double half) {
      return new GradientPaint(
          (float) -half,
          0,
          new Color(shade(colour, 1.07)),
          (float) half,
          0,
          new Color(shade(colour, 0.7)));
    }
  }

  static int shade(int rgb, double by) {
    return (int) Math.min(255, (rgb >> 16 & 255) * by) << 16
        | (int) Math.min(255, (rgb >> 8 & 255) * by) << 8
        | (int) Math.min(255, (rgb & 255) * by);
  }
}
