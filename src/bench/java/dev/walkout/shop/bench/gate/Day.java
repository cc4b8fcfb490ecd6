package dev.walkout.shop.bench.gate;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.Enrolled;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.shop.demo.LaneWatch;
import dev.walkout.shop.demo.RunFolder;
import dev.walkout.shop.demo.ShopFloor;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.score.Results;
import dev.walkout.sim.sensor.CropCamera;
import dev.walkout.sim.sensor.Difficulty;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.StoreConfig;
import dev.walkout.sim.truth.TrueBurst;
import dev.walkout.sim.truth.Truth;
import dev.walkout.topology.recognition.GalleryInUse;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gate;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.Picture;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A day of the demo's store: its observations on a broker in this JVM, and its bursts embedded,
 * with what they truly show.
 */
final class Day implements AutoCloseable {

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final Embedder embedder;
  private final Progress progress;
  private final Simulation simulation;
  private final Gallery gallery;
  private final RunFolder folder;
  private final EmbeddedBroker broker;
  private final ShopFloor floor;
  private final List<Shown> shown = new ArrayList<>();

  /** A burst: its crops as the model sees them, and the product that they show. */
  record Shown(Burst burst, List<float[]> crops, float[] qualities, String sku) {}

  /**
   * Lets the day happen, and keeps it.
   *
   * @param embedder stays the caller's
   * @param lanes that receipts will be asked for
   */
  Day(GateBench.Store store, Embedder embedder, List<Lane> lanes, Progress progress) {
    this.embedder = embedder;
    this.progress = progress;
    Catalogue catalogue = Wiring.catalogue(Optional.empty(), store.seed());
    this.simulation =
        new Simulation(
            StoreConfig.of(store.seed(), store.trips()),
            SensorNoise.standard(),
            catalogue.products(),
            Pictures.of(catalogue, new CropCamera(Difficulty.standard())));
    this.gallery = Enrolled.of(catalogue, embedder, progress).gallery();
    this.folder = RunFolder.open(Optional.empty(), "bench");
    this.broker = EmbeddedBroker.start(folder.broker(), 0);
    TopicAdmin.create(broker.address(), lanes, TopicAdmin.Keep.FOR_EVER);
    this.floor = new ShopFloor(broker.address(), AvroSerdes.inJvm(), folder.state());
    happen();
  }

  Gallery gallery() {
    return gallery;
  }

  List<Shown> shown() {
    return shown;
  }

  Truth truth() {
    return simulation.truth();
  }

  /** The receipts of the day when a gate decides on its bursts. */
  Results receipts(Lane lane, Gate gate) {
    GalleryInUse inUse = new GalleryInUse(gallery, gate);
    try (LaneRun run = floor.open(lane, Wiring.recogniser(embedder, () -> inUse), CORES)) {
      return new LaneWatch(floor, simulation, progress, () -> {}).follow(lane, run);
    }
  }

  @Override
  public void close() {
    broker.close();
    folder.close();
  }

  /** Publishes everything the sensors report, and embeds the bursts on the way. */
  private void happen() {
    progress.begin("bursts", simulation.bursts());
    try (Publisher publisher = floor.publisher()) {
      simulation.catalogue().forEach(record -> LaneWatch.publish(publisher, record));
      Iterator<Emission<?>> emissions = simulation.emissions();
      while (emissions.hasNext()) {
        Emission<?> emission = emissions.next();
        LaneWatch.publish(publisher, emission);
        if (emission.value() instanceof Observation seen && seen.getBody() instanceof Burst burst) {
          note(seen, burst);
        }
      }
      publisher.flush();
    }
    progress.end(shown.size() + " embedded");
  }

  private void note(Observation seen, Burst burst) {
    TrueBurst truth =
        truth().burst(seen.getSensorId(), seen.getBootId(), seen.getSeq()).orElseThrow();
    float[] qualities = new float[burst.getCrops().size()];
    for (int i = 0; i < qualities.length; i++) {
      qualities[i] = burst.getCrops().get(i).getQuality();
    }
    shown.add(new Shown(burst, embedder.embed(decode(burst)), qualities, truth.sku()));
    progress.step(1, "");
  }

  static List<Picture> decode(Burst burst) {
    return burst.getCrops().stream().map(crop -> Jpeg.decode(crop.getJpeg().array())).toList();
  }
}
