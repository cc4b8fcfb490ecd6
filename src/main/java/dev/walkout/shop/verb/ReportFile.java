package dev.walkout.shop.verb;

import dev.walkout.shop.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that a verb writes, looked at before the work so that minutes are not lost at its end. */
public final class ReportFile {

  private ReportFile() {}

  /** Refuses a file that cannot be written. */
  public static void check(String flag, Optional<Path> file) {
    if (file.isEmpty()) {
      return;
    }
    Path folder = file.get().toAbsolutePath().getParent();
    if (Files.isDirectory(file.get()) || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new UserError(
          flag
              + " "
              + file.get()
              + " cannot be written: give a file in a folder that exists and"
              + " that you may write to");
    }
  }

  /** Writes the text, if a file was asked for. */
  public static void write(Optional<Path> file, String text) {
    file.ifPresent(
        path -> {
          try {
            Files.writeString(path, text.endsWith("\n") ? text : text + "\n");
          } catch (IOException e) {
            throw new UserError("--report " + path + " could not be written: " + e.getMessage(), e);
          }
        });
  }
}
