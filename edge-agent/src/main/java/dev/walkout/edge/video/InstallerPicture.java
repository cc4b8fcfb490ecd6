package dev.walkout.edge.video;

import dev.walkout.edge.frame.Cutting;
import dev.walkout.edge.frame.Frame;
import dev.walkout.edge.track.Opening;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.Picture;
import java.util.function.Supplier;

/**
 * A frame as people may see it who set the camera up: the shelf as it is, and whatever lies before
 * its line, where customers are, in squares too coarse to know anybody by. It is kept in small, and
 * becomes a JPEG when somebody asks.
 *
 * @param scale pixels of the frame that one of the small picture covers, along each side
 */
record InstallerPicture(Cutting small, double scale, Opening opening) implements Supplier<byte[]> {

  private static final int WIDEST = 640;
  private static final int SQUARES = 16;
  private static final float QUALITY = 0.8f;

  static InstallerPicture of(Frame frame, Opening opening) {
    int width = Math.min(WIDEST, frame.width());
    int height = Math.max(1, (int) Math.round((double) frame.height() * width / frame.width()));
    return new InstallerPicture(
        frame.shrunk(width, height), (double) frame.width() / width, opening);
  }

  @Override
  public byte[] get() {
    Picture picture = small.picture(small.box());
    coarsen(picture);
    return Jpeg.encode(picture, QUALITY);
  }

  /** Gives each pixel before the line the mean of its square. */
  private void coarsen(Picture picture) {
    int side = Math.max(1, picture.width() / SQUARES);
    for (int top = 0; top < picture.height(); top += side) {
      for (int left = 0; left < picture.width(); left += side) {
        coarsen(picture, new int[] {left, top, side});
      }
    }
  }

  private void coarsen(Picture picture, int[] square) {
    int right = Math.min(picture.width(), square[0] + square[2]);
    int bottom = Math.min(picture.height(), square[1] + square[2]);
    byte[] rgb = picture.rgb();
    for (int channel = 0; channel < 3; channel++) {
      long sum = 0;
      for (int y = square[1]; y < bottom; y++) {
        for (int x = square[0]; x < right; x++) {
          sum += rgb[3 * (y * picture.width() + x) + channel] & 255;
        }
      }
      byte mean = (byte) (sum / ((long) (right - square[0]) * (bottom - square[1])));
      for (int y = square[1]; y < bottom; y++) {
        for (int x = square[0]; x < right; x++) {
          if (opening.depth(x * scale, y * scale) < 0) {
            rgb[3 * (y * picture.width() + x) + channel] = mean;
          }
        }
      }
    }
  }
}
