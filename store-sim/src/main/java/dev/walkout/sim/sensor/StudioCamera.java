package dev.walkout.sim.sensor;

import dev.walkout.sim.catalogue.art.JpegEncoder;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.random.RandomGenerator;

/** The photographer of catalogue pictures: clean light ground, even light, a product upright. */
public final class StudioCamera {
  /** Longer side of a catalogue picture in pixels. */
  private static final int SIDE = 160;

  private static final int JPEG_QUALITY = 90;

  /**
   * One catalogue picture.
   *
   * @param view the product as {@code Catalogue.view} shows it
   * @return JPEG bytes, longer side 160 pixels
   */
  public byte[] shoot(BufferedImage view, RandomGenerator random) {
    double longer = Math.max(view.getWidth(), view.getHeight());
    double fill = 0.84 + 0.12 * random.nextDouble();
    int width = (int) Math.round(Math.min(SIDE, SIDE * view.getWidth() / longer + 16));
    int height = (int) Math.round(Math.min(SIDE, SIDE * view.getHeight() / longer + 16));
    double scale = Math.min(fill * width / view.getWidth(), fill * height / view.getHeight());
    double dx = 0.03 * width * (2 * random.nextDouble() - 1);
    double dy = 0.02 * height * (2 * random.nextDouble() - 1);
    Homography seen =
        Homography.seen(
            Math.toRadians(3 * (2 * random.nextDouble() - 1)),
            Math.toRadians(8 * random.nextDouble()),
            2 * Math.PI * random.nextDouble(),
            4);
    Homography toPicture =
        Homography.place(scale * longer, width / 2.0 + dx, height / 2.0 + dy)
            .after(seen)
            .after(
                Homography.place(
                    1 / longer, -view.getWidth() / (2 * longer), -view.getHeight() / (2 * longer)));
    int[] product = Texture.of(view).seen(toPicture.inverse(), width, height);
    BufferedImage picture = ground(width, height, random);
    int[] rgb = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData().clone();
    CropCamera.over(rgb, product);
    double light = 1 + 0.08 * (2 * random.nextDouble() - 1);
    double warm = 0.03 * (2 * random.nextDouble() - 1);
    Exposure exposure =
        new Exposure(rgb, width, new double[] {light * (1 + warm), light, light * (1 - warm)});
    exposure.noise(1, random);
    return JpegEncoder.encode(exposure.picture(), JPEG_QUALITY);
  }

  private static BufferedImage ground(int width, int height, RandomGenerator random) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    int level = 228 + random.nextInt(24);
    graphics.setPaint(
        new GradientPaint(
            0,
            0,
            new Color(level, level, level),
            0,
            height,
            new Color(level - 14, level - 14, level - 12)));
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(new Color(0, 0, 0, 38));
    graphics.fillOval(width / 10, height * 9 / 10, width * 8 / 10, height / 12);
    graphics.dispose();
    return picture;
  }
}
