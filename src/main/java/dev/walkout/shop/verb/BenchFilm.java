package dev.walkout.shop.verb;

import dev.walkout.shop.StopSignal;
import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.bench.Machine;
import dev.walkout.shop.bench.edge.FilmBench;
import dev.walkout.shop.bench.edge.FilmReport;
import dev.walkout.shop.pixels.PixelDemo;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout bench film}. */
@Command(
    name = "film",
    description = "Edge agents on films: hands found, receipts, cost of a frame, memory.",
    sortOptions = false)
final class BenchFilm implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--seeds",
      paramLabel = "S",
      split = ",",
      defaultValue = "11,12,13,14,15",
      description = "A filmed day each, from films to receipts (default: ${DEFAULT-VALUE}).")
  private List<Long> seeds;

  @Option(
      names = "--trips",
      paramLabel = "N",
      defaultValue = "10",
      description = "Shoppers of a day; 0 leaves the days out (default: ${DEFAULT-VALUE}).")
  private int trips;

  @Option(
      names = "--inside",
      paramLabel = "N",
      defaultValue = "" + PixelDemo.INSIDE,
      description = "Most shoppers that the door lets in at once (default: ${DEFAULT-VALUE}).")
  private int inside;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "How often a film is decoded and looked at, in turn, for the cost of a frame; 0 leaves it"
              + " out (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "0",
      description = "How long one film runs over and over for memory (default: not at all).")
  private double minutes;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "20",
      description = "How many seconds of film pass in one meanwhile (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Mixin private DetectorFlags detectors;
  @Mixin private BenchReport report;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() throws Exception {
    FilmBench bench =
        new FilmBench(
            detectors.all(),
            new FilmBench.Days(seeds, trips, inside),
            rounds,
            new FilmBench.Memory(minutes, speed));
    Machine machine = report.machine(spec);
    try (StopSignal stop = StopSignal.watch()) {
      FilmReport found = bench.run(TerminalProgress.onStandardError(), stop::goOn);
      report.tell(spec, machine, found.text(), found.figures());
      return 0;
    }
  }
}
