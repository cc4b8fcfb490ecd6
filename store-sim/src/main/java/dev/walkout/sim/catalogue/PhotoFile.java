package dev.walkout.sim.catalogue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** One JPEG photograph on disk. */
final class PhotoFile {
  private static final int LONGEST_SIDE = 4096;

  private PhotoFile() {}

  static byte[] bytes(Path photo) {
    try {
      return Files.readAllBytes(photo);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read photo " + photo, e);
    }
  }

  /** The decoded photo; throws if {@link #fault} has something to say about it. */
  static BufferedImage decode(Path photo) {
    try {
      return read(photo);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read photo " + photo, e);
    }
  }

  /** What is wrong with a photo, named, or empty if nothing is. */
  static Optional<String> fault(Path photo) {
    try {
      read(photo);
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(photo + " (" + e.getMessage() + ")");
    }
  }

  /** Looks at the size in the header before any memory is spent on pixels. */
  private static BufferedImage read(Path photo) throws IOException {
    try (InputStream file = Files.newInputStream(photo);
        MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(file)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      ImageReader reader = readers.hasNext() ? readers.next() : null;
      if (reader == null || !reader.getFormatName().equalsIgnoreCase("jpeg")) {
        throw new IOException("not a JPEG file");
      }
      try {
        return decode(reader, in);
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage decode(ImageReader reader, MemoryCacheImageInputStream in)
      throws IOException {
    boolean[] cut = {false};
    reader.addIIOReadWarningListener((source, warning) -> cut[0] = true);
    reader.setInput(in, true, true);
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width > LONGEST_SIDE || height > LONGEST_SIDE) {
      throw new IOException(
          width + " x " + height + " pixels, at most " + LONGEST_SIDE + " a side are read");
    }
    BufferedImage picture = reader.read(0);
    if (cut[0]) {
      throw new IOException("truncated or damaged JPEG data");
    }
    return picture;
  }
}
