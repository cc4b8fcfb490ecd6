package dev.walkout.vision.picture;

/**
 * What tells whether two files show nearly the same picture: a perceptual hash, which sees where
 * things lie, and the colours of 8 x 8 fields, which tell variants of one design apart.
 *
 * @param hash of {@link PerceptualHash}
 * @param fields red, green and blue of each, 0 to 255, less the picture's mean brightness
 */
record Likeness(long hash, float[] fields) {

  /** Unrelated pictures differ in 32 bits; copies that were compressed again in 2 or 3. */
  private static final int MOST_BITS = 6;

  /** Mean difference of a field's channel. */
  private static final double MOST_DIFFERENCE = 9;

  private static final int SIDE = 8;

  static Likeness of(Picture picture) {
    byte[] rgb = Letterbox.resize(picture, SIDE, SIDE).rgb();
    float[] fields = new float[rgb.length];
    float mean = 0;
    for (byte level : rgb) {
      mean += (float) (level & 0xFF) / rgb.length;
    }
    for (int i = 0; i < rgb.length; i++) {
      fields[i] = (rgb[i] & 0xFF) - mean;
    }
    return new Likeness(PerceptualHash.of(picture), fields);
  }

  boolean isNear(Likeness other) {
    return PerceptualHash.distance(hash, other.hash) <= MOST_BITS
        && difference(other) <= MOST_DIFFERENCE;
  }

  private double difference(Likeness other) {
    double sum = 0;
    for (int i = 0; i < fields.length; i++) {
      sum += Math.abs(fields[i] - other.fields[i]);
    }
    return sum / fields.length;
  }
}
