package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.Machine;
import dev.walkout.shop.bench.index.RebuildBench;
import dev.walkout.vision.embed.ModelCard;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout bench rebuild}. */
@Command(
    name = "rebuild",
    description = "Building the index on a server from the catalogue: anchors a second.",
    sortOptions = false)
final class BenchRebuild implements Callable<Integer> {

  private static final int MOST_ANCHORS = 200_000; // the exact index to compare with takes as many

  @Spec private CommandSpec spec;

  @Option(
      names = "--anchors",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many are written (default: ${DEFAULT-VALUE}).")
  private int anchors;

  @Option(
      names = "--redis",
      paramLabel = "URI",
      description = "Server to write to (default: one that is started for this).")
  private Optional<String> redis;

  @Mixin private BenchReport report;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() throws Exception {
    if (anchors < 1 || anchors > MOST_ANCHORS) {
      throw new UserError("--anchors must be 1 to " + MOST_ANCHORS + ", not " + anchors);
    }
    Machine machine = report.machine(spec);
    ModelCard model = ModelCard.read(Wiring.shippedModel());
    RebuildBench.Result result =
        RebuildBench.run(redis, model, anchors, TerminalProgress.onStandardError());
    report.tell(spec, machine, result.text(), result.figures());
    return 0;
  }
}
