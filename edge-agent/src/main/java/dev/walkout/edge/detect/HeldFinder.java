package dev.walkout.edge.detect;

import dev.walkout.edge.detect.Reach.Held;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Finds what an arm holds: the places about its tip that have neither the colour of skin nor that
 * of its own sleeve.
 */
final class HeldFinder {

  /** How far from the tip a product may reach, in widths of the arm. */
  private static final double REACH = 2.3;

  /** Area of what is held, in squared widths of the arm, from which it may be something ... */
  private static final double LEAST = 0.06;

  /** ... and from which it surely is. */
  private static final double SURE = 0.3;

  private static final int SLEEVE_COLOUR = 7;
  private static final int SLEEVE_LUMA = 45;
  private static final int NEIGHBOURS = 4;

  private final Levels levels;
  private final Arm arm;
  private final int armWidth;
  private final Box zone;
  private final boolean[] product;
  private int sleeveLuma = -1;
  private int sleeveBlue;
  private int sleeveRed;

  private HeldFinder(Levels levels, Arm arm) {
    this.levels = levels;
    this.arm = arm;
    this.armWidth = armWidth();
    Box box = arm.box();
    int height = Math.min(box.height(), (int) Math.round(REACH * armWidth));
    this.zone = new Box(box.x(), box.y(), box.width(), height);
    this.product = new boolean[zone.width() * zone.height()];
  }

  /** What is held, in pixels of the small picture. */
  static Optional<Held> in(Levels levels, Arm arm) {
    return new HeldFinder(levels, arm).find();
  }

  private Optional<Held> find() {
    learnSleeve();
    mark();
    clean();
    return largest();
  }

  /** Median of the rows below the hand; where there are none, the thing itself is as wide. */
  private int armWidth() {
    int from = arm.rows() / 2;
    int[] widths = new int[arm.rows() - from];
    for (int row = from; row < arm.rows(); row++) {
      widths[row - from] = arm.right(row) - arm.left(row);
    }
    Arrays.sort(widths);
    return Math.max(6, widths[widths.length / 2]);
  }

  /** Mean colour of the arm's end. */
  private void learnSleeve() {
    int first = Math.max(zone.height(), arm.rows() - 10);
    long[] sums = new long[3];
    int count = 0;
    for (int row = first; row < arm.rows(); row++) {
      for (int x = arm.left(row) + 1; x < arm.right(row) - 1; x++) {
        if (arm.has(x, row)) {
          int at = at(x, row);
          sums[0] += levels.luma()[at] & 255;
          sums[1] += levels.blue()[at] & 255;
          sums[2] += levels.red()[at] & 255;
          count++;
        }
      }
    }
    if (count > 0) {
      sleeveLuma = (int) (sums[0] / count);
      sleeveBlue = (int) (sums[1] / count);
      sleeveRed = (int) (sums[2] / count);
    }
  }

  private void mark() {
    for (int row = 0; row < zone.height(); row++) {
      for (int x = arm.left(row); x < arm.right(row); x++) {
        if (arm.has(x, row)) {
          int at = at(x, row);
          product[row * zone.width() + x - zone.x()] = !isSkin(at) && !isSleeve(at);
        }
      }
    }
  }

  private int at(int x, int row) {
    return (arm.tip().y() + row) * levels.width() + x;
  }

  /** All skin has its red and blue differences in about this proportion, and light scales both. */
  private boolean isSkin(int at) {
    int y = levels.luma()[at] & 255;
    int blue = 128 - (levels.blue()[at] & 255);
    int red = (levels.red()[at] & 255) - 128;
    return red >= 3
        && 100 * blue >= 35 * red
        && 100 * blue <= 140 * red
        && 100 * red >= 5 * y
        && 100 * red <= 42 * y;
  }

  private boolean isSleeve(int at) {
    return sleeveLuma >= 0
        && Math.abs((levels.blue()[at] & 255) - sleeveBlue) <= SLEEVE_COLOUR
        && Math.abs((levels.red()[at] & 255) - sleeveRed) <= SLEEVE_COLOUR
        && Math.abs((levels.luma()[at] & 255) - sleeveLuma) <= SLEEVE_LUMA;
  }

  /** Edges mix the colours of both sides; what is thin is such an edge. */
  private void clean() {
    boolean[] marked = product.clone();
    int width = zone.width();
    for (int y = 0; y < zone.height(); y++) {
      for (int x = 0; x < width; x++) {
        product[y * width + x] = marked[y * width + x] && neighbours(marked, x, y) >= NEIGHBOURS;
      }
    }
  }

  private int neighbours(boolean[] marked, int x, int y) {
    int count = -1;
    for (int row = Math.max(0, y - 1); row <= Math.min(zone.height() - 1, y + 1); row++) {
      for (int column = Math.max(0, x - 1); column <= Math.min(zone.width() - 1, x + 1); column++) {
        count += marked[row * zone.width() + column] ? 1 : 0;
      }
    }
    return count;
  }

  private Optional<Held> largest() {
    Patch best = null;
    for (int i = 0; i < product.length; i++) {
      if (product[i]) {
        Patch patch = flood(i);
        best = best == null || patch.area > best.area ? patch : best;
      }
    }
    double share = best == null ? 0 : best.area / (double) (armWidth * armWidth);
    if (share < LEAST) {
      return Optional.empty();
    }
    Box box = best.box();
    double score = Math.min(1, (share - LEAST) / (SURE - LEAST));
    return Optional.of(new Held(box, score, Math.min(1, best.area / (double) box.area())));
  }

  /** Takes a connected patch out of the marks; places two apart are connected, for fingers. */
  private Patch flood(int start) {
    Patch patch = new Patch();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(start);
    product[start] = false;
    while (!open.isEmpty()) {
      int next = open.poll();
      int x = next % zone.width();
      int y = next / zone.width();
      patch.add(x, y);
      for (int row = Math.max(0, y - 3); row <= Math.min(zone.height() - 1, y + 3); row++) {
        for (int c = Math.max(0, x - 3); c <= Math.min(zone.width() - 1, x + 3); c++) {
          int neighbour = row * zone.width() + c;
          if (product[neighbour]) {
            product[neighbour] = false;
            open.add(neighbour);
          }
        }
      }
    }
    return patch;
  }

  /** Extent and area of connected places, in the zone. */
  private final class Patch {
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right;
    private int bottom;
    private int area;

    void add(int x, int y) {
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
      area++;
    }

    Box box() {
      return new Box(zone.x() + left, zone.y() + top, right - left, bottom - top);
    }
  }
}
