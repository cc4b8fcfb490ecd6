package dev.walkout.vision.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * From the numbers of a grid to boxes: a cell whose score is the highest of its neighbourhood is a
 * thing's middle (Zhou et al., 2019).
 */
final class GridDecoder {

  /** Larger than any picture, and small enough that its exponential is finite. */
  private static final double LARGEST = 10;

  private final int columns;
  private final int rows;

  GridDecoder(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** Numbers of one picture. */
  int length() {
    return columns * rows * GridShape.channels();
  }

  /**
   * The boxes of one picture, in the order of cells.
   *
   * @param grid numbers of pictures, one after the other
   * @param picture which of them
   * @param leastScore 0 to 1; what scores less is left out
   */
  List<Detection> decode(float[] grid, int picture, double leastScore) {
    List<Detection> found = new ArrayList<>();
    int first = picture * length();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        for (Thing thing : Thing.values()) {
          int at = first + (row * columns + column) * GridShape.channels();
          float raw = grid[at + thing.ordinal()];
          double score = 1 / (1 + Math.exp(-raw));
          if (score >= leastScore && isHighest(grid, first + thing.ordinal(), row, column)) {
            found.add(new Detection(thing, box(grid, at + place(thing), row, column), score));
          }
        }
      }
    }
    return found;
  }

  /** Whether no neighbour is higher; of equal ones the first in the order of cells counts. */
  private boolean isHighest(float[] grid, int layer, int row, int column) {
    float own = grid[layer + (row * columns + column) * GridShape.channels()];
    for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
      for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
        float other = grid[layer + (r * columns + c) * GridShape.channels()];
        boolean before = r < row || r == row && c < column;
        if (other > own || other == own && before) {
          return false;
        }
      }
    }
    return true;
  }

  private static int place(Thing thing) {
    return Thing.COUNT + GridShape.PLACE * thing.ordinal();
  }

  private RelativeBox box(float[] grid, int at, int row, int column) {
    double width = Math.exp(Math.min(LARGEST, grid[at])) / columns;
    double height = Math.exp(Math.min(LARGEST, grid[at + 1])) / rows;
    double x = (column + grid[at + 2]) / columns;
    double y = (row + grid[at + 3]) / rows;
    return RelativeBox.around(x, y, width, height);
  }
}
