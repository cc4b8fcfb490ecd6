package dev.walkout.vision.train;

import java.util.SplittableRandom;

/**
 * A change of colour: each channel becomes {@code own * channel + grey * luminance + offset}.
 *
 * @param own factor per channel
 * @param grey factor of the luminance per channel
 * @param offset added per channel, 0..255
 */
record Colour(float[] own, float[] grey, float[] offset) {

  static Colour random(double strength, SplittableRandom random) {
    double brightness = 1 + random.nextDouble(-strength, strength);
    double saturation = 1 + 0.85 * random.nextDouble(-strength, strength);
    double contrast = 1 + 0.7 * random.nextDouble(-strength, strength);
    float[] own = new float[3];
    float[] grey = new float[3];
    float[] offset = new float[3];
    for (int c = 0; c < 3; c++) {
      double gain = brightness * (1 + 0.3 * random.nextDouble(-strength, strength)) * contrast;
      own[c] = (float) (gain * saturation);
      grey[c] = (float) (gain * (1 - saturation));
      offset[c] = (float) (128 * (1 - contrast));
    }
    return new Colour(own, grey, offset);
  }
}
