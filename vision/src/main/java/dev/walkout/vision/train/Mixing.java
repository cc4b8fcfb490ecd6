package dev.walkout.vision.train;

import java.util.SplittableRandom;

/**
 * Puts two pictures of a batch into one: blended (Zhang et al., "mixup", ICLR 2018) or one pasted
 * into the other (Yun et al., "CutMix", ICCV 2019).
 *
 * @param side of the pictures in pixels
 * @param blended whether they are blended
 */
record Mixing(int side, boolean blended) {

  static Batch mixed(
      byte[] pictures, Sampler.Choice choice, Mixing mixing, SplittableRandom random) {
    int count = choice.products().length;
    int shift = random.nextInt(1, count);
    double share = random.nextDouble(0.5, 1);
    byte[] mixed = pictures.clone();
    double kept =
        mixing.blended()
            ? mixing.blend(pictures, mixed, shift, share)
            : mixing.paste(pictures, mixed, shift, new Place(share, random));
    return new Batch(
        mixed,
        mixed,
        choice.products(),
        shifted(choice.products(), shift),
        choice.categories(),
        shifted(choice.categories(), shift),
        kept);
  }

  private double blend(byte[] from, byte[] to, int shift, double share) {
    int bytes = 3 * side * side;
    int first = (int) Math.round(256 * share);
    for (int i = 0; i < from.length; i++) {
      int other = (i + shift * bytes) % from.length;
      to[i] = (byte) ((first * (from[i] & 0xFF) + (256 - first) * (from[other] & 0xFF)) >> 8);
    }
    return first / 256.0;
  }

  private record Place(double share, double x, double y) {
    Place(double share, SplittableRandom random) {
      this(share, random.nextDouble(), random.nextDouble());
    }
  }

  /** Pastes a rectangle of the next picture into each and returns the share that is left. */
  private double paste(byte[] from, byte[] to, int shift, Place place) {
    int bytes = 3 * side * side;
    int size = (int) Math.round(side * Math.sqrt(1 - place.share()));
    int left = (int) (place.x() * (side - size));
    int top = (int) (place.y() * (side - size));
    for (int picture = 0; picture < from.length; picture += bytes) {
      int other = (picture + shift * bytes) % from.length;
      for (int y = top; y < top + size; y++) {
        int at = 3 * (y * side + left);
        System.arraycopy(from, other + at, to, picture + at, 3 * size);
      }
    }
    return 1 - (double) size * size / (side * side);
  }

  private static int[] shifted(int[] values, int shift) {
    int[] shifted = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      shifted[i] = values[(i + shift) % values.length];
    }
    return shifted;
  }
}
