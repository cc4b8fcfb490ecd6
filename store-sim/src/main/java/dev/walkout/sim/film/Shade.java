package dev.walkout.sim.film;

import dev.walkout.sim.shop.HandMovement;
import dev.walkout.sim.shop.TripPlan.Stay;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The shadow of somebody who stands before the shelves; the person is outside of the picture.
 *
 * @param column of its middle, by seconds of the film
 */
record Shade(Glide column) {
  private static final int WIDTH = 360;
  private static final int HEIGHT = 300;

  /** How long somebody needs to walk up or away. */
  private static final double WALKS = 1.5;

  /** The shadow of a stay: it comes, is near where the hands are, and goes. */
  static Shade of(Stay stay, CameraPose pose, Facings facings, Instant startsAt) {
    RandomGenerator random = pose.seed().random("shade", stay.personTrack());
    double begin = Hands.seconds(startsAt, stay.enteredAt());
    double end = Hands.seconds(startsAt, stay.leftAt());
    List<double[]> points = new ArrayList<>();
    points.add(new double[] {begin, pose.column(random.nextBoolean() ? 1.4 : -0.4)});
    for (HandMovement movement : stay.movements()) {
      double near = facings.cells().get(movement.sku()).getCenterX() + random.nextDouble(-70, 70);
      points.add(new double[] {Hands.seconds(startsAt, movement.startedAt()) - 0.3, near});
      points.add(new double[] {Hands.seconds(startsAt, movement.endedAt()) + 0.3, near});
    }
    if (stay.movements().isEmpty()) {
      double near = pose.column(random.nextDouble());
      points.add(new double[] {begin + WALKS, near});
      points.add(new double[] {Math.max(end - WALKS, begin + WALKS + 0.1), near});
    }
    double last = points.get(points.size() - 1)[0];
    double away = pose.column(random.nextBoolean() ? 1.4 : -0.4);
    points.add(new double[] {Math.max(end, last + 0.5), away});
    return new Shade(Glide.through(points));
  }

  void draw(Frame frame, Sprite shadow, CameraPose pose, double seconds) {
    int left = (int) Math.round(column.at(seconds)) - WIDTH / 2;
    shadow.over(frame.rgb(), left, pose.lineY() + 30);
  }

  /** The shadow that everybody throws. */
  static Sprite drawn() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = image.createGraphics();
    graphics.transform(AffineTransform.getScaleInstance(1, (double) HEIGHT / WIDTH));
    graphics.setPaint(
        new RadialGradientPaint(
            WIDTH / 2f,
            WIDTH * 0.55f,
            WIDTH * 0.5f,
            new float[] {0.1f, 1},
            new Color[] {new Color(0, 0, 0, 80), new Color(0, 0, 0, 0)}));
    graphics.fillRect(0, 0, WIDTH, WIDTH);
    graphics.dispose();
    return Sprite.of(image);
  }
}
