package dev.walkout.sim.sensor;

import java.util.random.RandomGenerator;

/**
 * What one shot does to a product, drawn from a {@link Difficulty}.
 *
 * @param side longer side of the crop in pixels
 * @param rotation turn in the picture plane, radians
 * @param tilt turn out of it, radians, about the axis that lies at {@code tiltAxis}
 * @param gains factor of each colour channel: brightness times colour cast
 * @param cover part of the product that a hand may cover, 0 for none
 * @param edges error of the left, top, right and bottom edge as a share of the box's side; positive
 *     moves the edge outwards
 */
record ShotPlan(
    int side,
    double rotation,
    double tilt,
    double tiltAxis,
    double[] gains,
    double blur,
    double noise,
    double cover,
    double[] edges,
    int jpegQuality) {

  static ShotPlan draw(Difficulty difficulty, RandomGenerator random) {
    int side = whole(difficulty.cropPixels(), random);
    double rotation = Math.toRadians(both(difficulty.rotationDegrees(), random));
    double tilt = Math.toRadians(difficulty.tiltDegrees() * random.nextDouble());
    double tiltAxis = 2 * Math.PI * random.nextDouble();
    double brightness = 1 + both(difficulty.brightness(), random);
    double[] gains = cast(difficulty.colourCast() * random.nextDouble(), random);
    for (int i = 0; i < 3; i++) {
      gains[i] *= brightness;
    }
    double blur = difficulty.blurPixels() * random.nextDouble();
    double noise = difficulty.noiseLevels() * random.nextDouble();
    boolean hand = random.nextDouble() < difficulty.handShare();
    double cover = hand ? difficulty.handCover() * (0.2 + 0.8 * random.nextDouble()) : 0;
    double[] edges = new double[4];
    for (int i = 0; i < 4; i++) {
      edges[i] = both(difficulty.boxError(), random);
    }
    int quality = whole(difficulty.jpegQuality(), random);
    return new ShotPlan(side, rotation, tilt, tiltAxis, gains, blur, noise, cover, edges, quality);
  }

  /** Channel gains whose largest deviation from 1 is {@code amount}, in a random direction. */
  private static double[] cast(double amount, RandomGenerator random) {
    double[] direction = new double[3];
    double mean = 0;
    for (int i = 0; i < 3; i++) {
      direction[i] = random.nextDouble();
      mean += direction[i] / 3;
    }
    double largest = 1e-9;
    for (int i = 0; i < 3; i++) {
      direction[i] -= mean;
      largest = Math.max(largest, Math.abs(direction[i]));
    }
    for (int i = 0; i < 3; i++) {
      direction[i] = 1 + amount * direction[i] / largest;
    }
    return direction;
  }

  private static double both(double bound, RandomGenerator random) {
    return bound * (2 * random.nextDouble() - 1);
  }

  private static int whole(Difficulty.Span span, RandomGenerator random) {
    return span.least() + random.nextInt(span.most() - span.least() + 1);
  }
}
