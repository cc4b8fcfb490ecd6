package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.bench.Machine;
import dev.walkout.shop.bench.Spread;
import dev.walkout.vision.picture.PhotoSet;
import dev.walkout.vision.train.TrainRequest;
import dev.walkout.vision.train.TrainRequest.Plan;
import dev.walkout.vision.train.TrainRequest.Source;
import dev.walkout.vision.train.TrainingSpeed;
import dev.walkout.vision.train.TrainingSpeed.Round;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout bench training}. */
@Command(
    name = "training",
    description = "Learning from photos against the same graph on batches that lie in memory.",
    sortOptions = false)
final class BenchTraining implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--photos",
      required = true,
      paramLabel = "DIR|MANIFEST",
      description = "Photos as `train` takes them.")
  private Path photos;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often both sides are measured, in turn (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "8",
      description = "How long one measurement takes (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Mixin private SeedFlag seed;
  @Mixin private BenchReport report;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() throws Exception {
    Machine machine = report.machine(spec);
    TrainRequest request =
        new TrainRequest(
            "bench",
            List.of(Source.of("bench", PhotoSet.read(photos))),
            Path.of("."),
            Plan.standard(seed.value()));
    List<Round> found =
        new TrainingSpeed(request, Duration.ofSeconds(seconds), TerminalProgress.onStandardError())
            .measure(Math.max(1, rounds));
    TextTable table = new TextTable("photos/s", "median (least-most)");
    Spread fed = spread(found, Round::fed);
    Spread ready = spread(found, Round::ready);
    Spread ratio = spread(found, round -> round.fed() / round.ready());
    table.row("as in training", fed.text("%.0f"));
    table.row("batches in memory", ready.text("%.0f"));
    table.row("ratio", ratio.text("%.2f"));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("photosPerSecond", Map.of("fed", fed, "ready", ready));
    figures.put("ratio", ratio);
    report.tell(spec, machine, table.toString(), figures);
    return 0;
  }

  private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return Spread.of(rounds.stream().mapToDouble(figure).boxed().toList());
  }
}
