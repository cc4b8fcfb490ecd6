package dev.walkout.edge.capture;

import dev.walkout.vision.picture.Picture;

/**
 * What can be told of a crop without knowing what it shows.
 *
 * @param sharpness 0 to 1
 * @param brightness 0 to 1
 */
public record CropMeasure(double sharpness, double brightness) {

  /** Crops with this longer side, in pixels, count as large. */
  private static final double FULL_SIDE = 120;

  /** Ratio of curvature to slope of a picture in perfect focus. */
  private static final double SHARPEST = 1.6;

  /** Share of the brightest below which a picture shows nothing. */
  private static final double DARK = 0.03;

  /** Slope that even noise has; keeps a plain surface from dividing nothing by nothing. */
  private static final double NOISE = 2;

  /**
   * Measures a picture.
   *
   * <p>Sharpness is the curvature of the luminance against its slope, 0 (only slow changes) to 1;
   * unlike the plain variance of the Laplacian (Pech-Pacheco et al., "Diatom autofocusing in
   * brightfield microscopy", 2000) it does not grow with the contrast of what is pictured.
   */
  public static CropMeasure of(Picture picture) {
    int width = picture.width();
    float[] luma = luma(picture);
    double curvature = 0;
    double slope = NOISE;
    double sum = 0;
    for (int y = 1; y < picture.height() - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        double across = luma[i + 1] - luma[i - 1];
        double down = luma[i + width] - luma[i - width];
        double bend = luma[i + 1] + luma[i - 1] + luma[i + width] + luma[i - width] - 4 * luma[i];
        curvature += bend * bend;
        slope += across * across + down * down;
      }
    }
    for (float level : luma) {
      sum += level;
    }
    double sharp = Math.min(1, Math.sqrt(curvature / slope) / SHARPEST);
    return new CropMeasure(sharp, sum / luma.length / 255);
  }

  /** A lens cap, a cut cable or no light. */
  public boolean black() {
    return brightness < DARK;
  }

  /** 0..1, of a picture of this size. */
  public double quality(Picture picture) {
    double side = Math.max(picture.width(), picture.height());
    return Math.min(1, Math.sqrt(side / FULL_SIDE)) * sharpness;
  }

  /** ITU-R BT.601. */
  private static float[] luma(Picture picture) {
    byte[] rgb = picture.rgb();
    float[] luma = new float[rgb.length / 3];
    for (int i = 0; i < luma.length; i++) {
      luma[i] =
          0.299f * (rgb[3 * i] & 255)
              + 0.587f * (rgb[3 * i + 1] & 255)
              + 0.114f * (rgb[3 * i + 2] & 255);
    }
    return luma;
  }
}
