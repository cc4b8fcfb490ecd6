package dev.walkout.shop.bench.edge;

import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.DetectorConfig;
import dev.walkout.schemas.AvroSerdes;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.demo.DemoRequest;
import dev.walkout.shop.demo.DemoRequest.Where;
import dev.walkout.shop.demo.RunFolder;
import dev.walkout.shop.pixels.Films;
import dev.walkout.shop.pixels.PixelDemo;
import dev.walkout.shop.pixels.PixelDemo.Filming;
import dev.walkout.shop.pixels.PixelReport;
import dev.walkout.sim.film.FilmFolder;
import dev.walkout.sim.film.FilmOrder;
import dev.walkout.sim.film.FilmedStore;
import dev.walkout.vision.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Edge agents on films.
 *
 * @param detectors what finds the hands: all of it is measured with each, on the same films
 * @param rounds how often cost is measured; 0 for not at all
 */
public record FilmBench(List<DetectorConfig> detectors, Days days, int rounds, Memory memory) {

  /** The film whose frames are timed is of no day that is judged. */
  private static final long COST_SEED = 1;

  private static final int COST_TRIPS = 5;
  private static final Duration COST_GAP = Duration.ofSeconds(20);

  public FilmBench {
    detectors = List.copyOf(detectors);
  }

  /**
   * Filmed days that are run from films to receipts.
   *
   * @param seeds one for each
   * @param trips shoppers of each; 0 runs none
   * @param inside most of them that the door lets in at once
   */
  public record Days(List<Long> seeds, int trips, int inside) {
    public Days {
      seeds = List.copyOf(seeds);
    }
  }

  /**
   * For how long memory is watched, and how fast the film runs meanwhile.
   *
   * @param minutes 0 for not at all
   */
  public record Memory(double minutes, double speed) {}

  /**
   * Runs all of it.
   *
   * @param goOn throws when the run is to end early; asked often
   */
  public FilmReport run(Progress progress, Runnable goOn) throws Exception {
    try (RunFolder folder = RunFolder.open(Optional.empty(), "bench film")) {
      Path films = folder.state().resolveSibling("films");
      List<FilmReport.Row> rows = new ArrayList<>();
      for (long seed : days.trips() == 0 ? List.<Long>of() : days.seeds()) {
        Optional<Path> shared = Optional.of(films.resolve("day-" + seed));
        for (DetectorConfig detector : detectors) {
          Filming filming = new Filming(days.inside(), detector, shared);
          try (PixelDemo day = new PixelDemo(request(seed), filming, progress, goOn)) {
            PixelReport report = day.run();
            rows.add(new FilmReport.Row(seed, report.pixels(), report.demo().scores()));
          }
        }
      }
      return new FilmReport(rows, cameras(films.resolve("camera"), progress));
    }
  }

  /** What one camera takes with each detector, if that is asked for. */
  private List<FilmReport.Camera> cameras(Path folder, Progress progress) throws Exception {
    List<FilmReport.Camera> cameras = new ArrayList<>();
    if (rounds == 0 && memory.minutes() == 0) {
      return cameras;
    }
    FilmFolder films = Films.shoot(store(), folder, progress);
    for (DetectorConfig detector : detectors) {
      CameraConfig camera = Films.cameras(films, detector).get(0);
      Optional<FilmCost.Report> cost =
          rounds == 0 ? Optional.empty() : Optional.of(new FilmCost(rounds).run(camera, progress));
      Optional<FilmMemory.Report> watched =
          memory.minutes() == 0
              ? Optional.empty()
              : Optional.of(
                  new FilmMemory(memory.minutes(), memory.speed())
                      .run(camera, films.film().framesPerSecond(), progress));
      cameras.add(new FilmReport.Camera(detector.kind(), cost, watched));
    }
    return cameras;
  }

  private DemoRequest request(long seed) {
    return new DemoRequest(
        days.trips(),
        seed,
        Optional.empty(),
        DemoRequest.Models.SHIPPED,
        new Where(Optional.empty(), 0, Optional.empty(), AvroSerdes.IN_JVM, Optional.empty()),
        DemoRequest.Files.NONE);
  }

  private static FilmedStore store() {
    FilmOrder order = new FilmOrder(COST_SEED, COST_TRIPS, 1, 1, COST_GAP, COST_TRIPS, "rendered");
    return new FilmedStore(order, Wiring.catalogue(Optional.empty(), COST_SEED));
  }
}
