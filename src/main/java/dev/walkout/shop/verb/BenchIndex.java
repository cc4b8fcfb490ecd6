package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.Machine;
import dev.walkout.shop.bench.index.GrowthPlot;
import dev.walkout.shop.bench.index.IndexBench;
import dev.walkout.shop.bench.index.IndexReport;
import dev.walkout.shop.bench.index.RedisSide;
import dev.walkout.vision.embed.ModelCard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout bench index}. */
@Command(
    name = "index",
    description = "Searching anchors: recall and time of every index as their number grows.",
    sortOptions = false)
final class BenchIndex implements Callable<Integer> {

  /** The plot in the folder of {@code --out}. */
  private static final String PLOT = "index-growth.png";

  @Spec private CommandSpec spec;

  @Option(
      names = "--anchors",
      paramLabel = "N",
      split = ",",
      defaultValue = "1000,10000,100000",
      description = "How many are searched among (default: ${DEFAULT-VALUE}).")
  private List<Integer> anchors;

  @Mixin private BenchRedis redis;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each index is measured, in turn (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "0.3",
      description = "How long one measurement takes (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--tried",
      description = "Also measure settings of vector sets that were tried and not taken.")
  private boolean tried;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Draw the growth as " + PLOT + " in this folder.")
  private Optional<Path> out;

  @Mixin private BenchReport report;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() throws Exception {
    IndexBench bench = new IndexBench(anchors, rounds, seconds, tried);
    if (out.isPresent() && !Files.isDirectory(out.get())) {
      throw new UserError("--out " + out.get() + " is no folder: give one that exists");
    }
    Machine machine = report.machine(spec);
    ModelCard model = ModelCard.read(Wiring.shippedModel());
    IndexReport found = run(bench, model);
    report.tell(spec, machine, found.text(), found.figures());
    if (out.isPresent()) {
      Files.write(out.get().resolve(PLOT), GrowthPlot.png(found));
      spec.commandLine().getOut().println(out.get().resolve(PLOT));
    }
    return 0;
  }

  private IndexReport run(IndexBench bench, ModelCard model) {
    Optional<RedisSide> server = redis.open(spec);
    try {
      return bench.run(model, server, TerminalProgress.onStandardError());
    } finally {
      server.ifPresent(RedisSide::close);
    }
  }
}
