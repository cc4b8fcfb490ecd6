package dev.walkout.vision.detect;

/**
 * A rectangle in a picture, in shares of its width and height, so that it holds at any size.
 *
 * @param left edge, 0 is the picture's own
 * @param top edge
 * @param width over 0
 * @param height over 0
 */
public record RelativeBox(double left, double top, double width, double height) {

  public RelativeBox {
    if (!(width > 0 && height > 0) || !Double.isFinite(left + top + width + height)) {
      throw new IllegalArgumentException(
          "box is %s x %s at (%s, %s): give finite numbers and sides over 0"
              .formatted(width, height, left, top));
    }
  }

  /** The box of this middle and size. */
  public static RelativeBox around(double x, double y, double width, double height) {
    return new RelativeBox(x - width / 2, y - height / 2, width, height);
  }

  public double right() {
    return left + width;
  }

  public double bottom() {
    return top + height;
  }

  /** The middle from the left. */
  public double x() {
    return left + width / 2;
  }

  /** The middle from the top. */
  public double y() {
    return top + height / 2;
  }

  public double area() {
    return width * height;
  }

  /** The area that both cover as a share of the area that either covers, 0 to 1. */
  public double overlap(RelativeBox other) {
    double both = within(other);
    return both == 0 ? 0 : both / (area() + other.area() - both);
  }

  private double within(RelativeBox other) {
    double across = Math.min(right(), other.right()) - Math.max(left, other.left);
    double down = Math.min(bottom(), other.bottom()) - Math.max(top, other.top);
    return across <= 0 || down <= 0 ? 0 : across * down;
  }

  /** The share of this box that lies inside the picture, 0 to 1. */
  public double shareInside() {
    return within(new RelativeBox(0, 0, 1, 1)) / area();
  }

  /** The part inside the picture; some of it must be. */
  public RelativeBox clipped() {
    double x = Math.max(0, left);
    double y = Math.max(0, top);
    return new RelativeBox(x, y, Math.min(1, right()) - x, Math.min(1, bottom()) - y);
  }
}
