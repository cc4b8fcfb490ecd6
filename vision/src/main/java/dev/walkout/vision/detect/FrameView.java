package dev.walkout.vision.detect;

import dev.walkout.vision.picture.Picture;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A frame as another camera might show it: mirrored or not, nearer or farther, a little aside, in
 * other light, with noise.
 *
 * @param mirrored left and right exchanged
 * @param zoom how much larger things are than in the frame
 * @param aside how far the middle moves right, in shares of the width
 * @param down how far it moves down, in shares of the height
 * @param gains what red, green and blue are multiplied by
 * @param noise standard deviation added to each value, 0..255
 */
record FrameView(
    boolean mirrored, double zoom, double aside, double down, double[] gains, double noise) {

  /** A thing of which less is left inside is no longer said to be there. */
  private static final double LEAST_INSIDE = 0.3;

  private static final double ZOOM = 0.25;
  private static final double SHIFT = 0.1;
  private static final double LIGHT = 0.35;
  private static final double CAST = 0.1;
  private static final double NOISE = 8;

  /** A view drawn by chance. */
  static FrameView drawn(SplittableRandom random) {
    double light = Math.exp(LIGHT * (2 * random.nextDouble() - 1));
    double[] gains = new double[3];
    for (int c = 0; c < 3; c++) {
      gains[c] = light * (1 + CAST * (2 * random.nextDouble() - 1));
    }
    return new FrameView(
        random.nextBoolean(),
        Math.exp(ZOOM * (2 * random.nextDouble() - 1)),
        SHIFT * (2 * random.nextDouble() - 1),
        SHIFT * (2 * random.nextDouble() - 1),
        gains,
        NOISE * random.nextDouble());
  }

  /** The boxes in this view: moved alike, cut off at its edges, left out when little remains. */
  List<LabelledBox> boxes(List<LabelledBox> boxes) {
    return boxes.stream()
        .map(labelled -> new LabelledBox(labelled.thing(), moved(labelled.box())))
        .filter(labelled -> labelled.box().shareInside() >= LEAST_INSIDE)
        .map(labelled -> new LabelledBox(labelled.thing(), labelled.box().clipped()))
        .toList();
  }

  private RelativeBox moved(RelativeBox box) {
    double x = mirrored ? 1 - box.x() : box.x();
    return RelativeBox.around(
        0.5 + zoom * (x - 0.5) + aside,
        0.5 + zoom * (box.y() - 0.5) + down,
        zoom * box.width(),
        zoom * box.height());
  }

  /**
   * The frame's pixels in this view, taken from the nearest pixel; its edge goes on beyond it.
   *
   * @param out where the bytes go, as many as the picture has
   * @param at the first of them
   */
  void draw(Picture frame, SplittableRandom random, byte[] out, int at) {
    int width = frame.width();
    int[] columns = IntStream.range(0, width).map(x -> source(x, width, aside, mirrored)).toArray();
    int to = at;
    for (int y = 0; y < frame.height(); y++) {
      int row = source(y, frame.height(), down, false) * width;
      for (int x = 0; x < width; x++) {
        int from = 3 * (row + columns[x]);
        for (int c = 0; c < 3; c++) {
          out[to++] = value(frame.rgb()[from + c] & 0xFF, gains[c], random);
        }
      }
    }
  }

  /** Which pixel of the frame is seen at a pixel of the view, along one axis. */
  private int source(int pixel, int pixels, double shift, boolean turned) {
    double share = 0.5 + ((pixel + 0.5) / pixels - shift - 0.5) / zoom;
    double found = turned ? 1 - share : share;
    return Math.max(0, Math.min(pixels - 1, (int) Math.floor(found * pixels)));
  }

  /** The sum of two even draws lies close enough to a Gaussian, and is fast. */
  private byte value(int value, double gain, SplittableRandom random) {
    double changed = value * gain;
    if (noise > 0) {
      long bits = random.nextLong();
      double draws = (bits >>> 32) / 0x1p32 + (bits & 0xFFFFFFFFL) / 0x1p32 - 1;
      changed += noise * Math.sqrt(6) * draws;
    }
    return (byte) Math.max(0, Math.min(255, Math.round(changed)));
  }
}
