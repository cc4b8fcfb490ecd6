package dev.walkout.sim.film;

import dev.walkout.sim.sensor.Hand;
import java.util.random.RandomGenerator;

/**
 * What somebody looks like to a shelf's camera; nothing of a face.
 *
 * @param skin packed RGB
 * @param sleeve packed RGB
 * @param hair packed RGB
 * @param sleeveLength how far the sleeve reaches: 0 leaves the whole arm bare, 1 ends at the wrist
 * @param size of hands and shoulders, about 1
 */
record Look(int skin, int sleeve, int hair, double sleeveLength, double size) {
  private static final int[] HAIR = {0x1d1a18, 0x3a2a1e, 0x6b4a2f, 0xb08d57, 0x8d8d8d, 0xd8d2c6};
  private static final double BARE_SHARE = 0.2;

  static Look draw(RandomGenerator random) {
    int skin = Hand.skin(random);
    int sleeve = Hand.sleeve(random);
    int hair = HAIR[random.nextInt(HAIR.length)];
    boolean bare = random.nextDouble() < BARE_SHARE;
    double length = bare ? 0 : random.nextDouble(0.55, 1);
    return new Look(skin, sleeve, hair, length, random.nextDouble(0.88, 1.1));
  }
}
