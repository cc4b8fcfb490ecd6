package dev.walkout.shop.demo;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.catalogue.AnchorIndexes;
import dev.walkout.shop.catalogue.Enrolment;
import dev.walkout.shop.catalogue.GalleryFeed;
import dev.walkout.shop.demo.DemoReport.Facts;
import dev.walkout.shop.demo.DemoReport.Scores;
import dev.walkout.shop.demo.DemoReport.TrainedOn;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.score.Results;
import dev.walkout.sim.score.Score;
import dev.walkout.sim.sensor.CropCamera;
import dev.walkout.sim.sensor.Difficulty;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.StoreConfig;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.evaluate.SeenPhotos;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.picture.PhotoFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * A simulated store day from pictures to scored receipts, through a real broker.
 *
 * <p>The live lane recognises with the model; then, over the same observations, an oracle lane and
 * a naive lane run through the same checkout and bound the live one from above and below.
 */
public final class Demo implements AutoCloseable {

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final DemoRequest request;
  private final Progress progress;
  private final BooleanSupplier stopping;
  private final Resources resources = new Resources();

  /** A day that ends early, with a CancellationException, once it is stopping. */
  public Demo(DemoRequest request, Progress progress, BooleanSupplier stopping) {
    this.request = request;
    this.progress = progress;
    this.stopping = stopping;
  }

  /**
   * Runs the day.
   *
   * @throws dev.walkout.shop.UserError if a folder, a port or the photos do not serve
   */
  public DemoReport run() throws Exception {
    Catalogue catalogue = Wiring.catalogue(request.products(), request.seed());
    Simulation simulation = simulation(catalogue);
    Path model = request.model().orElseGet(Wiring::shippedModel);
    Embedder embedder = resources.add(Wiring.embedder(model, CORES));
    ShopFloor floor = ShopFloor.open(request.where(), runName(), resources, progress);
    AnchorIndexes indexes =
        resources.add(
            Wiring.anchorIndexes(
                request.where().index(), embedder.model(), floor.address(), floor.serdes()));
    LaneWatch watch = new LaneWatch(floor, simulation, progress, () -> goOn(indexes));
    enrol(floor, simulation, catalogue, embedder);
    LaneWatch.Outcome outcome = live(floor, watch, embedder, indexes);

    Results naive = bound(floor, watch, ShopFloor.NAIVE, naive(catalogue));
    Results oracle =
        bound(floor, watch, ShopFloor.ORACLE, SureRecogniser.oracle(simulation.truth()));
    DemoReport report =
        new DemoReport(
            request,
            facts(catalogue, simulation, model, embedder),
            new Scores(
                Score.of(outcome.results(), simulation.truth()),
                Score.of(oracle, simulation.truth()),
                Score.of(naive, simulation.truth())),
            watch.recognition(outcome.seconds(), indexes.report()),
            outcome.results());
    ResultFiles.write(request.files(), outcome.results(), simulation.truth());
    return report;
  }

  /** Stops everything that runs, and deletes the folder if it was a temporary one. */
  @Override
  public void close() throws Exception {
    resources.close();
  }

  private void goOn(AnchorIndexes indexes) {
    goOn();
    indexes.check();
  }

  private void goOn() {
    if (stopping.getAsBoolean()) {
      throw new CancellationException("stopped");
    }
  }

  private Simulation simulation(Catalogue catalogue) {
    return new Simulation(
        StoreConfig.of(request.seed(), request.trips()),
        SensorNoise.standard(),
        catalogue.products(),
        Pictures.of(catalogue, new CropCamera(Difficulty.standard())));
  }

  private String runName() {
    return "demo of "
        + request.trips()
        + " trips, seed "
        + request.seed()
        + ", products "
        + request.productsName();
  }

  private void enrol(
      ShopFloor floor, Simulation simulation, Catalogue catalogue, Embedder embedder) {
    Enrolment enrolment = new Enrolment(embedder);
    var opens = simulation.config().opensAt();
    progress.begin("enrolling", catalogue.products().size());
    try (Publisher publisher = floor.publisher()) {
      simulation.catalogue().forEach(record -> LaneWatch.publish(publisher, record));
      for (ShopProduct product : catalogue.products()) {
        goOn();
        Anchors anchors =
            enrolment.anchors(
                product.sku(), product.category(), catalogue.enrolmentPhotos(product.sku()));
        publisher.send(Topics.ANCHORS, product.sku(), anchors, opens);
        progress.step(1, "");
      }
      publisher.flush();
    }
    progress.end(catalogue.products().size() + " products");
  }

  private LaneWatch.Outcome live(
      ShopFloor floor, LaneWatch watch, Embedder embedder, AnchorIndexes indexes) throws Exception {
    GalleryFeed galleries =
        resources.add(new GalleryFeed(embedder.model(), indexes, floor.address(), floor.serdes()));
    indexes.await(progress, this::goOn);
    LaneRun run =
        resources.add(floor.open(Lane.LIVE, Wiring.recogniser(embedder, galleries), CORES));
    LaneWatch.Outcome outcome = watch.live(run);
    resources.close(run);
    return outcome;
  }

  /** A lane that bounds the live one, over the observations that are already on the broker. */
  private Results bound(ShopFloor floor, LaneWatch watch, Lane lane, SureRecogniser sure)
      throws Exception {
    goOn();
    LaneRun run = resources.add(floor.open(lane, () -> sure, CORES));
    Results results = watch.follow(lane, run);
    resources.close(run);
    return results;
  }

  private static SureRecogniser naive(Catalogue catalogue) {
    Embedder embedder = Wiring.naiveEmbedder();
    Enrolment enrolment = new Enrolment(embedder);
    List<Gallery.Enrolled> enrolled =
        catalogue.products().stream()
            .map(p -> enrolment.anchors(p.sku(), p.category(), catalogue.enrolmentPhotos(p.sku())))
            .map(Enrolment::enrolled)
            .toList();
    Gallery gallery = Gallery.of(embedder.model(), enrolled);
    return SureRecogniser.nearestNeighbour(embedder, Wiring.index(gallery), gallery.categories());
  }

  private Facts facts(Catalogue catalogue, Simulation simulation, Path model, Embedder embedder) {
    Double share =
        request
            .products()
            .map(folder -> SeenPhotos.of(model).share(PhotoFolder.read(folder)))
            .orElse(null);
    long heldOut = catalogue.products().stream().filter(ShopProduct::heldOut).count();
    int products = catalogue.products().size();
    boolean any = share == null ? heldOut < products : share > 0;
    return new Facts(
        products,
        (int) heldOut,
        new TrainedOn(any, share, embedder.model().id()),
        simulation.truth());
  }
}
