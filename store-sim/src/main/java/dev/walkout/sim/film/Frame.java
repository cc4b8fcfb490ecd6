package dev.walkout.sim.film;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/** A picture while it is drawn, and where in it is what. */
final class Frame {
  private final int number;
  private final int[] rgb;
  private final List<TrueBox> boxes = new ArrayList<>();

  Frame(int number, int[] rgb) {
    this.number = number;
    this.rgb = rgb;
  }

  /** Packed RGB, row by row. */
  int[] rgb() {
    return rgb;
  }

  /** Notes where something is, unless nothing of it is inside the picture. */
  void tell(String event, TrueBox.Kind kind, String sku, Rectangle box) {
    if (!box.isEmpty()) {
      boxes.add(new TrueBox(number, event, kind, sku, box.x, box.y, box.width, box.height));
    }
  }

  List<TrueBox> boxes() {
    return boxes;
  }
}
