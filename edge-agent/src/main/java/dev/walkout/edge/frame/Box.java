package dev.walkout.edge.frame;

/**
 * A rectangle of a frame, in pixels.
 *
 * @param x of its left edge
 * @param y of its upper edge
 * @param width 1 or more
 * @param height 1 or more
 */
public record Box(int x, int y, int width, int height) {

  public Box {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a box of " + width + " x " + height + " pixels is none");
    }
  }

  /** The first column that is no longer inside. */
  public int right() {
    return x + width;
  }

  /** The first row that is no longer inside. */
  public int bottom() {
    return y + height;
  }

  /** In square pixels. */
  public long area() {
    return (long) width * height;
  }

  /** Area that both cover. */
  public long shared(Box other) {
    long columns = (long) Math.min(right(), other.right()) - Math.max(x, other.x);
    long rows = (long) Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
    return columns <= 0 || rows <= 0 ? 0 : columns * rows;
  }

  /** What both cover of what at least one covers, 0 to 1. */
  public double overlap(Box other) {
    long shared = shared(other);
    return (double) shared / (area() + other.area() - shared);
  }

  /** The box with a margin on each side of this share of the side. */
  public Box grown(double share) {
    int across = (int) Math.round(width * share);
    int down = (int) Math.round(height * share);
    return new Box(x - across, y - down, width + 2 * across, height + 2 * down);
  }

  /** The part that lies inside a frame of this size; at least one pixel of its border. */
  public Box within(int frameWidth, int frameHeight) {
    int left = Math.max(0, Math.min(x, frameWidth - 1));
    int top = Math.max(0, Math.min(y, frameHeight - 1));
    int newWidth = Math.max(1, Math.min(right(), frameWidth) - left);
    int newHeight = Math.max(1, Math.min(bottom(), frameHeight) - top);
    return new Box(left, top, newWidth, newHeight);
  }
}
