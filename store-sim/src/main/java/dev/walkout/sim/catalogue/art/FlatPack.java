package dev.walkout.sim.catalogue.art;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** A bag or a flat bottle: turning it makes it narrower and moves the gloss. */
record FlatPack(BufferedImage front, double gloss) implements Pack {
  @Override
  public BufferedImage pose(Pose pose) {
    double scale = Math.cos(1.2 * pose.yaw());
    int width = Math.max(1, (int) Math.round(front.getWidth() * scale));
    BufferedImage seen = new BufferedImage(width, front.getHeight(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = seen.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(front, AffineTransform.getScaleInstance(scale, 1), null);
    graphics.setComposite(AlphaComposite.SrcAtop);
    float peak = (float) (0.5 + 0.25 * pose.light() + 0.3 * pose.yaw());
    float middle = Math.min(0.85f, Math.max(0.15f, peak));
    int strong = (int) (120 * gloss);
    graphics.setPaint(
        new LinearGradientPaint(
            0,
            0,
            width,
            0,
            new float[] {0, middle - 0.12f, middle, middle + 0.12f, 1},
            new Color[] {
              new Color(0, 0, 0, 70),
              new Color(0, 0, 0, 0),
              new Color(255, 255, 255, strong),
              new Color(0, 0, 0, 0),
              new Color(0, 0, 0, 70)
            }));
    graphics.fillRect(0, 0, width, front.getHeight());
    graphics.dispose();
    return seen;
  }
}
