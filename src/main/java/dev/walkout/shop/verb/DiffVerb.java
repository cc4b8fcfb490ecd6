package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.replay.RunDiff;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code walkout diff}: which receipts of two runs differ, and why. */
@Command(
    name = "diff",
    description = "Tell which receipts of two runs differ, and what decided.",
    sortOptions = false)
public final class DiffVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;

  @Parameters(
      index = "0",
      paramLabel = "RUN_A",
      description = "A recording, or a folder that `walkout replay --out` wrote.")
  private Path a;

  @Parameters(index = "1", paramLabel = "RUN_B", description = "The other one.")
  private Path b;

  @Mixin private ReportFlag report;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Write the differences as one HTML file.")
  private Optional<Path> page;

  @Override
  public Integer call() {
    report.checked();
    ReportFile.check("--page", page);
    RunDiff diff = RunDiff.of(a, b, TerminalProgress.onStandardError());
    spec.commandLine().getOut().print(diff.text());
    spec.commandLine().getOut().flush();
    report.write(diff.toJson());
    if (page.isPresent()) {
      ReportFile.write(page, diff.html());
    }
    return 0;
  }
}
