package dev.walkout.sim.film;

import dev.walkout.sim.shop.Layout;
import dev.walkout.sim.shop.Layout.Shelf;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everything stands in a camera's picture: the stretch of each shelf, its boards, and on them
 * a cell for each product.
 *
 * @param shelves from left to right in the picture
 * @param cells by sku, where the product's front stands on the lower edge
 */
record Facings(List<Stretch> shelves, Map<String, Rectangle> cells) {
  private static final int MOST_ROWS = 3;

  /** A board with its price rail below each row. */
  static final int BOARD = 11;

  /** A shelf between two columns. */
  record Stretch(String shelfId, int from, int to) {}

  static Facings of(CameraPose pose, Layout.Zone zone) {
    List<Stretch> stretches = new ArrayList<>();
    Map<String, Rectangle> cells = new LinkedHashMap<>();
    int count = zone.shelves().size();
    for (int i = 0; i < count; i++) {
      double begin = pose.column((double) i / count);
      double end = pose.column((i + 1.0) / count);
      Shelf shelf = zone.shelves().get(i);
      Stretch stretch =
          new Stretch(shelf.id(), (int) Math.min(begin, end), (int) Math.max(begin, end));
      stretches.add(pose.mirrored() ? 0 : i, stretch);
      fill(cells, shelf, stretch, pose);
    }
    return new Facings(List.copyOf(stretches), cells);
  }

  private static void fill(
      Map<String, Rectangle> cells, Shelf shelf, Stretch stretch, CameraPose pose) {
    int products = shelf.skus().size();
    int wide = stretch.to() - stretch.from() - 12;
    int rows = rows(products, wide, pose.lineY());
    int columns = (products + rows - 1) / rows;
    int rowHeight = pose.lineY() / rows;
    for (int i = 0; i < products; i++) {
      int row = i / columns;
      int column = pose.mirrored() ? columns - 1 - i % columns : i % columns;
      int left = stretch.from() + 6 + column * wide / columns;
      int right = stretch.from() + 6 + (column + 1) * wide / columns;
      int bottom = pose.lineY() - (rows - 1 - row) * rowHeight - BOARD;
      int high = rowHeight - BOARD - 4;
      cells.put(shelf.skus().get(i), new Rectangle(left, bottom - high, right - left, high));
    }
  }

  /**
   * As many boards as show the products largest, taking them for three quarters as wide as high.
   */
  static int rows(int products, int wide, int high) {
    int best = 1;
    double largest = 0;
    for (int rows = 1; rows <= MOST_ROWS; rows++) {
      double columns = Math.ceil((double) products / rows);
      double size = Math.min(wide / columns / 0.75, (double) high / rows - BOARD);
      if (size > largest) {
        largest = size;
        best = rows;
      }
    }
    return best;
  }
}
