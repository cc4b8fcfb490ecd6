package dev.walkout.edge.detect;

import dev.walkout.edge.frame.Box;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How an arm looks in one frame, in small, to be compared with the same arm at another time: the
 * colours that it has gained are those of what it holds.
 *
 * @param place the arm in the small picture
 * @param scale pixels of the frame that one of the small picture covers, along each side
 * @param levels the small picture's colours in that place
 * @param arm whether a place shows the arm, row by row
 * @param armWidth how wide the arm is below the hand, in pixels of the small picture
 */
public record Look(Box place, double scale, Levels levels, boolean[] arm, int armWidth) {

  /** How far from the tip a product may reach, in widths of the arm. */
  private static final double REACH = 2.4;

  /** Rows from the tip in which a product may be. */
  public int tipRows() {
    return Math.min(place.height(), (int) Math.round(REACH * armWidth));
  }

  /** The part about the tip in which a product may be, in pixels of the frame. */
  public Box tip() {
    return large(new Box(place.x(), place.y(), place.width(), tipRows()));
  }

  /** The arm's middle in a row of the frame, as a column of the frame; empty where it is not. */
  public OptionalDouble middle(double row) {
    int y = (int) Math.floor(row / scale) - place.y();
    if (y < 0 || y >= place.height()) {
      return OptionalDouble.empty();
    }
    int from = y * place.width();
    return IntStream.range(0, place.width())
        .filter(x -> arm[from + x])
        .mapToDouble(x -> (place.x() + x + 0.5) * scale)
        .average();
  }

  /** A box of the small picture in pixels of the frame. */
  public Box large(Box small) {
    int x = (int) Math.round(small.x() * scale);
    int y = (int) Math.round(small.y() * scale);
    int right = (int) Math.round(small.right() * scale);
    int bottom = (int) Math.round(small.bottom() * scale);
    return new Box(x, y, right - x, bottom - y);
  }
}
