package dev.walkout.sim.catalogue.art;

import dev.walkout.sim.catalogue.art.Family.Variant;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Puts a family's print on the body that its kind is sold in. */
final class Packer {
  private static final int SIDE = Pack.SIDE;

  private final Family family;
  private final Variant variant;
  private final FrontPainter painter;

  Packer(Family family, Variant variant) {
    this.family = family;
    this.variant = variant;
    this.painter = new FrontPainter(family, variant);
  }

  Pack pack() {
    int body = family.look().body();
    return switch (family.kind()) {
      case CEREAL -> box(aspect(0.62, 0.8), 0.28);
      case TOYS -> box(aspect(0.9, 1.35), 0.4);
      case SNACKS -> bag(aspect(0.64, 0.84));
      case TINS -> tin(aspect(0.74, 0.98));
      case DRINKS ->
          switch (body % 3) {
            case 0 -> tin(aspect(0.5, 0.58));
            case 1 -> bottle(aspect(0.38, 0.46));
            default -> carton(aspect(0.46, 0.6));
          };
      case HOUSEHOLD ->
          switch (body % 3) {
            case 0 -> jug(aspect(0.46, 0.6), true);
            case 1 -> jug(aspect(0.46, 0.6), false);
            default -> box(aspect(0.7, 0.9), 0.35);
          };
    };
  }

  /** Width through height of this variant: large ones are taller. */
  private double aspect(double least, double most) {
    return (least + family.look().proportion() * (most - least)) / variant.stretch();
  }

  private Pack box(double aspect, double depth) {
    int width = aspect <= 1 ? (int) (SIDE * aspect) : SIDE;
    int height = aspect <= 1 ? SIDE : (int) (SIDE / aspect);
    return new BoxPack(painter.face(width, height), side((int) (width * depth), height));
  }

  private BufferedImage side(int width, int height) {
    BufferedImage side = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = side.createGraphics();
    Pen pen = new Pen(graphics);
    painter.ground(pen, new Rectangle2D.Double(0, 0, width, height));
    pen.colour(variant.band()).rect(0, height * 0.74, width, height * 0.14);
    pen.colour(0xffffff).rect(width * 0.15, height * 0.3, width * 0.7, height * 0.36);
    pen.colour(0x555560);
    for (int i = 0; i < 8; i++) {
      pen.rect(width * 0.22, height * (0.33 + 0.04 * i), width * 0.55, height * 0.014);
    }
    graphics.dispose();
    return side;
  }

  private Pack carton(double aspect) {
    int width = (int) (SIDE * aspect);
    int gable = (int) (SIDE * 0.15);
    BufferedImage front = new BufferedImage(width, SIDE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = front.createGraphics();
    graphics.drawImage(painter.face(width, SIDE - gable), 0, gable, null);
    Pen pen = new Pen(graphics);
    pen.colour(Palette.tone(family.look().colours().ground(), -0.12));
    pen.poly(0, gable, width, gable, width * 0.92, gable * 0.3, width * 0.08, gable * 0.3);
    pen.colour(family.look().colours().ground()).rect(width * 0.06, 0, width * 0.88, gable * 0.34);
    pen.colour(variant.band()).disc(width * 0.5, gable * 0.64, gable * 0.27);
    pen.colour(Palette.tone(variant.band(), -0.3)).disc(width * 0.5, gable * 0.64, gable * 0.16);
    graphics.dispose();
    BufferedImage side = side((int) (width * 0.6), SIDE);
    Graphics2D cut = side.createGraphics();
    cut.setComposite(AlphaComposite.Clear);
    cut.fillRect(0, 0, side.getWidth(), gable);
    cut.dispose();
    return new BoxPack(front, side);
  }

  private Pack bag(double aspect) {
    int width = (int) (SIDE * aspect);
    BufferedImage front = painter.face(width, SIDE);
    Graphics2D graphics = front.createGraphics();
    Pen pen = new Pen(graphics);
    pen.glaze(0xffffff, 90)
        .rect(0, 0, width, SIDE * 0.035)
        .rect(0, SIDE * 0.965, width, SIDE * 0.035);
    pen.glaze(0x000000, 60).rect(0, SIDE * 0.035, width, 2).rect(0, SIDE * 0.96, width, 2);
    for (int i = 0; i < 3; i++) {
      double x = width * (0.12 + 0.36 * i);
      pen.glaze(0xffffff, 60).line(5, x, SIDE * 0.05, x + width * 0.05, SIDE * 0.14);
      pen.glaze(0x000000, 40).line(5, x + 9, SIDE * 0.95, x + width * 0.08, SIDE * 0.86);
    }
    cut(graphics, front, pillow(width));
    graphics.dispose();
    return new FlatPack(front, 1);
  }

  private static Shape pillow(int width) {
    Path2D path = new Path2D.Double();
    double in = width * 0.05;
    path.moveTo(in, 0);
    path.lineTo(width - in, 0);
    path.curveTo(width - in * 0.9, SIDE * 0.1, width, SIDE * 0.15, width, SIDE * 0.5);
    path.curveTo(width, SIDE * 0.85, width - in * 0.9, SIDE * 0.9, width - in, SIDE);
    path.lineTo(in, SIDE);
    path.curveTo(in * 0.9, SIDE * 0.9, 0, SIDE * 0.85, 0, SIDE * 0.5);
    path.curveTo(0, SIDE * 0.15, in * 0.9, SIDE * 0.1, in, 0);
    return path;
  }

  private Pack tin(double aspect) {
    int width = (int) (SIDE * aspect);
    BufferedImage body = new BufferedImage(width, SIDE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = body.createGraphics();
    Pen pen = new Pen(graphics);
    double bow = width * 0.045;
    Area shape = new Area(new Rectangle2D.Double(0, bow, width, SIDE - 2 * bow));
    shape.add(new Area(new Ellipse2D.Double(0, 0, width, 2 * bow)));
    shape.add(new Area(new Ellipse2D.Double(0, SIDE - 2 * bow, width, 2 * bow)));
    graphics.setPaint(metal(width));
    graphics.fill(shape);
    pen.glaze(0x000000, 50).oval(width / 2.0, bow, width * 0.44, bow * 0.7);
    graphics.dispose();
    int top = (int) (SIDE * 0.035 + 2 * bow);
    int bottom = (int) (SIDE * 0.965);
    return new RoundPack(
        body, sleeve(width, bottom - top), new Rectangle(0, top, width, bottom - top));
  }

  private Pack bottle(double aspect) {
    int width = (int) (SIDE * aspect);
    BufferedImage body = new BufferedImage(width, SIDE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = body.createGraphics();
    Pen pen = new Pen(graphics);
    Path2D glass = new Path2D.Double();
    glass.moveTo(width * 0.34, SIDE * 0.06);
    glass.lineTo(width * 0.34, SIDE * 0.12);
    glass.curveTo(width * 0.32, SIDE * 0.2, 0, SIDE * 0.2, 0, SIDE * 0.3);
    glass.lineTo(0, SIDE * 0.97);
    glass.curveTo(0, SIDE, width, SIDE, width, SIDE * 0.97);
    glass.lineTo(width, SIDE * 0.3);
    glass.curveTo(width, SIDE * 0.2, width * 0.68, SIDE * 0.2, width * 0.66, SIDE * 0.12);
    glass.lineTo(width * 0.66, SIDE * 0.06);
    glass.closePath();
    pen.colour(Palette.mix(family.look().colours().second(), 0xdfe8ee, 0.35)).fill(glass);
    graphics.setComposite(AlphaComposite.SrcAtop);
    graphics.setPaint(roundShade(width));
    graphics.fillRect(0, 0, width, SIDE);
    graphics.setComposite(AlphaComposite.SrcOver);
    pen.colour(variant.band()).slab(width * 0.3, 0, width * 0.4, SIDE * 0.075);
    graphics.dispose();
    int top = (int) (SIDE * 0.33);
    int bottom = (int) (SIDE * 0.94);
    return new RoundPack(
        body, sleeve(width, bottom - top), new Rectangle(0, top, width, bottom - top));
  }

  /** The print of a round package, unrolled: its face in the middle, ground round the back. */
  private BufferedImage sleeve(int width, int height) {
    double radius = width / 2.0;
    int unrolled = (int) (2 * RoundPack.SPAN * radius);
    BufferedImage sleeve = new BufferedImage(unrolled, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = sleeve.createGraphics();
    Pen pen = new Pen(graphics);
    int face = (int) (2 * 1.12 * radius);
    for (int x = unrolled / 2 - face / 2 - face; x < unrolled; x += face) {
      painter.ground(pen, new Rectangle2D.Double(x, 0, face, height));
    }
    graphics.drawImage(painter.face(face, height), unrolled / 2 - face / 2, 0, null);
    graphics.dispose();
    return sleeve;
  }

  /** A flat bottle for household goods, with a pump or a cap. */
  private Pack jug(double aspect, boolean pump) {
    int width = (int) (SIDE * aspect);
    int top = (int) (SIDE * (pump ? 0.24 : 0.16));
    BufferedImage front = new BufferedImage(width, SIDE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = front.createGraphics();
    BufferedImage face = painter.face(width, SIDE - top);
    Graphics2D faceGraphics = face.createGraphics();
    double corner = width * (pump ? 0.34 : 0.55);
    cut(
        faceGraphics,
        face,
        new RoundRectangle2D.Double(0, 0, width, SIDE - top + corner * 0.2, corner, corner * 0.5));
    faceGraphics.dispose();
    Pen pen = new Pen(graphics);
    int cap = pump ? Palette.tone(family.look().colours().plate(), -0.1) : variant.band();
    if (pump) {
      pen.colour(Palette.tone(cap, -0.2))
          .rect(width * 0.46, SIDE * 0.04, width * 0.08, SIDE * 0.14);
      pen.colour(cap).slab(width * 0.36, SIDE * 0.16, width * 0.28, SIDE * 0.09);
      pen.slab(width * 0.1, 0, width * 0.5, SIDE * 0.05);
    } else {
      pen.colour(cap).slab(width * 0.28, 0, width * 0.44, SIDE * 0.17);
      pen.colour(Palette.tone(cap, -0.3))
          .rect(width * 0.28, SIDE * 0.135, width * 0.44, SIDE * 0.025);
    }
    graphics.drawImage(face, 0, top, null);
    graphics.dispose();
    return new FlatPack(front, 0.6);
  }

  private static void cut(Graphics2D graphics, BufferedImage image, Shape shape) {
    Area outside = new Area(new Rectangle(0, 0, image.getWidth(), image.getHeight()));
    outside.subtract(new Area(shape));
    graphics.setComposite(AlphaComposite.Clear);
    graphics.fill(outside);
    graphics.setComposite(AlphaComposite.SrcOver);
  }

  private static LinearGradientPaint metal(int width) {
    return new LinearGradientPaint(
        0,
        0,
        width,
        0,
        new float[] {0, 0.3f, 0.5f, 1},
        new Color[] {
          new Color(0x70757c), new Color(0xf2f4f6), new Color(0xc4c8cd), new Color(0x62666c)
        });
  }

  private static LinearGradientPaint roundShade(int width) {
    return new LinearGradientPaint(
        0,
        0,
        width,
        0,
        new float[] {0, 0.3f, 0.45f, 1},
        new Color[] {
          new Color(0, 0, 0, 110),
          new Color(255, 255, 255, 80),
          new Color(0, 0, 0, 0),
          new Color(0, 0, 0, 110)
        });
  }
}
