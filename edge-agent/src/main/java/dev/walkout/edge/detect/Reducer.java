package dev.walkout.edge.detect;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.walkout.edge.frame.Frame;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Makes frames small, each pixel the mean of what it covers; keeps its memory between them. */
final class Reducer implements AutoCloseable {

  /** A product in a hand is some 30 pixels high then, and noise is a quarter of what it was. */
  private static final int WIDTH = 160;

  private final Mat half = new Mat();
  private final Mat small = new Mat();
  private final Size halfSize = new Size();
  private final Size size = new Size();
  private Levels levels = Levels.of(1, 1);

  /** The frame in small; overwritten by the next. */
  Levels reduce(Frame frame) {
    int height = Math.max(1, Math.round((float) WIDTH * frame.height() / frame.width()));
    if (levels.width() != WIDTH || levels.height() != height) {
      levels = Levels.of(WIDTH, height);
    }
    size.width(WIDTH).height(height);
    halfSize.width(2 * WIDTH).height(2 * height);
    // Halving is several times faster than any other reduction, so it is done twice.
    resize(frame.luma(), half, halfSize, 0, 0, INTER_AREA);
    reduce(half, levels.luma());
    reduce(frame.blue(), levels.blue());
    reduce(frame.red(), levels.red());
    return levels;
  }

  private void reduce(Mat plane, byte[] to) {
    resize(plane, small, size, 0, 0, INTER_AREA);
    small.data().get(to);
  }

  @Override
  public void close() {
    half.close();
    small.close();
    halfSize.close();
    size.close();
  }
}
