package dev.walkout.sim.catalogue.art;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Draws flat shapes in one colour at a time; coordinates are those of the given graphics. */
final class Pen {
  private final Graphics2D graphics;

  Pen(Graphics2D graphics) {
    this.graphics = graphics;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /** A pen whose unit square is the given box. */
  Pen into(Rectangle2D box) {
    Graphics2D inner = (Graphics2D) graphics.create();
    inner.translate(box.getX(), box.getY());
    inner.scale(box.getWidth(), box.getHeight());
    return new Pen(inner);
  }

  Pen colour(int rgb) {
    graphics.setColor(new Color(rgb));
    return this;
  }

  /** Colour with an opacity of 0..255. */
  Pen glaze(int rgb, int opacity) {
    graphics.setColor(new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, opacity));
    return this;
  }

  Pen fill(Shape shape) {
    graphics.fill(shape);
    return this;
  }

  Pen outline(Shape shape, double width) {
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
    return this;
  }

  Pen disc(double x, double y, double radius) {
    return oval(x, y, radius, radius);
  }

  Pen oval(double x, double y, double rx, double ry) {
    return fill(new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry));
  }

  /** An ellipse turned clockwise by some degrees. */
  Pen leaf(double x, double y, double[] radii, double degrees) {
    Shape upright = new Ellipse2D.Double(-radii[0], -radii[1], 2 * radii[0], 2 * radii[1]);
    AffineTransform turned = AffineTransform.getTranslateInstance(x, y);
    turned.rotate(Math.toRadians(degrees));
    return fill(turned.createTransformedShape(upright));
  }

  Pen rect(double x, double y, double width, double height) {
    return fill(new Rectangle2D.Double(x, y, width, height));
  }

  Pen slab(Rectangle2D box, double corner) {
    return fill(
        new RoundRectangle2D.Double(
            box.getX(), box.getY(), box.getWidth(), box.getHeight(), corner, corner));
  }

  Pen slab(double x, double y, double width, double height) {
    return slab(new Rectangle2D.Double(x, y, width, height), 0.4 * Math.min(width, height));
  }

  Pen poly(double... xy) {
    return fill(path(true, xy));
  }

  Pen line(double width, double... xy) {
    return outline(path(false, xy), width);
  }

  /** An arc from one angle over an extent, in degrees counter-clockwise from three o'clock. */
  Pen arc(double width, Rectangle2D frame, double from, double extent) {
    return outline(new Arc2D.Double(frame, from, extent, Arc2D.OPEN), width);
  }

  Pen star(double x, double y, int points, double[] radii) {
    return fill(starShape(x, y, points, radii));
  }

  static Shape starShape(double x, double y, int points, double[] radii) {
    double[] xy = new double[4 * points];
    for (int i = 0; i < 2 * points; i++) {
      double angle = Math.PI * i / points - Math.PI / 2;
      xy[2 * i] = x + radii[i % 2] * Math.cos(angle);
      xy[2 * i + 1] = y + radii[i % 2] * Math.sin(angle);
    }
    return path(true, xy);
  }

  static Path2D path(boolean closed, double... xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    if (closed) {
      path.closePath();
    }
    return path;
  }
}
