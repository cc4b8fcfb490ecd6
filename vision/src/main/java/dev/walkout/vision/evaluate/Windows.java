package dev.walkout.vision.evaluate;

import dev.walkout.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;

/** Four crops of one photo, as boxes that sit a little differently: one towards each corner. */
final class Windows {

  private static final double SIDE = 0.85;

  private Windows() {}

  static List<Picture> of(Picture picture) {
    int width = (int) Math.max(1, Math.round(SIDE * picture.width()));
    int height = (int) Math.max(1, Math.round(SIDE * picture.height()));
    List<Picture> windows = new ArrayList<>();
    for (int top : new int[] {0, picture.height() - height}) {
      for (int left : new int[] {0, picture.width() - width}) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
          int from = 3 * ((top + y) * picture.width() + left);
          System.arraycopy(picture.rgb(), from, rgb, 3 * y * width, 3 * width);
        }
        windows.add(new Picture(width, height, rgb));
      }
    }
    return windows;
  }
}
