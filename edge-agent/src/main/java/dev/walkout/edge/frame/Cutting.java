package dev.walkout.edge.frame;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.walkout.vision.picture.Picture;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** A part of a frame, kept in full size. */
public final class Cutting {

  private final Box box;
  private final boolean fullRange;
  private final int left;
  private final int top;
  private final int columns;
  private final byte[] luma;
  private final byte[] blue;
  private final byte[] red;

  private Cutting(Frame.Planes planes, Box box) {
    this.box = box;
    this.fullRange = planes.fullRange();
    this.left = box.x() / 2;
    this.top = box.y() / 2;
    this.columns = (box.right() - 1) / 2 - left + 1;
    int rows = (box.bottom() - 1) / 2 - top + 1;
    this.luma = Colours.levels(planes.luma(), box.x(), box.y(), box.width(), box.height());
    this.blue = Colours.levels(planes.blue(), left, top, columns, rows);
    this.red = Colours.levels(planes.red(), left, top, columns, rows);
  }

  /** A part that lies inside the frame. */
  static Cutting of(Frame.Planes planes, Box box) {
    return new Cutting(planes, box);
  }

  /** A whole frame in another size, each pixel the mean of what it covers. */
  static Cutting shrunk(Frame.Planes planes, int width, int height) {
    Mat luma = new Mat();
    Mat blue = new Mat();
    Mat red = new Mat();
    var small = new Frame.Planes(luma, blue, red, planes.fullRange());
    try (Size size = new Size(width, height);
        Size half = new Size((width + 1) / 2, (height + 1) / 2)) {
      resize(planes.luma(), luma, size, 0, 0, INTER_AREA);
      resize(planes.blue(), blue, half, 0, 0, INTER_AREA);
      resize(planes.red(), red, half, 0, 0, INTER_AREA);
      return new Cutting(small, new Box(0, 0, width, height));
    } finally {
      small.close();
    }
  }

  /** Where it lies in its frame. */
  public Box box() {
    return box;
  }

  /** A part of it; what of the wanted box, given in pixels of the frame, it lacks is left out. */
  public Picture picture(Box wanted) {
    Box inside =
        new Box(wanted.x() - box.x(), wanted.y() - box.y(), wanted.width(), wanted.height())
            .within(box.width(), box.height());
    byte[] rgb = new byte[3 * inside.width() * inside.height()];
    int to = 0;
    for (int y = inside.y(); y < inside.bottom(); y++) {
      int differences = ((box.y() + y) / 2 - top) * columns;
      for (int x = inside.x(); x < inside.right(); x++) {
        int difference = differences + (box.x() + x) / 2 - left;
        byte level = luma[y * box.width() + x];
        Colours.mix(fullRange, level, blue[difference], red[difference], rgb, to);
        to += 3;
      }
    }
    return new Picture(inside.width(), inside.height(), rgb);
  }
}
