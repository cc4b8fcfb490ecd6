package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.bench.Machine;
import dev.walkout.shop.bench.edge.JournalKills;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout bench journal}. */
@Command(
    name = "journal",
    description = "Kill -9 at random points of an edge agent's journal writing; what is lost.",
    sortOptions = false)
final class BenchJournal implements Callable<Integer> {

  private static final int PROMISE_BROKEN = 1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "200",
      description = "How often (default: ${DEFAULT-VALUE}).")
  private int kills;

  @Mixin private SeedFlag seed;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "An empty folder on the disk to try (default: a temporary one).")
  private Path dir;

  @Mixin private BenchReport report;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() throws Exception {
    JournalKills bench = new JournalKills(kills, seed.value());
    Machine machine = report.machine(spec);
    Path folder = dir == null ? Files.createTempDirectory("walkout-journal-kills-") : dir;
    JournalKills.Outcome found = bench.run(folder, TerminalProgress.onStandardError());
    TextTable table = new TextTable("kills", "opened", "lost", "wrong", "written", "beyond");
    table.row(
        "" + found.kills(),
        "" + found.opened(),
        "" + found.lost(),
        "" + found.wrong(),
        "" + found.written(),
        "" + found.extra());
    report.tell(spec, machine, table.toString(), Map.of("journal", found));
    return found.good() ? 0 : PROMISE_BROKEN;
  }
}
