package dev.walkout.shop.evaluate;

import dev.walkout.shop.UserError;
import dev.walkout.vision.evaluate.Confusion;
import dev.walkout.vision.evaluate.EvaluationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A folder with the page of an evaluation: {@code index.html}, {@code coverage.svg} and the photos
 * of the confused products.
 */
public final class EvaluationFolder {

  private final Path folder;

  private EvaluationFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A folder to write to, made if need be.
   *
   * @throws UserError if it cannot be written
   */
  public static EvaluationFolder open(Path folder) {
    try {
      Files.createDirectories(folder.resolve("photos"));
      return new EvaluationFolder(folder);
    } catch (IOException e) {
      throw new UserError("--page " + folder + " is no folder that you may write to", e);
    }
  }

  /** Writes the page of a report, over one that is there. */
  public void write(EvaluationReport report) {
    try {
      List<Confusion> confused = report.confused();
      for (int i = 0; i < confused.size(); i++) {
        copy(confused.get(i).photo(), EvaluationPage.photo(i, "asked"));
        copy(confused.get(i).other(), EvaluationPage.photo(i, "taken-for"));
        copy(confused.get(i).own(), EvaluationPage.photo(i, "own"));
      }
      Files.writeString(
          folder.resolve("coverage.svg"), new CoveragePlot(report.calibration()).svg());
      Files.writeString(folder.resolve("index.html"), new EvaluationPage(report).html());
    } catch (IOException e) {
      throw new UserError("--page " + folder + " could not be written: " + e.getMessage(), e);
    }
  }

  private void copy(String photo, String to) throws IOException {
    Files.copy(Path.of(photo), folder.resolve(to), StandardCopyOption.REPLACE_EXISTING);
  }
}
