package dev.walkout.sim.film;

import dev.walkout.sim.shop.Seed;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Somebody who passes along the lower edge: head and shoulders from behind, in front of whatever
 * hands are there; never as high as the opening.
 *
 * @param along the way through the zone in shelf lengths, 0 (begin of the first) to 1, by seconds
 * @param lowers how many pixels the crown of the head is below its highest possible place
 */
record Passer(Glide along, int lowers, Look look) {
  private static final double EVERY_SECONDS = 14;
  private static final int WIDTH = 210;

  /** How far below the opening the crown of a head is at least. */
  private static final int LEAST_BELOW = 100;

  /** Everybody who passes a zone, the same for all its cameras. */
  static List<Passer> of(Object zone, Seed seed, double lasts) {
    RandomGenerator random = seed.random("passers", zone);
    List<Passer> passers = new ArrayList<>();
    double now = EVERY_SECONDS * random.nextExponential();
    while (now < lasts) {
      double takes = random.nextDouble(1.8, 5);
      boolean back = random.nextBoolean();
      double[] times = {now, now + takes * random.nextDouble(0.4, 0.6), now + takes};
      double[] places = {back ? 1.3 : -0.3, random.nextDouble(0.4, 0.6), back ? -0.3 : 1.3};
      passers.add(new Passer(new Glide(times, places), random.nextInt(10, 120), Look.draw(random)));
      now += 2 + EVERY_SECONDS * random.nextExponential();
    }
    return passers;
  }

  /** Lays the drawn person over the picture. */
  void draw(Frame frame, Sprite person, CameraPose pose, double seconds) {
    int left = (int) Math.round(pose.column(along.at(seconds))) - WIDTH / 2;
    double step = 4 * Math.sin(2 * Math.PI * 1.8 * (seconds - along.from()));
    int top = pose.lineY() + LEAST_BELOW + lowers + (int) Math.round(step);
    person.over(frame.rgb(), left, top);
  }

  /** Head and shoulders, with a soft shadow round them. */
  Sprite drawn() {
    int height = Picture.HEIGHT;
    BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = Arm.smooth(image);
    double size = look.size();
    double middle = WIDTH / 2.0;
    double head = 62 * size;
    double shoulders = 168 * size;
    graphics.setPaint(
        new RadialGradientPaint(
            (float) middle,
            150,
            105,
            new float[] {0.5f, 1},
            new Color[] {new Color(0, 0, 0, 80), new Color(0, 0, 0, 0)}));
    graphics.fillRect(0, 0, WIDTH, height);
    Ellipse2D round =
        new Ellipse2D.Double(middle - shoulders / 2, head * 0.75, shoulders, 120 * size);
    Color lit = new Color(Arm.shade(look.sleeve(), 1.1));
    Color dark = new Color(Arm.shade(look.sleeve(), 0.6));
    graphics.setPaint(new GradientPaint((float) middle - 40, 0, lit, WIDTH, 60, dark));
    graphics.fill(round);
    graphics.fillRect(
        (int) (middle - shoulders / 2), (int) (head * 0.75 + 60 * size), (int) shoulders, height);
    graphics.setColor(new Color(Arm.shade(look.skin(), 0.8)));
    graphics.fill(new Ellipse2D.Double(middle - head * 0.3, head * 0.7, head * 0.6, head * 0.5));
    graphics.setPaint(
        new RadialGradientPaint(
            (float) (middle - head * 0.12),
            (float) (head * 0.3),
            (float) (head * 0.7),
            new float[] {0, 1},
            new Color[] {
              new Color(Arm.shade(look.hair(), 1.35)), new Color(Arm.shade(look.hair(), 0.75))
            }));
    graphics.fill(new Ellipse2D.Double(middle - head / 2, 2, head, head * 1.1));
    graphics.dispose();
    return Sprite.of(image);
  }
}
