package dev.walkout.vision.train;

import dev.walkout.vision.picture.Picture;
import java.util.SplittableRandom;

/**
 * One affine map from a view to a photo: where the view's square, -1 to 1 both ways, lies in it.
 *
 * @param x centre in source pixels
 * @param y centre in source pixels
 * @param xu source pixels to the right per unit to the right
 * @param xv source pixels to the right per unit down
 * @param yu source pixels down per unit to the right
 * @param yv source pixels down per unit down
 * @param halfWidth half the width of the crop within the square, 0 to 1; the rest is padding
 * @param halfHeight the same for its height
 */
record Warp(
    double x,
    double y,
    double xu,
    double xv,
    double yu,
    double yv,
    double halfWidth,
    double halfHeight) {

  /** Chance that a view is the whole photo, as at enrolment. */
  private static final double WHOLE = 0.25;

  /** Chance that a crop is stretched to the square instead of letterboxed. */
  private static final double STRETCHED = 0.3;

  private static final double LARGEST_ASPECT = 0.29;

  static Warp random(AugmentationSettings settings, Picture photo, SplittableRandom random) {
    double width = photo.width();
    double height = photo.height();
    double x = width / 2;
    double y = height / 2;
    double squeeze = 1;
    boolean changes = settings.leastArea() < 1;
    if (changes && random.nextDouble() >= WHOLE) {
      double area = random.nextDouble(settings.leastArea(), 1);
      double aspect = Math.exp(random.nextDouble(-LARGEST_ASPECT, LARGEST_ASPECT));
      double cropWidth = Math.min(width, width * Math.sqrt(area * aspect));
      double cropHeight = Math.min(height, height * Math.sqrt(area / aspect));
      x = cropWidth / 2 + random.nextDouble() * (width - cropWidth);
      y = cropHeight / 2 + random.nextDouble() * (height - cropHeight);
      width = cropWidth;
      height = cropHeight;
    }
    if (changes) {
      // Seen from the side a package is narrower: up to 30 degrees of tilt.
      squeeze = Math.exp(random.nextDouble(-0.14, 0.14));
    }
    boolean stretched = changes && random.nextDouble() < STRETCHED;
    return oriented(settings, new Box(x, y, width, height, squeeze, stretched), random);
  }

  private record Box(
      double x, double y, double width, double height, double squeeze, boolean stretched) {}

  private static Warp oriented(AugmentationSettings settings, Box box, SplittableRandom random) {
    boolean turned = settings.rotation() > 0 && random.nextDouble() < 0.7;
    double angle = turned ? random.nextDouble(-settings.rotation(), settings.rotation()) : 0;
    double flip = settings.mirror() && random.nextBoolean() ? -1 : 1;
    double longest = Math.max(box.width(), box.height()) / 2;
    double across = (box.stretched() ? box.width() / 2 : longest) * box.squeeze();
    double down = (box.stretched() ? box.height() / 2 : longest) / box.squeeze();
    return new Warp(
        box.x(),
        box.y(),
        flip * across * Math.cos(angle),
        -down * Math.sin(angle),
        flip * across * Math.sin(angle),
        down * Math.cos(angle),
        box.stretched() ? 1 : box.width() / 2 / longest,
        box.stretched() ? 1 : box.height() / 2 / longest);
  }

  /** How many source pixels one pixel of a view of this size spans. */
  double sourcePixelsPer(int size) {
    return 2 * Math.max(Math.hypot(xu, yu), Math.hypot(xv, yv)) / size;
  }

  /** Samples bilinearly; {@code scale} is the source's size relative to the photo's. */
  void sample(Picture source, double scale, Pixels out) {
    int size = out.size();
    double unit = 2.0 / size;
    for (int row = 0; row < size; row++) {
      double v = (row + 0.5) * unit - 1;
      if (Math.abs(v) > halfHeight) {
        out.pad(row, 0, size);
        continue;
      }
      int first = (int) Math.ceil(((1 - halfWidth) / unit) - 0.5);
      int last = size - first;
      out.pad(row, 0, first);
      out.pad(row, last, size);
      double u = (first + 0.5) * unit - 1;
      Walk walk =
          new Walk(
              (x + xu * u + xv * v) * scale - 0.5,
              (y + yu * u + yv * v) * scale - 0.5,
              xu * unit * scale,
              yu * unit * scale);
      row(source, out, new Span(row, first, last), walk);
    }
  }

  private record Span(int row, int first, int last) {}

  /** A straight walk over the source: where it starts and how far each step goes. */
  private record Walk(double x, double y, double dx, double dy) {}

  private static void row(Picture source, Pixels out, Span span, Walk walk) {
    double sx = walk.x();
    double sy = walk.y();
    for (int column = span.first(); column < span.last(); column++) {
      if (sx < -0.5 || sy < -0.5 || sx > source.width() - 0.5 || sy > source.height() - 0.5) {
        out.pad(span.row(), column, column + 1);
      } else {
        out.put(span.row() * out.size() + column, source, (float) sx, (float) sy);
      }
      sx += walk.dx();
      sy += walk.dy();
    }
  }
}
