package dev.walkout.vision.detect;

import java.util.List;

/**
 * What a detector should say of a batch of pictures, as "Objects as Points" (Zhou, Wang,
 * Krähenbühl, 2019) has it: the cell of each middle is 1, the cells about it fall off as a
 * Gaussian. The Gaussian has the box's own aspect, after "Training-Time-Friendly Network for
 * Real-Time Object Detection" (Liu et al., AAAI 2020).
 */
final class GridTargets {

  /** The Gaussian's six deviations as a share of the box (Liu et al.). */
  private static final double SPREAD = 0.54;

  private final GridShape shape;
  private final float[] heat;
  private final float[] middles;
  private final float[] places;

  /** Targets of so many pictures, nothing in any of them yet. */
  GridTargets(GridShape shape, int pictures) {
    this.shape = shape;
    int size = pictures * shape.cells() * Thing.COUNT;
    heat = new float[size];
    middles = new float[size];
    places = new float[size * GridShape.PLACE];
  }

  /** [N,R,C,T], 1 at middles and less about them. */
  float[] heat() {
    return heat;
  }

  /** [N,R,C,T], 1 at middles and 0 elsewhere. */
  float[] middles() {
    return middles;
  }

  /** [N,R,C,T,4], see {@link GridShape#PLACE}; 0 where no middle is. */
  float[] places() {
    return places;
  }

  /**
   * Says what one picture shows; of two things of a kind with their middles in one cell, the last.
   */
  void add(int picture, List<LabelledBox> boxes) {
    boxes.forEach(labelled -> add(picture, labelled));
  }

  private void add(int picture, LabelledBox labelled) {
    double width = labelled.box().width() * shape.columns();
    double height = labelled.box().height() * shape.rows();
    double x = labelled.box().x() * shape.columns();
    double y = labelled.box().y() * shape.rows();
    int column = cell(x, shape.columns());
    int row = cell(y, shape.rows());
    Spot spot = new Spot(picture, labelled.thing());
    warm(spot, column, row, new double[] {SPREAD * width, SPREAD * height});
    int at = spot.at(column, row);
    middles[at] = 1;
    places[GridShape.PLACE * at] = (float) Math.log(width);
    places[GridShape.PLACE * at + 1] = (float) Math.log(height);
    places[GridShape.PLACE * at + 2] = (float) (x - column);
    places[GridShape.PLACE * at + 3] = (float) (y - row);
  }

  private static int cell(double at, int cells) {
    return Math.max(0, Math.min(cells - 1, (int) Math.floor(at)));
  }

  /** A Gaussian about a cell, cut off where it has become small; overlapping ones do not add up. */
  private void warm(Spot spot, int column, int row, double[] extent) {
    int across = (int) (extent[0] / 2);
    int down = (int) (extent[1] / 2);
    for (int r = Math.max(0, row - down); r <= Math.min(shape.rows() - 1, row + down); r++) {
      for (int c = Math.max(0, column - across);
          c <= Math.min(shape.columns() - 1, column + across);
          c++) {
        double dx = 6 * (c - column) / extent[0];
        double dy = 6 * (r - row) / extent[1];
        int at = spot.at(c, r);
        heat[at] = Math.max(heat[at], (float) Math.exp(-(dx * dx + dy * dy) / 2));
      }
    }
  }

  /** One thing's layer of one picture. */
  private final class Spot {
    private final int picture;
    private final Thing thing;

    Spot(int picture, Thing thing) {
      this.picture = picture;
      this.thing = thing;
    }

    int at(int column, int row) {
      int cell = (picture * shape.rows() + row) * shape.columns() + column;
      return cell * Thing.COUNT + thing.ordinal();
    }
  }
}
