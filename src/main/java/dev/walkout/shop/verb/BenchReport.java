package dev.walkout.shop.verb;

import dev.walkout.shop.bench.Bench;
import dev.walkout.shop.bench.Machine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where a measurement goes: a table on standard output and, if asked for, a file of JSON. */
final class BenchReport {

  @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON.")
  private Optional<Path> report;

  /**
   * This machine as it is before the measurement, with a warning if something else runs.
   *
   * @throws dev.walkout.shop.UserError if the report could not be written
   */
  Machine machine(CommandSpec spec) {
    ReportFile.check("--report", report);
    var given = spec.root().commandLine().getParseResult().originalArgs();
    Machine machine = Machine.now("walkout " + String.join(" ", given));
    if (machine.disturbed()) {
      spec.commandLine().getErr().print(machine.warning());
    }
    return machine;
  }

  void tell(CommandSpec spec, Machine machine, String table, Map<String, Object> figures) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(machine.text());
    out.print(table);
    out.flush();
    ReportFile.write(report, Bench.json(machine, figures));
  }
}
