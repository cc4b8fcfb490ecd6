package dev.walkout.sim.catalogue.art;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Some loose pieces in a thin bag, as shops hang them beside such goods. */
public final class Handful {

  private static final int FOIL = 0xf0f4f6;

  /** How opaque the bag is, 0 to 255, behind what is in it and before it. */
  private static final int FOIL_BEHIND = 190;

  private static final int FOIL_BEFORE = 24;
  private static final double CORNER = 0.35 * Pack.SIDE;
  private static final Rectangle2D BAG =
      new Rectangle2D.Double(
          0.06 * Pack.SIDE, 0.06 * Pack.SIDE, 0.88 * Pack.SIDE, 0.88 * Pack.SIDE);

  private final Motif motif;
  private final List<Spot> spots;

  Handful(Motif motif, List<Spot> spots) {
    this.motif = motif;
    this.spots = List.copyOf(spots);
  }

  /**
   * Where a piece lies.
   *
   * @param x of its middle, as share of the picture's side; so is {@code y}
   * @param size its side, likewise
   * @param turn clockwise, in radians
   */
  record Spot(double x, double y, double size, double turn) {}

  /**
   * What it looks like when the hand has turned it by so much, in radians: TYPE_INT_ARGB,
   * transparent outside, {@link Pack#SIDE} pixels wide and high.
   */
  public BufferedImage pose(double turn) {
    BufferedImage picture = new BufferedImage(Pack.SIDE, Pack.SIDE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.rotate(turn, Pack.SIDE / 2.0, Pack.SIDE / 2.0);
    Pen bag = new Pen(graphics);
    bag.glaze(FOIL, FOIL_BEHIND).slab(BAG, CORNER);
    for (Spot spot : spots) {
      Graphics2D piece = (Graphics2D) graphics.create();
      piece.translate(Pack.SIDE * spot.x(), Pack.SIDE * spot.y());
      piece.rotate(spot.turn());
      double side = Pack.SIDE * spot.size();
      motif.draw(new Pen(piece), new Rectangle2D.Double(-side / 2, -side / 2, side, side));
      piece.dispose();
    }
    bag.glaze(FOIL, FOIL_BEFORE).slab(BAG, CORNER);
    graphics.dispose();
    return picture;
  }
}
