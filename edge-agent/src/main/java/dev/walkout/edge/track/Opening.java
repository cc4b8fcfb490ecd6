package dev.walkout.edge.track;

import dev.walkout.edge.config.CameraConfig.Shelf;
import dev.walkout.edge.config.CameraConfig.ShelfLine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The shelf's opening in a camera's frames: the shelf lies above a line, hands come from below. */
public final class Opening {

  private final double fromX;
  private final double fromY;
  private final double toX;
  private final double toY;
  private final List<Shelf> shelves;
  private final int width;
  private final int height;

  /**
   * The opening in frames of this size.
   *
   * @param shelves along the line; empty where there is no need to tell them apart
   */
  public Opening(ShelfLine line, List<Shelf> shelves, int width, int height) {
    boolean leftToRight = line.from().get(0) <= line.to().get(0);
    List<Double> left = leftToRight ? line.from() : line.to();
    List<Double> right = leftToRight ? line.to() : line.from();
    this.fromX = left.get(0) * width;
    this.fromY = left.get(1) * height;
    this.toX = right.get(0) * width;
    this.toY = right.get(1) * height;
    this.shelves = shelves;
    this.width = width;
    this.height = height;
  }

  /** Of the frames, in pixels. */
  public int width() {
    return width;
  }

  /** Of the frames, in pixels. */
  public int height() {
    return height;
  }

  /** How far a place lies inside the shelf, in pixels; negative before it. */
  public double depth(double x, double y) {
    return lineAt(x) - y;
  }

  /** The shelf that a hand reaches into which crosses the line in this column, or the nearest. */
  public Optional<String> shelf(double x) {
    double place = x / width;
    return shelves.stream()
        .min(Comparator.comparingDouble(shelf -> shelf.distance(place)))
        .map(Shelf::id);
  }

  /** The line's row in this column. */
  public double lineAt(double x) {
    double share = toX == fromX ? 0 : Math.max(0, Math.min(1, (x - fromX) / (toX - fromX)));
    return fromY + share * (toY - fromY);
  }
}
