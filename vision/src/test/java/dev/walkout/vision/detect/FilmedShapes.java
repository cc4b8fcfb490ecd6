package dev.walkout.vision.detect;

import dev.walkout.vision.picture.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Frames for tests: skin-coloured bars from the lower edge, some with a coloured square on top. */
final class FilmedShapes {

  private FilmedShapes() {}

  /** The same seed gives the same frames. */
  static FrameSet film(GridShape shape, long seed, int frames) {
    Random random = new Random(seed);
    List<LabelledFrame> all = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      all.add(frame(shape, random));
    }
    return new FrameSet("shapes-" + seed, all);
  }

  private static LabelledFrame frame(GridShape shape, Random random) {
    byte[] rgb = new byte[3 * shape.width() * shape.height()];
    Arrays.fill(rgb, (byte) (90 + random.nextInt(60)));
    List<LabelledBox> boxes = new ArrayList<>();
    if (random.nextInt(4) > 0) {
      double width = 0.1 + 0.08 * random.nextDouble();
      double top = 0.2 + 0.5 * random.nextDouble();
      RelativeBox hand = new RelativeBox(0.05 + 0.7 * random.nextDouble(), top, width, 1 - top);
      paint(rgb, shape.width(), hand, new int[] {220, 170, 140});
      boxes.add(new LabelledBox(Thing.HAND, hand));
      if (random.nextBoolean()) {
        RelativeBox product = RelativeBox.around(hand.x(), top, 0.2, 0.2);
        paint(rgb, shape.width(), product, new int[] {20, 60, 240});
        boxes.add(new LabelledBox(Thing.PRODUCT, product));
      }
    }
    return new LabelledFrame(new Picture(shape.width(), shape.height(), rgb), boxes);
  }

  /** Paints the pixels whose middles lie in a box. */
  static void paint(byte[] rgb, int width, RelativeBox box, int[] colour) {
    int height = rgb.length / 3 / width;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double column = (x + 0.5) / width;
        double row = (y + 0.5) / height;
        if (column > box.left() && column < box.right() && row > box.top() && row < box.bottom()) {
          for (int c = 0; c < 3; c++) {
            rgb[3 * (y * width + x) + c] = (byte) colour[c];
          }
        }
      }
    }
  }
}
