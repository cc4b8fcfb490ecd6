package dev.walkout.edge.detect;

import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_CLOSE;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_OPEN;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_RECT;
import static org.bytedeco.opencv.global.opencv_imgproc.connectedComponentsWithStats;
import static org.bytedeco.opencv.global.opencv_imgproc.getStructuringElement;
import static org.bytedeco.opencv.global.opencv_imgproc.morphologyEx;

import dev.walkout.edge.frame.Box;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Connected places of a mask, cleaned of specks and with small holes closed. */
final class Blobs implements AutoCloseable {

  private static final int STATISTICS = 5;

  private final int width;
  private final int leastArea;
  private final Mat mask;
  private final Mat labels = new Mat();
  private final Mat statistics = new Mat();
  private final Mat centres = new Mat();
  private final Mat speck = square(3, 3);
  private final Mat gap;
  private final int[] labelled;

  /**
   * For masks of this size.
   *
   * @param gap height of the gaps that are closed, odd
   * @param leastArea of a blob that counts
   */
  Blobs(Levels size, int gap, int leastArea) {
    this.width = size.width();
    this.leastArea = leastArea;
    this.mask = new Mat(size.height(), width, CV_8UC1);
    this.gap = square(3, gap);
    this.labelled = new int[size.pixels()];
  }

  /** A connected place. */
  record Blob(int label, Box box, int area) {}

  /** The blobs of a mask, whose places are {@link #label}led until the next. */
  List<Blob> of(byte[] differs) {
    mask.data().put(differs);
    morphologyEx(mask, mask, MORPH_OPEN, speck);
    morphologyEx(mask, mask, MORPH_CLOSE, gap);
    int count = connectedComponentsWithStats(mask, labels, statistics, centres, 8, CV_32S);
    if (count == 1) {
      return List.of();
    }
    IntBuffer all = labels.createBuffer();
    all.get(labelled);
    IntBuffer told = statistics.createBuffer();
    List<Blob> blobs = new ArrayList<>();
    for (int label = 1; label < count; label++) {
      int at = STATISTICS * label;
      if (told.get(at + 4) >= leastArea) {
        Box box = new Box(told.get(at), told.get(at + 1), told.get(at + 2), told.get(at + 3));
        blobs.add(new Blob(label, box, told.get(at + 4)));
      }
    }
    return blobs;
  }

  /** The number of the blob at a place; 0 for none. */
  int label(int x, int y) {
    return labelled[y * width + x];
  }

  @Override
  public void close() {
    for (Mat mat : List.of(mask, labels, statistics, centres, speck, gap)) {
      mat.close();
    }
  }

  private static Mat square(int width, int height) {
    try (Size size = new Size(width, height)) {
      return getStructuringElement(MORPH_RECT, size);
    }
  }
}
