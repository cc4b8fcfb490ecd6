package dev.walkout.shop.score;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.catalogue.AnchorIndexes;
import dev.walkout.shop.catalogue.Enrolment;
import dev.walkout.shop.catalogue.GalleryFeed;
import dev.walkout.shop.demo.DemoRequest.Where;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.shop.demo.LaneWatch;
import dev.walkout.shop.demo.Resources;
import dev.walkout.shop.demo.ShopFloor;
import dev.walkout.shop.demo.SureRecogniser;
import dev.walkout.sim.Day;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.catalogue.LooseGoods;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.scenario.Scenario;
import dev.walkout.sim.scenario.script.Play;
import dev.walkout.sim.scenario.script.Play.Production;
import dev.walkout.sim.score.Results;
import dev.walkout.sim.sensor.CropCamera;
import dev.walkout.sim.sensor.Difficulty;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.Assortment;
import dev.walkout.sim.shop.StoreConfig;
import dev.walkout.topology.recognition.Recogniser;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.Gallery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Plays scenarios, each in stores of its own, side by side through one broker and one pair of
 * topologies, and scores the receipts; then an oracle and a naive lane over the same observations.
 */
public final class ScenarioRun implements AutoCloseable {

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /** A hundred stores that beat every second would be mostly beats; receipts only come later. */
  private static final Duration BEAT = Duration.ofSeconds(3);

  /** Rendered products in the catalogue of which each store sells some. */
  private static final long CATALOGUE_SEED = 1;

  private final ScoreRequest request;
  private final Progress progress;
  private final Runnable goOn;
  private final Resources resources = new Resources();
  private final List<String> warnings = new ArrayList<>();

  /**
   * A run.
   *
   * @param goOn throws when the run is to end early; asked often
   */
  public ScenarioRun(ScoreRequest request, Progress progress, Runnable goOn) {
    this.request = request;
    this.progress = progress;
    this.goOn = goOn;
  }

  /**
   * Plays and scores.
   *
   * @throws dev.walkout.shop.UserError if a folder or the photos do not serve
   * @throws IllegalArgumentException if the products do not suffice for a scenario
   */
  public ScoreReport run() throws Exception {
    Catalogue packed = Wiring.catalogue(request.products(), CATALOGUE_SEED);
    Catalogue loose = new LooseGoods();
    Catalogue catalogue = packed.and(loose);
    Instant opens = StoreConfig.of(1, 1).opensAt();
    Assortment assortment =
        Assortment.withRoles(packed.products(), opens).withLoose(loose.products(), opens);
    List<Play> plays = plays(catalogue, assortment);
    Day day = Day.together(plays.stream().map(Play::simulation).toList());
    Embedder embedder =
        resources.add(Wiring.embedder(request.model().orElseGet(Wiring::shippedModel), CORES));
    Where where =
        new Where(Optional.empty(), 0, Optional.empty(), AvroSerdes.IN_JVM, request.index());
    ShopFloor floor = ShopFloor.open(where, "score", resources, progress);
    publish(floor, plays, enrolled(catalogue, assortment, embedder), opens);
    AnchorIndexes indexes =
        resources.add(
            Wiring.anchorIndexes(where.index(), embedder.model(), floor.address(), floor.serdes()));
    LaneWatch watch = new LaneWatch(floor, day, progress, () -> goOn(indexes));

    GalleryFeed gallery =
        resources.add(new GalleryFeed(embedder.model(), indexes, floor.address(), floor.serdes()));
    indexes.await(progress, goOn);
    StoreResults live = lane(floor, watch, Lane.LIVE, Wiring.recogniser(embedder, gallery));
    SureRecogniser nearest = naive(catalogue, assortment);
    StoreResults naive = lane(floor, watch, ShopFloor.NAIVE, () -> nearest);
    TrueEyes eyes = new TrueEyes(day.truth(), assortment);
    StoreResults oracle = lane(floor, watch, ShopFloor.ORACLE, () -> eyes);
    return new ScoreReport(
        request,
        embedder.model().id(),
        ScenarioScore.of(plays, new ScenarioScore.Lanes(live, oracle, naive)),
        Evidence.read(floor),
        warnings);
  }

  @Override
  public void close() throws Exception {
    resources.close();
  }

  private void goOn(AnchorIndexes indexes) {
    goOn.run();
    indexes.check();
  }

  private List<Play> plays(Catalogue catalogue, Assortment assortment) {
    SensorNoise noise = request.faultless() ? SensorNoise.none() : SensorNoise.standard();
    Production production =
        new Production(
            assortment,
            noise.withBeat(BEAT),
            Pictures.of(catalogue, new CropCamera(Difficulty.standard())));
    List<Play> plays = new ArrayList<>();
    for (Scenario scenario : request.scenarios()) {
      request.seeds().forEach(seed -> plays.add(Play.of(scenario, seed, production)));
    }
    return plays;
  }

  private List<Anchors> enrolled(Catalogue catalogue, Assortment assortment, Embedder embedder) {
    Enrolment enrolment = new Enrolment(embedder);
    List<ShopProduct> sold = assortment.sold();
    List<Anchors> anchors = new ArrayList<>();
    progress.begin("enrolling", sold.size());
    for (ShopProduct product : sold) {
      goOn.run();
      anchors.add(
          enrolment.anchors(
              product.sku(), product.category(), catalogue.enrolmentPhotos(product.sku())));
      progress.step(1, "");
    }
    progress.end(sold.size() + " products");
    return anchors;
  }

  private static void publish(
      ShopFloor floor, List<Play> plays, List<Anchors> enrolled, Instant opens) {
    Set<Emission<?>> records = new LinkedHashSet<>();
    plays.forEach(play -> records.addAll(play.simulation().catalogue()));
    try (Publisher publisher = floor.publisher()) {
      records.forEach(record -> LaneWatch.publish(publisher, record));
      for (Anchors anchors : enrolled) {
        publisher.send(Topics.ANCHORS, anchors.getSku(), anchors, opens);
      }
      publisher.flush();
    }
  }

  private SureRecogniser naive(Catalogue catalogue, Assortment assortment) {
    Embedder embedder = Wiring.naiveEmbedder();
    List<Gallery.Enrolled> products =
        enrolled(catalogue, assortment, embedder).stream().map(Enrolment::enrolled).toList();
    Gallery gallery = Gallery.of(embedder.model(), products);
    return SureRecogniser.nearestNeighbour(embedder, Wiring.index(gallery), gallery.categories());
  }

  private StoreResults lane(
      ShopFloor floor, LaneWatch watch, Lane lane, Supplier<Recogniser> recogniser)
      throws Exception {
    goOn.run();
    LaneRun run = resources.add(floor.open(lane, recogniser, CORES, ScoreRules.simulated()));
    Results results;
    try {
      results = lane.equals(Lane.LIVE) ? watch.live(run).results() : watch.follow(lane, run);
    } catch (LaneWatch.Stalled stalled) {
      String name = lane.name().isEmpty() ? "walkout" : lane.name();
      warnings.add(name + ": " + stalled.getMessage() + "; they count as not exact");
      results = stalled.results();
    }
    resources.close(run);
    return new StoreResults(results, all(floor, lane.of(Topics.REVIEWS)));
  }

  private static <V> List<V> all(ShopFloor floor, Topic<V> topic) {
    List<V> values = new ArrayList<>();
    try (TopicReader<V> reader = floor.reader(topic)) {
      reader.drain(entry -> values.add(entry.value()));
    }
    return values;
  }
}
