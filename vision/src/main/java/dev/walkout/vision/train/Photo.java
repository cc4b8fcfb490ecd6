package dev.walkout.vision.train;

import dev.walkout.schemas.Ids;
import dev.walkout.vision.picture.BadPicture;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.LabelledPhoto;
import dev.walkout.vision.picture.Letterbox;
import dev.walkout.vision.picture.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * A photo in memory.
 *
 * @param label what it shows and where it came from
 * @param full at most {@value #LONGEST_SIDE} pixels on its longer side
 * @param half the same at half the size: sampling it instead of {@code full} avoids skipping pixels
 * @param hash first 16 hexadecimal digits of the file's SHA-256
 * @param cutout of the product, where somebody asked for it and the background is plain
 */
record Photo(
    LabelledPhoto label, Picture full, Picture half, String hash, Optional<Cutout> cutout) {

  static final int LONGEST_SIDE = 160;

  private static final int DIGITS = 16;

  /** Reads a photo; {@code cut} tells whether its product is to be cut out. */
  static Photo read(LabelledPhoto label, boolean cut) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(label.file());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + label.file(), e);
    }
    Picture decoded;
    try {
      decoded = Jpeg.decode(bytes);
    } catch (BadPicture e) {
      throw new BadPicture(label.file() + " (" + e.field() + ")", e.value(), e.remedy(), e);
    }
    Picture full = Letterbox.within(decoded, LONGEST_SIDE);
    int longest = Math.max(full.width(), full.height());
    return new Photo(
        label,
        full,
        Letterbox.within(full, Math.max(1, longest / 2)),
        hash(bytes),
        cut ? Cutout.of(full) : Optional.empty());
  }

  static String hash(byte[] bytes) {
    return Ids.hash(bytes).substring(0, DIGITS);
  }
}
