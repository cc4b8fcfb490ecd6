package dev.walkout.edge.video;

import dev.walkout.edge.frame.Frame;
import dev.walkout.vision.picture.Picture;

/** A drawn shelf with a number below it, which can still be read once it was coded and decoded. */
final class NumberedPicture {

  /** Each place of the number, black or white, is a square of this side. */
  private static final int SQUARE = 80;

  private static final int COLUMNS = Scene.WIDTH / SQUARE;
  private static final int ROWS = Scene.HEIGHT / SQUARE;

  private static final Picture SHELF = new Scene().picture(0);

  private NumberedPicture() {}

  /** The picture of a number from 0 to 255. */
  static Picture of(int number) {
    byte[] rgb = SHELF.rgb().clone();
    for (int y = Scene.HEIGHT - SQUARE; y < Scene.HEIGHT; y++) {
      for (int x = 0; x < Scene.WIDTH; x++) {
        byte level = (number >> (x / SQUARE) & 1) == 0 ? 0 : (byte) 255;
        for (int c = 0; c < 3; c++) {
          rgb[3 * (y * Scene.WIDTH + x) + c] = level;
        }
      }
    }
    return new Picture(Scene.WIDTH, Scene.HEIGHT, rgb);
  }

  /** The number that a frame shows. */
  static int read(Frame frame) {
    Picture small = frame.reduced(COLUMNS, ROWS);
    int number = 0;
    for (int x = 0; x < COLUMNS; x++) {
      int level = small.rgb()[3 * ((ROWS - 1) * COLUMNS + x)] & 255;
      number |= level > 127 ? 1 << x : 0;
    }
    return number;
  }
}
