package dev.walkout.edge.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file that says how a journal is laid out; read before anything else is touched. */
final class JournalVersion {

  private static final String FILE = "version.txt";
  private static final String DATABASE = "CURRENT";
  private static final String OURS = "walkout journal 1";

  private JournalVersion() {}

  /** Whether a folder says that it is a journal. */
  static boolean written(Path dir) {
    return Files.exists(dir.resolve(FILE));
  }

  /** Whether a folder holds neither a journal, of whatever version, nor another database. */
  static boolean free(Path dir) {
    return !written(dir) && !Files.exists(dir.resolve(DATABASE));
  }

  /**
   * Refuses another's folder, and marks a new one as ours.
   *
   * @throws IllegalArgumentException if the folder holds something else
   */
  static void check(Path dir) throws IOException {
    Files.createDirectories(dir);
    if (!written(dir)) {
      if (!free(dir)) {
        throw refused(dir, "a database that is no journal");
      }
      Path next = Files.writeString(dir.resolve(FILE + ".next"), OURS + "\n");
      Files.move(next, dir.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }
    String found = Files.readString(dir.resolve(FILE)).strip();
    if (!found.equals(OURS)) {
      throw refused(dir, "a '" + found + "'");
    }
  }

  private static IllegalArgumentException refused(Path dir, String what) {
    return new IllegalArgumentException(
        "journal.dir "
            + dir
            + " holds "
            + what
            + ", and this program reads a '"
            + OURS
            + "': let the program that wrote it send what is left, or name another folder; nothing"
            + " in it was changed");
  }
}
