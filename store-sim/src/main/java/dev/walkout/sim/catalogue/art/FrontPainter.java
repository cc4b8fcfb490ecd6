package dev.walkout.sim.catalogue.art;

import dev.walkout.sim.catalogue.art.Family.Colours;
import dev.walkout.sim.catalogue.art.Family.Look;
import dev.walkout.sim.catalogue.art.Family.Variant;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Prints the face of a package: ground, band, picture, brand mark, texts. */
final class FrontPainter {
  /** What stands behind or beside the brand's name. */
  enum Mark {
    PLAIN,
    PLATE,
    OVAL,
    RIBBON,
    SUN,
    ROUNDEL,
    SWOOSH
  }

  /** What the ground is printed with. */
  enum Pattern {
    SOLID,
    FADE,
    RAYS,
    DOTS,
    STRIPES,
    CHECKS,
    ARCS,
    SPLIT
  }

  private static final Lettering.Style SMALL = new Lettering.Style(0.9, 0);
  private static final Lettering.Style NUMERALS = new Lettering.Style(1.3, 0);

  private final Family family;
  private final Look look;
  private final Colours colours;
  private final Variant variant;

  FrontPainter(Family family, Variant variant) {
    this.family = family;
    this.look = family.look();
    this.colours = look.colours();
    this.variant = variant;
  }

  /** The face as an opaque picture of this size. */
  BufferedImage face(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    Pen pen = new Pen(graphics);
    Rectangle2D face = new Rectangle2D.Double(0, 0, width, height);
    ground(pen, face);
    pen.colour(variant.band()).fill(placed(look.layout().band(), face));
    picture(pen, placed(look.layout().picture(), face).getBounds2D());
    brand(pen, placed(look.layout().brand(), face).getBounds2D());
    texts(pen, face);
    graphics.dispose();
    return image;
  }

  /** The ground alone, as it goes on round the sides. */
  void ground(Pen pen, Rectangle2D face) {
    pen.colour(colours.ground()).fill(face);
    pen.colour(colours.second());
    Pen unit = pen.into(face);
    switch (look.pattern()) {
      case SOLID -> {}
      case FADE -> fade(pen, face);
      case RAYS -> rays(unit);
      case DOTS -> dots(pen, face);
      case STRIPES -> {
        for (int i = 0; i < 6; i++) {
          unit.rect(i / 6.0, 0, 1 / 12.0, 1);
        }
      }
      case CHECKS -> checks(pen, face);
      case ARCS -> unit.oval(0.5, 1.05, 0.75, 0.62);
      case SPLIT -> unit.poly(0, 0, 1, 0, 1, 0.25, 0, 0.5);
    }
  }

  private void fade(Pen pen, Rectangle2D face) {
    int steps = 24;
    for (int i = 0; i < steps; i++) {
      pen.colour(Palette.mix(colours.ground(), colours.second(), i / (steps - 1.0)))
          .rect(
              face.getX(),
              face.getY() + face.getHeight() * i / steps,
              face.getWidth(),
              face.getHeight() / steps + 1);
    }
  }

  private static void rays(Pen unit) {
    for (int i = 0; i < 16; i += 2) {
      double from = 2 * Math.PI * i / 16;
      double to = 2 * Math.PI * (i + 1) / 16;
      unit.poly(
          0.5,
          0.5,
          0.5 + 1.5 * Math.cos(from),
          0.5 + 1.5 * Math.sin(from),
          0.5 + 1.5 * Math.cos(to),
          0.5 + 1.5 * Math.sin(to));
    }
  }

  private static void dots(Pen pen, Rectangle2D face) {
    double step = face.getWidth() / 6;
    for (int row = 0; row * step < face.getHeight() + step; row++) {
      for (int column = 0; column < 7; column++) {
        double x = face.getX() + (column + 0.5 * (row % 2)) * step;
        pen.disc(x, face.getY() + row * step, step * 0.24);
      }
    }
  }

  private static void checks(Pen pen, Rectangle2D face) {
    double step = face.getWidth() / 8;
    for (int row = 0; row * step < face.getHeight(); row++) {
      for (int column = row % 2; column < 8; column += 2) {
        pen.rect(face.getX() + column * step, face.getY() + row * step, step, step);
      }
    }
  }

  private void picture(Pen pen, Rectangle2D box) {
    double side = Math.min(box.getWidth(), box.getHeight());
    switch (family.number() % 3) {
      case 0 -> pen.colour(0xffffff).disc(box.getCenterX(), box.getCenterY(), side * 0.5);
      case 1 -> pen.glaze(0xffffff, 150).disc(box.getCenterX(), box.getCenterY(), side * 0.5);
      default ->
          pen.glaze(0xffffff, 80)
              .disc(box.getCenterX(), box.getCenterY(), side * 0.5)
              .glaze(0x000000, 46)
              .oval(box.getCenterX(), box.getCenterY() + side * 0.44, side * 0.4, side * 0.07);
    }
    double inset = side * (family.number() % 3 == 2 ? 0.02 : 0.13);
    variant
        .motif()
        .draw(
            pen,
            new Rectangle2D.Double(
                box.getX() + inset,
                box.getY() + inset,
                box.getWidth() - 2 * inset,
                box.getHeight() - 2 * inset));
  }

  private void brand(Pen pen, Rectangle2D box) {
    Rectangle2D text = inset(box, 0.1, 0.2);
    switch (look.mark()) {
      case PLAIN -> {
        Shape name = Lettering.fit(family.brand(), look.lettering(), inset(box, 0.02, 0.08));
        pen.colour(colours.brandInk()).outline(name, box.getHeight() * 0.12);
        pen.colour(colours.plate()).fill(name);
        return;
      }
      case PLATE -> pen.colour(colours.plate()).slab(box, box.getHeight() * 0.4);
      case OVAL ->
          pen.colour(colours.plate())
              .fill(new Ellipse2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight()));
      case RIBBON -> ribbon(pen, box);
      case SUN -> pen.colour(colours.plate()).fill(sun(box));
      case ROUNDEL -> text = roundel(pen, box);
      case SWOOSH -> {
        pen.colour(colours.plate()).slab(box, box.getHeight() * 0.9);
        pen.colour(variant.band())
            .rect(
                text.getX(),
                box.getMaxY() - box.getHeight() * 0.16,
                text.getWidth(),
                box.getHeight() * 0.07);
      }
    }
    pen.colour(colours.brandInk()).fill(Lettering.fit(family.brand(), look.lettering(), text));
  }

  private void ribbon(Pen pen, Rectangle2D box) {
    double h = box.getHeight();
    pen.colour(Palette.tone(colours.plate(), -0.3))
        .rect(box.getX(), box.getY() + h * 0.25, box.getWidth(), h * 0.7);
    pen.colour(colours.plate())
        .rect(box.getX() + h * 0.2, box.getY() + h * 0.08, box.getWidth() - h * 0.4, h * 0.74);
  }

  private static Shape sun(Rectangle2D box) {
    Shape star = Pen.starShape(0, 0, 14, new double[] {0.56, 0.46});
    AffineTransform place =
        AffineTransform.getTranslateInstance(box.getCenterX(), box.getCenterY());
    place.scale(box.getWidth(), box.getHeight());
    return place.createTransformedShape(star);
  }

  private Rectangle2D roundel(Pen pen, Rectangle2D box) {
    double radius = Math.min(box.getHeight(), box.getWidth() * 0.3) * 0.5;
    pen.colour(colours.plate()).slab(inset(box, 0, 0.12), box.getHeight() * 0.2);
    pen.colour(colours.brandInk()).disc(box.getX() + radius, box.getCenterY(), radius);
    Rectangle2D initial =
        new Rectangle2D.Double(
            box.getX() + radius * 0.5, box.getCenterY() - radius * 0.5, radius, radius);
    pen.colour(colours.plate())
        .fill(Lettering.fit(family.brand().substring(0, 1), look.lettering(), initial));
    return inset(
        new Rectangle2D.Double(
            box.getX() + 2 * radius, box.getY(), box.getWidth() - 2 * radius, box.getHeight()),
        0.06,
        0.26);
  }

  private void texts(Pen pen, Rectangle2D face) {
    Rectangle2D flavour = placed(look.layout().flavour(), face).getBounds2D();
    boolean inBand = look.layout().band().contains(look.layout().flavour());
    int ground = inBand ? variant.band() : colours.ground();
    if (!inBand) {
      ground = Palette.tone(variant.band(), -0.1);
      pen.colour(ground).slab(flavour, flavour.getHeight() * 0.3);
    }
    pen.colour(Palette.inkOn(ground))
        .fill(Lettering.fit(variant.flavour(), SMALL, inset(flavour, 0.04, 0.14)));
    size(pen, placed(look.layout().size(), face).getBounds2D(), face);
    line(pen, placed(look.layout().brand(), face).getBounds2D());
  }

  private void size(Pen pen, Rectangle2D box, Rectangle2D face) {
    Rectangle2D place = box;
    if (family.difference() == Family.Difference.SIZE) {
      double grow = variant.large() ? 1.3 : 1.0;
      double width = box.getWidth() * grow * 1.15;
      double x = Math.min(box.getX(), box.getMaxX() - width);
      double height = box.getHeight() * 1.25 * grow;
      place =
          new Rectangle2D.Double(
              Math.max(x, 0),
              Math.min(box.getCenterY() - height / 2, face.getMaxY() - height),
              width,
              height);
    }
    pen.colour(variant.large() ? 0xffd21f : 0xffffff).slab(place, place.getHeight() * 0.5);
    pen.colour(0x15151c).fill(Lettering.fit(variant.size(), NUMERALS, inset(place, 0.08, 0.16)));
  }

  /** The product line's name, straight under the brand. */
  private void line(Pen pen, Rectangle2D brand) {
    Rectangle2D box =
        new Rectangle2D.Double(
            brand.getX() + brand.getWidth() * 0.3,
            brand.getMaxY() - brand.getHeight() * 0.04,
            brand.getWidth() * 0.4,
            brand.getHeight() * 0.3);
    int ground = Palette.tone(colours.plate(), -0.35);
    pen.colour(ground).slab(box, box.getHeight() * 0.6);
    pen.colour(Palette.inkOn(ground))
        .fill(Lettering.fit(family.line(), SMALL, inset(box, 0.1, 0.2)));
  }

  private Shape placed(Shape unit, Rectangle2D face) {
    AffineTransform place = AffineTransform.getTranslateInstance(face.getX(), face.getY());
    place.scale(face.getWidth(), face.getHeight());
    if (look.mirrored()) {
      place.translate(1, 0);
      place.scale(-1, 1);
    }
    return place.createTransformedShape(unit);
  }

  private static Rectangle2D inset(Rectangle2D box, double x, double y) {
    double dx = box.getWidth() * x;
    double dy = box.getHeight() * y;
    return new Rectangle2D.Double(
        box.getX() + dx, box.getY() + dy, box.getWidth() - 2 * dx, box.getHeight() - 2 * dy);
  }
}
