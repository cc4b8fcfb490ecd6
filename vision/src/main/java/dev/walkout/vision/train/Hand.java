package dev.walkout.vision.train;

import java.util.SplittableRandom;

/**
 * A hand as a camera sees it around a product: one to four fingers side by side that reach in from
 * an edge.
 *
 * @param x where the first finger enters, -1 to 1
 * @param y where the first finger enters, -1 to 1
 * @param angle in which the fingers point, radians
 * @param length of a finger, in half widths
 * @param radius of a finger, in half widths
 * @param fingers how many
 */
record Hand(double x, double y, double angle, double length, double radius, int fingers) {

  static Hand random(SplittableRandom random) {
    double towards = random.nextDouble(2 * Math.PI);
    double along = random.nextDouble(-0.7, 0.7);
    // Enters at the edge that lies opposite to where it points.
    double x = -Math.cos(towards) * 1.05 - along * Math.sin(towards);
    double y = -Math.sin(towards) * 1.05 + along * Math.cos(towards);
    int fingers = random.nextInt(1, 5);
    double radius = random.nextDouble(0.10, 0.24) / Math.sqrt(fingers / 2.0);
    double angle = towards + random.nextDouble(-0.5, 0.5);
    return new Hand(x, y, angle, random.nextDouble(0.4, 1.1), radius, fingers);
  }

  void cover(Pixels pixels, SplittableRandom random) {
    double light = random.nextDouble(0.35, 1.05);
    float[] skin = {
      (float) (light * random.nextDouble(205, 240)),
      (float) (light * random.nextDouble(150, 185)),
      (float) (light * random.nextDouble(115, 155))
    };
    double dx = Math.cos(angle);
    double dy = Math.sin(angle);
    double reach = length;
    for (int finger = 0; finger < fingers; finger++) {
      double fromX = x - dy * 2.1 * radius * finger;
      double fromY = y + dx * 2.1 * radius * finger;
      capsule(pixels, new double[] {fromX, fromY, dx, dy, reach}, skin);
      reach = length * random.nextDouble(0.75, 1.1);
    }
  }

  private void capsule(Pixels pixels, double[] line, float[] skin) {
    int size = pixels.size();
    float[] values = pixels.values();
    double unit = 2.0 / size;
    for (int row = 0; row < size; row++) {
      double v = (row + 0.5) * unit - 1 - line[1];
      for (int column = 0; column < size; column++) {
        double u = (column + 0.5) * unit - 1 - line[0];
        double along = Math.min(line[4], Math.max(0, u * line[2] + v * line[3]));
        double away = Math.hypot(u - along * line[2], v - along * line[3]);
        if (away < radius) {
          // Rounder towards the side that the light leaves.
          float shade = (float) (1 - 0.35 * (away / radius) * (away / radius));
          int i = 3 * (row * size + column);
          values[i] = shade * skin[0];
          values[i + 1] = shade * skin[1];
          values[i + 2] = shade * skin[2];
        }
      }
    }
  }
}
