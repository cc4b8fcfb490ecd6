package dev.walkout.shop.catalogue;

import dev.walkout.vision.picture.BadPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A photo to enrol, read only when it is needed: a delivery's photos may not fit into memory.
 *
 * @param name what people know it by: its file
 */
public record Photo(String name, Source source) {

  /** More than any JPEG of the largest picture that is decoded. */
  private static final long MOST_BYTES = 64L << 20;

  /** Where its bytes come from. */
  @FunctionalInterface
  public interface Source {
    byte[] read() throws IOException;
  }

  /** The photo in a file. */
  public static Photo of(Path file) {
    return new Photo(file.toString(), () -> read(file));
  }

  /** A photo that is in memory, such as one that was uploaded. */
  public static Photo of(String name, byte[] jpeg) {
    return new Photo(name, () -> jpeg);
  }

  /**
   * Its bytes.
   *
   * @throws BadPicture if they cannot be read
   */
  byte[] bytes() {
    try {
      return source.read();
    } catch (IOException e) {
      throw new BadPicture(
          "file", "not readable (" + e + ")", "check that it exists and may be read", e);
    }
  }

  private static byte[] read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MOST_BYTES) {
      throw new BadPicture(
          "file", (size >> 20) + " MB", "give a JPEG of at most " + (MOST_BYTES >> 20) + " MB");
    }
    return Files.readAllBytes(file);
  }
}
