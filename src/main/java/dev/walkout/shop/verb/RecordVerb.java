package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.UserError;
import dev.walkout.shop.replay.Recorder;
import dev.walkout.shop.replay.Recorder.Selection;
import dev.walkout.shop.replay.Recorder.Shop;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout record}: the topics of a shop to one file. */
@Command(
    name = "record",
    description = "Write the topics of a live or simulated shop to one file.",
    sortOptions = false)
public final class RecordVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;
  @Mixin private ShopFlags shop;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The recording; it has this name only once it is whole.")
  private Path out;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Leave out what happened before, such as 2026-03-02T08:00:00Z.")
  private Optional<String> from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Leave out what happened then or later.")
  private Optional<String> to;

  @Option(names = "--store", paramLabel = "ID", description = "Record one store's records.")
  private Optional<String> store;

  @Option(
      names = "--inputs-only",
      description = "Leave out what recognition and checkout wrote; it follows from the rest.")
  private boolean inputsOnly;

  @Override
  public Integer call() {
    ReportFile.check("--out", Optional.of(out));
    Selection selection = new Selection(time("--from", from), time("--to", to), store, !inputsOnly);
    try (ShopFlags.Open open = shop.open()) {
      Shop source = new Shop(open.address(), open.serdes(), "shop at " + open.address());
      String recorded = Recorder.record(source, selection, out, TerminalProgress.onStandardError());
      spec.commandLine().getOut().println(recorded);
    }
    return 0;
  }

  private static Optional<Instant> time(String flag, Optional<String> text) {
    try {
      return text.map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw new UserError(
          flag + " must be a time in UTC such as 2026-03-02T08:00:00Z, not '" + text.get() + "'",
          e);
    }
  }
}
