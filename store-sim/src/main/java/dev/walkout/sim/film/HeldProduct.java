package dev.walkout.sim.film;

import dev.walkout.sim.sensor.Homography;
import dev.walkout.sim.sensor.Texture;
import java.util.random.RandomGenerator;

/** A product as a hand turns it before a camera. */
final class HeldProduct {
  /** Together with the turning on the way at most 25 degrees, as crops have. */
  private static final double MOST_ROTATION = Math.toRadians(19);

  private static final double TURNING = Math.toRadians(6);
  private static final double MOST_TILT = Math.toRadians(25);
  private static final double TILTING = Math.toRadians(5);
  private static final double DISTANCE = 3;

  private final Texture texture;
  private final double rotation;
  private final double tilt;
  private final double tiltAxis;
  private final double phase;

  HeldProduct(Texture texture, RandomGenerator random) {
    this.texture = texture;
    this.rotation = MOST_ROTATION * (2 * random.nextDouble() - 1);
    this.tilt = MOST_TILT * random.nextDouble();
    this.tiltAxis = 2 * Math.PI * random.nextDouble();
    this.phase = 2 * Math.PI * random.nextDouble();
  }

  /**
   * How it looks, its middle in the middle of the sprite.
   *
   * @param size longer side in pixels, straight from the front
   * @param upright 0 in the hand .. 1 as it stands on the shelf
   */
  Seen at(double seconds, double size, double upright) {
    double wave = Math.sin(2 * Math.PI * 0.7 * seconds + phase);
    double turned = (rotation + TURNING * wave) * (1 - upright);
    double tilted = (tilt + TILTING * wave) * (1 - upright);
    double longer = Math.max(texture.width(), texture.height());
    Homography seen =
        Homography.seen(turned, tilted, tiltAxis, DISTANCE)
            .after(
                Homography.place(
                    1 / longer, -texture.width() / (2 * longer), -texture.height() / (2 * longer)));
    // A corner of a turned square lies 0.71 of its side from the middle, perspective adds a little.
    int half = (int) Math.ceil(size * 0.8) + 1;
    Homography toSprite = Homography.place(size, half, half).after(seen);
    int[] argb = texture.seen(toSprite.inverse(), 2 * half, 2 * half);
    return new Seen(new Sprite(argb, 2 * half), half);
  }

  /** One look at it. */
  record Seen(Sprite sprite, int half) {}
}
