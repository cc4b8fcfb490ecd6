package dev.walkout.vision.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * How a camera was held: the tag 274 of a JPEG's Exif data (CIPA DC-008, Exif 2.32, section 4.6.4).
 * Phones store what the sensor saw and leave the turning to whoever reads the file.
 */
final class Orientation {

  static final int UPRIGHT = 1;

  private static final int APP1 = 0xE1;
  private static final int START_OF_SCAN = 0xDA;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  private Orientation() {}

  /** The orientation, 1 to 8; upright when the file says nothing sensible. */
  static int of(byte[] jpeg) {
    int at = 2;
    while (at + 4 <= jpeg.length && (jpeg[at] & 0xFF) == 0xFF) {
      int marker = jpeg[at + 1] & 0xFF;
      int length = (jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF);
      int end = Math.min(jpeg.length, at + 2 + length);
      if (marker == START_OF_SCAN || length < 2) {
        break;
      }
      int text = at + 4 + EXIF.length;
      if (marker == APP1 && end > text && Arrays.equals(jpeg, at + 4, text, EXIF, 0, EXIF.length)) {
        return read(Arrays.copyOfRange(jpeg, text, end));
      }
      at = end;
    }
    return UPRIGHT;
  }

  /** Exif data is the head of a TIFF file. */
  private static int read(byte[] tiff) {
    ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(tiff))) {
      reader.setInput(in);
      TIFFField field =
          TIFFDirectory.createFromMetadata(reader.getImageMetadata(0))
              .getTIFFField(BaselineTIFFTagSet.TAG_ORIENTATION);
      int found = field == null ? UPRIGHT : field.getAsInt(0);
      return found >= 1 && found <= 8 ? found : UPRIGHT;
    } catch (IOException | RuntimeException e) {
      // The pixels are fine, and the reader answers broken Exif data by any exception.
      return UPRIGHT;
    } finally {
      reader.dispose();
    }
  }

  /** The picture as it was meant to be seen. */
  static Picture upright(Picture picture, int orientation) {
    if (orientation == UPRIGHT) {
      return picture;
    }
    boolean turned = orientation > 4;
    int width = turned ? picture.height() : picture.width();
    int height = turned ? picture.width() : picture.height();
    byte[] from = picture.rgb();
    byte[] to = new byte[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        // Where the file keeps this pixel: rows and columns swapped, then each counted backwards.
        int column = turned ? y : x;
        int row = turned ? x : y;
        boolean fromRight =
            orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBelow =
            orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        column = fromRight ? picture.width() - 1 - column : column;
        row = fromBelow ? picture.height() - 1 - row : row;
        System.arraycopy(from, 3 * (row * picture.width() + column), to, 3 * (y * width + x), 3);
      }
    }
    return new Picture(width, height, to);
  }
}
