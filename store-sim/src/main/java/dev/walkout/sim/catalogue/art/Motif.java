package dev.walkout.sim.catalogue.art;

import java.awt.geom.Rectangle2D;
import java.util.function.Consumer;

/**
 * A small vector drawing on a package: a fruit, an animal, a flower.
 *
 * @param name what it shows, as a flavour would be named
 * @param colour the colour (0xRRGGBB) a package would use for this flavour
 */
record Motif(String name, int colour, Consumer<Pen> drawing) {
  /** Draws it into the largest square in the middle of the box. */
  void draw(Pen pen, Rectangle2D box) {
    double side = Math.min(box.getWidth(), box.getHeight());
    drawing.accept(
        pen.into(
            new Rectangle2D.Double(
                box.getCenterX() - side / 2, box.getCenterY() - side / 2, side, side)));
  }
}
