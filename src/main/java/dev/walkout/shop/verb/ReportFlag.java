package dev.walkout.shop.verb;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flag {@code --report} of verbs that measure. */
final class ReportFlag {

  @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON.")
  private Optional<Path> report;

  /** The file, if one was asked for; refused where it cannot be written. */
  Optional<Path> checked() {
    ReportFile.check("--report", report);
    return report;
  }

  /** Writes the figures, if a file was asked for. */
  void write(String json) {
    ReportFile.write(report, json);
  }
}
