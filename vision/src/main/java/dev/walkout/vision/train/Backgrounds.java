package dev.walkout.vision.train;

import dev.walkout.vision.picture.Picture;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What may be seen behind a product in a shop: strips from the borders of photos that were taken
 * there, where the product is not, or clutter when there are none.
 *
 * @param photos from the shop
 */
record Backgrounds(List<Picture> photos) {

  /** Behind products of which no photo from a shop is there. */
  static final Backgrounds CLUTTER = new Backgrounds(List.of());

  /** Share of a photo's width or height that its border takes. */
  private static final double BORDER = 0.3;

  private static final int SIDE = 64;

  Backgrounds {
    photos = List.copyOf(photos);
  }

  /** One of them. */
  Picture random(SplittableRandom random) {
    return photos.isEmpty()
        ? clutter(random)
        : strip(photos.get(random.nextInt(photos.size())), random.nextInt(4));
  }

  /**
   * A strip along one border of a photo.
   *
   * @param side 0 left, 1 right, 2 above, 3 below
   */
  private static Picture strip(Picture photo, int side) {
    boolean upright = side < 2;
    int width = upright ? Math.max(1, (int) (BORDER * photo.width())) : photo.width();
    int height = upright ? photo.height() : Math.max(1, (int) (BORDER * photo.height()));
    int left = side == 1 ? photo.width() - width : 0;
    int top = side == 3 ? photo.height() - height : 0;
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      int from = 3 * ((top + y) * photo.width() + left);
      System.arraycopy(photo.rgb(), from, rgb, 3 * y * width, 3 * width);
    }
    return new Picture(width, height, rgb);
  }

  /** A shelf as it looks from afar: boards, shadow between, packages of any colour. */
  private static Picture clutter(SplittableRandom random) {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    int[] wall = colour(random);
    fill(rgb, new int[] {0, 0, SIDE, SIDE}, wall);
    int packages = random.nextInt(4, 16);
    for (int i = 0; i < packages; i++) {
      int width = random.nextInt(6, SIDE / 2);
      int height = random.nextInt(6, SIDE / 2);
      int left = random.nextInt(SIDE - width);
      int top = random.nextInt(SIDE - height);
      fill(rgb, new int[] {left, top, width, height}, colour(random));
    }
    int board = random.nextInt(SIDE - 4);
    fill(rgb, new int[] {0, board, SIDE, random.nextInt(1, 5)}, colour(random));
    return new Picture(SIDE, SIDE, rgb);
  }

  private static int[] colour(SplittableRandom random) {
    return new int[] {random.nextInt(256), random.nextInt(256), random.nextInt(256)};
  }

  private static void fill(byte[] rgb, int[] box, int[] colour) {
    for (int y = box[1]; y < Math.min(SIDE, box[1] + box[3]); y++) {
      for (int x = box[0]; x < box[0] + box[2]; x++) {
        for (int channel = 0; channel < 3; channel++) {
          rgb[3 * (y * SIDE + x) + channel] = (byte) colour[channel];
        }
      }
    }
  }
}
