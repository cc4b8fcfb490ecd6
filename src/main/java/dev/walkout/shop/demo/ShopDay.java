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
import dev.walkout.sim.Day;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.score.Results;
import dev.walkout.sim.score.Score;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.truth.Truth;
import dev.walkout.topology.recognition.Recogniser;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.evaluate.SeenPhotos;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.picture.PhotoFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * A shop for one day: it enrols what it sells, its live lane recognises with the model, and two
 * more over the same observations bound that one from above and below.
 */
public final class ShopDay {

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final DemoRequest request;
  private final Catalogue catalogue;
  private final Work work;
  private final Path model;
  private final Embedder embedder;
  private final ShopFloor floor;
  private final AnchorIndexes indexes;
  private final ClusterEyes clusters;

  /**
   * Opens a shop that sells a catalogue.
   *
   * @param name what is run, so that a kept folder is not taken up by another run
   * @throws dev.walkout.shop.UserError if a folder or a port does not serve
   */
  public ShopDay(DemoRequest request, String name, Catalogue catalogue, Work work)
      throws Exception {
    this.request = request;
    this.catalogue = catalogue;
    this.work = work;
    this.model = request.models().generalFolder();
    this.embedder = work.resources().add(Wiring.embedder(model, CORES));
    this.floor = ShopFloor.open(request.where(), name, work.resources(), work.progress());
    this.indexes =
        work.resources()
            .add(
                Wiring.anchorIndexes(
                    request.where().index(), embedder.model(), floor.address(), floor.serdes()));
    this.clusters = new ClusterEyes(request.models().ofClusters(), floor, work.resources(), CORES);
  }

  /**
   * How a long run is ended and watched.
   *
   * @param resources closes what is opened
   * @param goOn called again and again; what it throws ends the run
   */
  public record Work(Resources resources, Progress progress, Runnable goOn) {}

  /** What the shop stands on. */
  public ShopFloor floor() {
    return floor;
  }

  /**
   * Publishes what the store sells and enrols every product of it.
   *
   * @param records products and planograms
   */
  public void enrol(List<Emission<?>> records, Instant opens) {
    Enrolment enrolment = new Enrolment(embedder);
    work.progress().begin("enrolling", catalogue.products().size());
    try (Publisher publisher = floor.publisher()) {
      records.forEach(record -> LaneWatch.publish(publisher, record));
      for (ShopProduct product : catalogue.products()) {
        work.goOn().run();
        Anchors anchors = anchors(enrolment, product);
        publisher.send(Topics.ANCHORS, product.sku(), anchors, opens);
        clusters.enrol(publisher, catalogue, product, opens);
        work.progress().step(1, "");
      }
      publisher.flush();
    }
    work.progress().end(catalogue.products().size() + " products");
  }

  /** Publishes the day and waits for the receipts of the live lane. */
  public LaneWatch.Outcome live(Day day) throws Exception {
    GalleryFeed galleries =
        work.resources()
            .add(new GalleryFeed(embedder.model(), indexes, floor.address(), floor.serdes()));
    indexes.await(work.progress(), work.goOn());
    Supplier<Recogniser> recogniser = clusters.beside(Wiring.recogniser(embedder, galleries));
    LaneRun run = work.resources().add(floor.open(Lane.LIVE, recogniser, CORES));
    LaneWatch.Outcome outcome = watch(day).live(run);
    work.resources().close(run);
    return outcome;
  }

  /**
   * Scores the live lane, and runs and scores the two that bound it.
   *
   * @param day with the truth about the bursts that lie on the broker
   * @param oracle names the true product of each
   */
  public DemoReport report(Day day, LaneWatch.Outcome live, SureRecogniser oracle)
      throws Exception {
    LaneWatch watch = watch(day);
    Results naive = bound(watch, ShopFloor.NAIVE, naive());
    Results right = bound(watch, ShopFloor.ORACLE, oracle);
    Truth truth = day.truth();
    Scores scores =
        new Scores(Score.of(live.results(), truth), Score.of(right, truth), Score.of(naive, truth));
    ResultFiles.write(request.files(), live.results(), truth);
    return new DemoReport(
        request,
        facts(truth),
        scores,
        watch.recognition(live.seconds(), indexes.report().withExact(clusters.searches())),
        live.results());
  }

  private LaneWatch watch(Day day) {
    Runnable goOn =
        () -> {
          work.goOn().run();
          indexes.check();
        };
    return new LaneWatch(floor, day, work.progress(), goOn);
  }

  /** A lane over the observations that are already on the broker. */
  private Results bound(LaneWatch watch, Lane lane, SureRecogniser sure) throws Exception {
    work.goOn().run();
    LaneRun run = work.resources().add(floor.open(lane, () -> sure, CORES));
    Results results = watch.follow(lane, run);
    work.resources().close(run);
    return results;
  }

  private SureRecogniser naive() {
    Embedder histogram = Wiring.naiveEmbedder();
    Enrolment enrolment = new Enrolment(histogram);
    List<Gallery.Enrolled> enrolled =
        catalogue.products().stream()
            .map(product -> Enrolment.enrolled(anchors(enrolment, product)))
            .toList();
    Gallery gallery = Gallery.of(histogram.model(), enrolled);
    return SureRecogniser.nearestNeighbour(histogram, Wiring.index(gallery), gallery.categories());
  }

  private Anchors anchors(Enrolment enrolment, ShopProduct product) {
    return enrolment.anchors(
        product.sku(), product.category(), catalogue.enrolmentPhotos(product.sku()));
  }

  private Facts facts(Truth truth) {
    Double share =
        request
            .products()
            .map(folder -> SeenPhotos.of(model).share(PhotoFolder.read(folder)))
            .orElse(null);
    long heldOut = catalogue.products().stream().filter(ShopProduct::heldOut).count();
    int products = catalogue.products().size();
    boolean any = share == null ? heldOut < products : share > 0;
    return new Facts(
        products, (int) heldOut, new TrainedOn(any, share, embedder.model().id()), truth);
  }
}
