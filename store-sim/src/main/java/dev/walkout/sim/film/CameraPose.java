package dev.walkout.sim.film;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.sim.shop.Seed;
import java.util.random.RandomGenerator;

/**
 * How a camera hangs before the shelves of its zone, and what its picture is like.
 *
 * @param lineY row of the shelf's opening, which lies level, in pixels from the top
 * @param left where the shelves begin on that row, in pixels
 * @param right where they end
 * @param zoom how large hands and products are, about 1
 * @param mirrored whether the zone's first shelf is on the right: the camera looks from the other
 *     end of the aisle
 * @param gains factor of each colour channel: what its exposure and white balance make of the light
 */
record CameraPose(
    String id,
    ZoneKey zone,
    int lineY,
    int left,
    int right,
    double zoom,
    boolean mirrored,
    double[] gains,
    Seed seed) {

  /**
   * Hangs up a camera.
   *
   * @param number of the camera in its zone, from 0; every second one is mirrored
   */
  static CameraPose of(String id, ZoneKey zone, int number, Seed seed) {
    RandomGenerator random = seed.random("pose", id);
    int lineY = Picture.HEIGHT * 2 / 5 + random.nextInt(-10, 11);
    // A product held before the outermost shelf is still inside of the picture.
    int left = random.nextInt(44, 70);
    int right = Picture.WIDTH - random.nextInt(44, 70);
    double zoom = random.nextDouble(0.88, 1.06);
    double bright = random.nextDouble(0.88, 1.06);
    double warm = random.nextDouble(-0.08, 0.08);
    double[] gains = {bright * (1 + warm), bright, bright * (1 - warm)};
    return new CameraPose(id, zone, lineY, left, right, zoom, number % 2 == 1, gains, seed);
  }

  /** The column of a place along the zone's shelves, 0 (begin of the first) to 1. */
  double column(double along) {
    return left + (mirrored ? 1 - along : along) * (right - left);
  }

  /** A generator for what this camera alone sees. */
  RandomGenerator random(Object what, Object which) {
    return seed.random("film", id, what, which);
  }
}
