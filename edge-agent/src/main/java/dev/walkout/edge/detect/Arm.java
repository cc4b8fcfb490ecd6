package dev.walkout.edge.detect;

import dev.walkout.edge.detect.Blobs.Blob;
import dev.walkout.edge.detect.Tips.Tip;
import dev.walkout.edge.frame.Box;
import java.util.Arrays;

/** The places of one arm in a small picture, from its tip down to where it leaves the picture. */
final class Arm {

  /** Wider than any arm with what it holds, in pixels of the small picture: a body begins. */
  private static final int BODY = 56;

  /** The same for rows so far from the tip that nothing is held there. */
  private static final int BODY_BELOW = 37;

  private static final int HOLDING_ROWS = 30;

  private static final int LEAST_WIDTH = 8;

  private final Blobs blobs;
  private final Blob blob;
  private final Tip tip;
  private final int[] left;
  private final int[] right;
  private int rows;

  private Arm(Blobs blobs, Blob blob, Tip tip) {
    this.blobs = blobs;
    this.blob = blob;
    this.tip = tip;
    this.left = new int[blob.box().bottom() - tip.y()];
    this.right = new int[left.length];
  }

  static Arm of(Blobs blobs, Blob blob, Tip tip) {
    Arm arm = new Arm(blobs, blob, tip);
    arm.descend();
    return arm;
  }

  Tip tip() {
    return tip;
  }

  /**
   * Colours and shape of all of it; what shines through between its fingers is no part of it.
   *
   * @param differs 0 where the background is seen
   */
  Look look(Levels levels, byte[] differs, double scale) {
    Box place = box();
    boolean[] shape = new boolean[place.width() * rows];
    for (int row = 0; row < rows; row++) {
      for (int x = left[row]; x < right[row]; x++) {
        int y = tip.y() + row;
        boolean own = blobs.label(x, y) == blob.label() && differs[y * levels.width() + x] != 0;
        shape[row * place.width() + x - place.x()] = own;
      }
    }
    return new Look(place, scale, levels.part(place), shape, width());
  }

  /** Median width of the half below the hand. */
  private int width() {
    int from = rows / 2;
    int[] widths = new int[rows - from];
    for (int row = from; row < rows; row++) {
      widths[row - from] = right[row] - left[row];
    }
    Arrays.sort(widths);
    return Math.max(LEAST_WIDTH, widths[widths.length / 2]);
  }

  int rows() {
    return rows;
  }

  private Box box() {
    int from = Integer.MAX_VALUE;
    int to = 0;
    for (int row = 0; row < rows; row++) {
      from = Math.min(from, left[row]);
      to = Math.max(to, right[row]);
    }
    return new Box(from, tip.y(), to - from, rows);
  }

  private void descend() {
    while (rows < left.length) {
      int y = tip.y() + rows;
      int from = tip.from();
      int to = tip.to();
      while (from < to && blobs.label(from, y) != blob.label()) {
        from++;
      }
      while (to > from && blobs.label(to - 1, y) != blob.label()) {
        to--;
      }
      if (from == to || to - from > (rows < HOLDING_ROWS ? BODY : BODY_BELOW)) {
        return;
      }
      left[rows] = from;
      right[rows] = to;
      rows++;
    }
  }
}
