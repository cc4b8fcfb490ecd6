package dev.walkout.edge.journal;

import dev.walkout.edge.config.JournalConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much a journal may hold.
 *
 * @param maxBytes of all observations together
 * @param maxAge of pictures
 * @param leastFree bytes that must be free on the disk for a picture to be taken in
 * @param free how many are
 */
public record JournalBounds(long maxBytes, Duration maxAge, long leastFree, LongSupplier free) {

  /** The bounds that a configuration sets, on the disk of its folder. */
  public static JournalBounds of(JournalConfig config) {
    return new JournalBounds(
        config.maxBytes().bytes(),
        config.maxAge(),
        config.leastFree().bytes(),
        () -> usable(config));
  }

  private static long usable(JournalConfig config) {
    try {
      return Files.getFileStore(config.dir()).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException("the disk of " + config.dir() + " does not answer", e);
    }
  }
}
