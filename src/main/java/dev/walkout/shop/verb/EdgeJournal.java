package dev.walkout.shop.verb;

import dev.walkout.edge.journal.JournalLook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout edge journal}. */
@Command(
    name = "journal",
    description = "Show what waits on an agent's disk; the agent may be running.",
    sortOptions = false)
final class EdgeJournal implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private EdgeConfigFlag config;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The journal's folder (default: the one that --config names).")
  private Optional<Path> dir;

  @Mixin private HelpFlag help;

  @Override
  public Integer call() {
    Path folder = dir.orElseGet(() -> config.read().journal().dir());
    JournalLook look = JournalLook.at(folder);
    PrintWriter out = spec.commandLine().getOut();
    if (look.sensors().isEmpty()) {
      out.println("nothing waits: everything that was reported is acknowledged");
    } else {
      out.print(table(look));
      out.printf("%,d bytes in all%n", look.bytes());
    }
    if (look.promised() != null) {
      out.println("reported up to " + look.promised());
    }
    out.flush();
    return 0;
  }

  private static TextTable table(JournalLook look) {
    TextTable table =
        new TextTable(
            "sensor", "waiting", "bursts", "bytes", "boots", "oldest", "newest", "from to");
    for (JournalLook.Sensor sensor : look.sensors()) {
      JournalLook.Span span = sensor.reported();
      table.row(
          sensor.id(),
          "%,d".formatted(sensor.observations()),
          "%,d".formatted(sensor.bursts()),
          "%,d".formatted(sensor.bytes()),
          Integer.toString(sensor.boots()),
          span.oldest().toString(),
          span.newest().toString(),
          Duration.between(span.oldest(), span.newest()).toSeconds() + " s");
    }
    return table;
  }
}
