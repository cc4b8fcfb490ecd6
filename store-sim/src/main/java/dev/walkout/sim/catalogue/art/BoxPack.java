package dev.walkout.sim.catalogue.art;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** A package with flat faces: turning it shows a strip of its side. */
record BoxPack(BufferedImage front, BufferedImage side) implements Pack {
  @Override
  public BufferedImage pose(Pose pose) {
    double frontWidth = front.getWidth() * Math.cos(pose.yaw());
    double sideWidth = side.getWidth() * Math.abs(Math.sin(pose.yaw()));
    int width = Math.max(1, (int) Math.round(frontWidth + sideWidth));
    BufferedImage seen = new BufferedImage(width, front.getHeight(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = seen.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    boolean right = pose.yaw() > 0;
    double frontX = right ? 0 : sideWidth;
    graphics.drawImage(front, stretch(frontX, frontWidth / front.getWidth()), null);
    double sideX = right ? frontWidth : 0;
    if (sideWidth >= 1) {
      graphics.drawImage(side, stretch(sideX, sideWidth / side.getWidth()), null);
    }
    shade(graphics, frontX, frontWidth, pose.light());
    graphics.setComposite(java.awt.AlphaComposite.SrcAtop);
    graphics.setColor(new Color(0, 0, 0, (int) (70 - 30 * pose.light() * (right ? 1 : -1))));
    graphics.fillRect((int) Math.round(sideX), 0, (int) Math.ceil(sideWidth), front.getHeight());
    graphics.dispose();
    return seen;
  }

  private void shade(Graphics2D graphics, double x, double width, double light) {
    graphics.setComposite(java.awt.AlphaComposite.SrcAtop);
    int dark = (int) (38 * Math.abs(light)) + 8;
    Color near = new Color(255, 255, 255, dark / 2);
    Color far = new Color(0, 0, 0, dark);
    graphics.setPaint(
        new GradientPaint(
            (float) x,
            0,
            light < 0 ? near : far,
            (float) (x + width),
            front.getHeight(),
            light < 0 ? far : near));
    graphics.fillRect((int) x, 0, (int) Math.ceil(width), front.getHeight());
  }

  private static AffineTransform stretch(double x, double scale) {
    return new AffineTransform(scale, 0, 0, 1, x, 0);
  }
}
