package dev.walkout.shop.verb;

import dev.walkout.shop.StopSignal;
import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.UserError;
import dev.walkout.shop.score.ScenarioRun;
import dev.walkout.shop.score.ScoreReport;
import dev.walkout.shop.score.ScoreRequest;
import dev.walkout.sim.scenario.Scenario;
import dev.walkout.sim.scenario.Scenarios;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout score}: the hard cases of checkout-free stores, and how the receipts came out. */
@Command(
    name = "score",
    description = "Score scenarios of hard cases, each in stores of its own.",
    sortOptions = false)
public final class ScoreVerb implements Callable<Integer> {

  private static final int SEEDS = 3;

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;

  @Option(
      names = "--scenarios",
      paramLabel = "all|NAME,...",
      defaultValue = Scenarios.ALL,
      description = "Which to play (default: ${DEFAULT-VALUE}); 'list' says what there is.")
  private String scenarios;

  @ArgGroup private Seeds which;

  /** Either so many seeds, or one that is named. */
  static final class Seeds {

    @Option(
        names = "--seeds",
        paramLabel = "N",
        description = "Play every scenario with the seeds 1 to N (default: " + SEEDS + ").")
    private Integer count;

    @Option(names = "--seed", paramLabel = "S", description = "Play with this seed alone.")
    private Long one;
  }

  @Option(
      names = "--faultless",
      description = "Sensors miss and mistake nothing but what a scenario is about.")
  private boolean faultless;

  @Mixin private ProductsFlag products;
  @Mixin private RedisFlags redis;
  @Mixin private GuardFlags guard;

  @Option(
      names = "--model",
      paramLabel = "MODELDIR",
      description = "Folder of the model (default: the shipped one).")
  private Optional<Path> model;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON.")
  private Optional<Path> report;

  @Option(
      names = "--page",
      paramLabel = "DIR",
      description = "Write index.html there: the figures with one trip of each scenario drawn.")
  private Optional<Path> page;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (scenarios.equals("list")) {
      for (Scenario scenario : Scenarios.all()) {
        out.printf("%-26s %s%n", scenario.name(), scenario.story());
      }
      out.flush();
      return 0;
    }
    ReportFile.check("--report", report);
    Optional<Path> index = page.map(ScoreVerb::index);
    ReportFile.check("--page", index);
    ScoreRequest request =
        new ScoreRequest(
            Scenarios.named(scenarios),
            seeds(),
            products.folder(),
            model,
            redis.index(guard),
            faultless);
    try (StopSignal stop = StopSignal.watch()) {
      return run(request, index, stop);
    }
  }

  private int run(ScoreRequest request, Optional<Path> index, StopSignal stop) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    TerminalProgress progress = TerminalProgress.onStandardError();
    try (ScenarioRun run = new ScenarioRun(request, progress, stop::goOn)) {
      ScoreReport result = run.run();
      out.print(result.text());
      out.flush();
      ReportFile.write(report, result.toJson());
      ReportFile.write(index, result.toHtml());
      return 0;
    } catch (Exception e) {
      if (stop.asked()) {
        return StopSignal.EXIT_CODE;
      }
      throw e;
    }
  }

  private List<Long> seeds() {
    if (which != null && which.one != null) {
      return List.of(which.one);
    }
    int count = which == null ? SEEDS : which.count;
    if (count < 1) {
      throw new UserError("--seeds must be at least 1, not " + count);
    }
    return LongStream.rangeClosed(1, count).boxed().toList();
  }

  private static Path index(Path folder) {
    try {
      return Files.createDirectories(folder).resolve("index.html");
    } catch (IOException e) {
      throw new UserError("--page " + folder + " is no folder that you may write to", e);
    }
  }
}
