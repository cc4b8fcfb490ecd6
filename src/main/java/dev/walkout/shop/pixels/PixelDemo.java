package dev.walkout.shop.pixels;

import dev.walkout.edge.config.DetectorConfig;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.demo.DemoReport;
import dev.walkout.shop.demo.DemoRequest;
import dev.walkout.shop.demo.LaneWatch;
import dev.walkout.shop.demo.Resources;
import dev.walkout.shop.demo.ShopDay;
import dev.walkout.shop.demo.ShopFloor;
import dev.walkout.shop.demo.SureRecogniser;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.film.Film;
import dev.walkout.sim.film.FilmFolder;
import dev.walkout.sim.film.FilmOrder;
import dev.walkout.sim.film.FilmedStore;
import dev.walkout.sim.truth.TrueBurst;
import dev.walkout.vision.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A simulated store day from films to scored receipts: its cameras are filmed, an agent finds hands
 * in the films and publishes what they hold, and from there on all is as in the demo.
 */
public final class PixelDemo implements AutoCloseable {

  /**
   * A camera cannot say whose hand it sees, so of two parties in one zone nobody can be charged:
   * the door of this small shop lets in one at a time.
   */
  public static final int INSIDE = 1;

  /** They come faster than they leave. */
  private static final Duration ARRIVAL_GAP = Duration.ofSeconds(20);

  /** Of a small shop; each zone is seen by two cameras. */
  private static final int ZONES = 2;

  private static final int CAMERAS = 2;

  private final DemoRequest request;
  private final Filming filming;
  private final Progress progress;
  private final Runnable goOn;
  private final Resources resources = new Resources();
  private FilmAgent agent;

  /**
   * A day.
   *
   * @param goOn throws when the day is to end early; asked often
   */
  public PixelDemo(DemoRequest request, Filming filming, Progress progress, Runnable goOn) {
    this.request = request;
    this.filming = filming;
    this.progress = progress;
    this.goOn = goOn;
  }

  /**
   * How a day is filmed, and its films looked at.
   *
   * @param inside most shoppers that the door lets in at once
   * @param detector what finds hands in the films
   * @param films where the films are kept, or are from before; empty for the run's own folder
   */
  public record Filming(int inside, DetectorConfig detector, Optional<Path> films) {

    /** The small shop's door, and films that go with the run. */
    public static Filming of(DetectorConfig detector) {
      return new Filming(INSIDE, detector, Optional.empty());
    }
  }

  /**
   * Films the day and runs it.
   *
   * @throws dev.walkout.shop.UserError if a folder, a port or the photos do not serve
   */
  public PixelReport run() throws Exception {
    Catalogue catalogue = Wiring.catalogue(request.products(), request.seed());
    FilmedStore store = new FilmedStore(order(), catalogue);
    ShopDay shop =
        new ShopDay(
            request,
            "films of " + request.name() + ", hands by " + filming.detector().kind(),
            catalogue,
            new ShopDay.Work(resources, progress, this::goOn));
    ShopFloor floor = shop.floor();
    FilmFolder films =
        films(store, filming.films().orElseGet(() -> floor.state().resolveSibling("films")));
    long frames = PixelFigures.frames(films.film());
    shop.enrol(store.catalogue(), store.startsAt());
    FilmDay day = new FilmDay(films.presenceAndDoor(), films.truth());
    agent =
        resources.add(
            FilmAgent.start(
                FilmAgent.config(
                    floor.address(),
                    request.where().registry(),
                    floor.state().resolveSibling("journal"),
                    Films.cameras(films, filming.detector())),
                frames));
    LaneWatch.Outcome live = shop.live(day);
    Pairing pairing = Pairing.of(told(floor, films.film()), Films.shown(films));
    FilmDay known = day.with(pairing);
    DemoReport report = shop.report(known, live, SureRecogniser.oracleOfFound(known.truth()));
    PixelFigures figures =
        PixelFigures.of(
            FilmScore.of(pairing),
            filming.detector().kind(),
            films.film(),
            agent.framesPerSecond());
    return new PixelReport(report, figures);
  }

  /** Stops everything that runs, and deletes the folder if it was a temporary one. */
  @Override
  public void close() throws Exception {
    resources.close();
  }

  private void goOn() {
    goOn.run();
    if (agent != null) {
      agent.check();
    }
  }

  private FilmOrder order() {
    return new FilmOrder(
        request.seed(),
        request.trips(),
        ZONES,
        CAMERAS,
        ARRIVAL_GAP,
        filming.inside(),
        request.productsName());
  }

  /** A run that was stopped after its films were made goes on with them. */
  private FilmFolder films(FilmedStore store, Path folder) throws Exception {
    return FilmFolder.isWhole(folder)
        ? FilmFolder.open(folder)
        : Films.shoot(store, folder, progress);
  }

  /** The bursts on the broker, each once, with the places where their crops were cut. */
  private List<Told> told(ShopFloor floor, Film film) {
    Map<TrueBurst.Id, Told> told = new LinkedHashMap<>();
    try (TopicReader<Observation> observations = floor.reader(Topics.OBSERVATIONS)) {
      observations.drain(
          entry -> {
            if (entry.value().getBody() instanceof Burst burst) {
              Told next = told(entry.value(), burst, film);
              told.putIfAbsent(next.id(), next);
            }
          });
    }
    return List.copyOf(told.values());
  }

  private Told told(Observation observation, Burst burst, Film film) {
    String camera = observation.getSensorId();
    List<Told.Cut> cuts =
        burst.getCrops().stream()
            .flatMap(
                crop ->
                    agent
                        .cuts()
                        .box(camera, burst.getStartedAt(), crop.getAt())
                        .map(box -> new Told.Cut(frame(crop, film), box))
                        .stream())
            .toList();
    return new Told(
        new TrueBurst.Id(camera, observation.getBootId(), observation.getSeq()),
        burst.getAction(),
        burst.getStartedAt(),
        burst.getEndedAt(),
        cuts);
  }

  private static long frame(Crop crop, Film film) {
    Duration since = Duration.between(film.startsAt(), crop.getAt());
    return Math.round(since.toNanos() * film.framesPerSecond() / 1e9);
  }
}
