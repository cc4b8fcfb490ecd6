package dev.walkout.edge.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where observations wait for the broker, and how much of them.
 *
 * @param dir folder of the journal; made if absent
 * @param maxBytes most that observations may take, 1 MB or more (2 GB)
 * @param maxAge pictures older than this are dropped, 1 min to 366 d (72 h); never heartbeats and
 *     gaps
 * @param leastFree with less than this free on the disk no new picture is taken in (256 MB)
 */
public record JournalConfig(Path dir, ByteSize maxBytes, Duration maxAge, ByteSize leastFree) {

  private static final ByteSize MOST = ByteSize.megabytes(1L << 20);

  public JournalConfig {
    Bounds.given("dir", dir);
    maxBytes = maxBytes == null ? ByteSize.megabytes(2048) : maxBytes;
    maxAge = maxAge == null ? Duration.ofHours(72) : maxAge;
    leastFree = leastFree == null ? ByteSize.megabytes(256) : leastFree;
    Bounds.between("max-bytes", maxBytes, ByteSize.megabytes(1), MOST);
    Bounds.between("max-age", maxAge, Duration.ofMinutes(1), Duration.ofDays(366));
    Bounds.between("least-free", leastFree, new ByteSize(0), MOST);
  }

  /** The defaults in a folder. */
  public static JournalConfig in(Path dir) {
    return new JournalConfig(dir, null, null, null);
  }
}
