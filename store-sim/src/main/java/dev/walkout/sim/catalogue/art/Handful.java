package dev.walkout.sim.catalogue.art;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Some loose pieces that a hand holds together. */
public final class Handful {

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
    for (Spot spot : spots) {
      Graphics2D piece = (Graphics2D) graphics.create();
      piece.translate(Pack.SIDE * spot.x(), Pack.SIDE * spot.y());
      piece.rotate(spot.turn());
      double side = Pack.SIDE * spot.size();
      motif.draw(new Pen(piece), new Rectangle2D.Double(-side / 2, -side / 2, side, side));
      piece.dispose();
    }
    graphics.dispose();
    return picture;
  }
}
