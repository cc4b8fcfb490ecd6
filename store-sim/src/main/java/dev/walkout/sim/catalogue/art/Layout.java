package dev.walkout.sim.catalogue.art;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.function.Supplier;

/**
 * Where things stand on a package's face; all boxes in the unit square, y down.
 *
 * <p>The band is the field whose colour tells the flavours of one brand apart.
 */
enum Layout {
  TOP_BRAND(
      box(.07, .05, .86, .22),
      box(.1, .29, .8, .42),
      box(.08, .765, .84, .09),
      box(.6, .895, .34, .075),
      () -> box(0, .735, 1, .15)),
  TOP_BAND(
      box(.07, .19, .86, .21),
      box(.1, .42, .8, .43),
      box(.08, .04, .84, .1),
      box(.06, .88, .38, .085),
      () -> box(0, 0, 1, .17)),
  LOW_BRAND(
      box(.07, .47, .86, .21),
      box(.1, .03, .8, .42),
      box(.08, .73, .84, .1),
      box(.28, .885, .44, .08),
      () -> box(0, .7, 1, .16)),
  SIDE(
      box(.28, .05, .68, .2),
      box(.28, .28, .68, .5),
      box(.28, .81, .68, .08),
      box(.56, .91, .4, .065),
      () -> box(0, 0, .24, 1)),
  DIAGONAL(
      box(.07, .05, .86, .23),
      box(.36, .4, .6, .48),
      box(.05, .76, .34, .07),
      box(.05, .87, .34, .08),
      () -> Pen.path(true, 0, .5, 1, .3, 1, .52, 0, .72)),
  ROUNDEL(
      box(.07, .05, .86, .21),
      box(.2, .36, .6, .4),
      box(.08, .855, .84, .07),
      box(.3, .935, .4, .05),
      () -> new Ellipse2D.Double(.06, .29, .88, .54)),
  WAVE(
      box(.07, .06, .86, .24),
      box(.1, .32, .8, .42),
      box(.08, .775, .84, .09),
      box(.28, .885, .44, .08),
      Layout::wave),
  FRAME(
      box(.13, .1, .74, .2),
      box(.14, .32, .72, .4),
      box(.13, .745, .74, .08),
      box(.3, .84, .4, .07),
      Layout::frame),
  CORNER(
      box(.07, .05, .86, .22),
      box(.3, .35, .66, .48),
      box(.05, .79, .4, .07),
      box(.05, .88, .38, .085),
      () -> Pen.path(true, 1, .36, 1, 1, .1, 1));

  private final Rectangle2D brand;
  private final Rectangle2D picture;
  private final Rectangle2D flavour;
  private final Rectangle2D size;
  private final Supplier<Shape> band;

  Layout(
      Rectangle2D brand,
      Rectangle2D picture,
      Rectangle2D flavour,
      Rectangle2D size,
      Supplier<Shape> band) {
    this.brand = brand;
    this.picture = picture;
    this.flavour = flavour;
    this.size = size;
    this.band = band;
  }

  Rectangle2D brand() {
    return brand;
  }

  Rectangle2D picture() {
    return picture;
  }

  Rectangle2D flavour() {
    return flavour;
  }

  Rectangle2D size() {
    return size;
  }

  Shape band() {
    return band.get();
  }

  private static Rectangle2D box(double x, double y, double width, double height) {
    return new Rectangle2D.Double(x, y, width, height);
  }

  private static Shape wave() {
    Path2D path = new Path2D.Double();
    path.moveTo(0, .62);
    path.curveTo(.3, .46, .6, .78, 1, .56);
    path.lineTo(1, 1);
    path.lineTo(0, 1);
    path.closePath();
    return path;
  }

  private static Shape frame() {
    Area frame = new Area(box(0, 0, 1, 1));
    frame.subtract(new Area(box(.09, .07, .82, .86)));
    return frame;
  }
}
