package dev.walkout.shop.bench.checkout;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.Enrolled;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.shop.demo.LaneWatch;
import dev.walkout.shop.demo.RunFolder;
import dev.walkout.shop.demo.ShopFloor;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.sensor.CropCamera;
import dev.walkout.sim.sensor.Difficulty;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.StoreConfig;
import dev.walkout.topology.recognition.GalleryInUse;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Seconds by the wall clock from a shopper's exit to the final receipt, in a store that happens
 * now: pictures, recognition by the model, checkout, a broker in this JVM.
 *
 * @param trips shoppers that come
 * @param arrivals mean time between two of them
 * @param beat time between two heartbeats of a sensor
 */
public record ReceiptsBench(int trips, Duration arrivals, Duration beat) {

  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  public ReceiptsBench {
    if (trips < 1 || trips > 1000) {
      throw new UserError("--trips must be 1 to 1000, not " + trips);
    }
    if (arrivals.toMillis() < 500 || arrivals.toMinutes() > 5) {
      throw new UserError(
          "--arrival-seconds must be 0.5 to 300, not " + arrivals.toMillis() / 1000.0);
    }
    if (beat.toMillis() < 10 || beat.toMinutes() > 1) {
      throw new UserError("--beat-ms must be 10 to 60000, not " + beat.toMillis());
    }
  }

  /** Runs it; the embedder stays the caller's. */
  public ReceiptDelays run(Embedder embedder, Progress progress) throws Exception {
    Catalogue catalogue = Wiring.catalogue(Optional.empty(), 1);
    Simulation simulation =
        new Simulation(
            StoreConfig.of(1, trips).withMeanArrivalGap(arrivals),
            SensorNoise.standard().withBeat(beat),
            catalogue.products(),
            Pictures.of(catalogue, new CropCamera(Difficulty.standard())));
    GalleryInUse gallery = Enrolled.of(catalogue, embedder, progress);
    try (RunFolder folder = RunFolder.open(Optional.empty(), "bench receipts");
        EmbeddedBroker broker = EmbeddedBroker.start(folder.broker(), 0)) {
      TopicAdmin.create(broker.address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
      ShopFloor floor = new ShopFloor(broker.address(), AvroSerdes.inJvm(), folder.state());
      try (Publisher publisher = floor.publisher()) {
        simulation.catalogue().forEach(record -> LaneWatch.publish(publisher, record));
        publisher.flush();
        try (LaneRun run =
            floor.open(Lane.LIVE, Wiring.recogniser(embedder, () -> gallery), CORES)) {
          return watch(floor, simulation, run, publisher, progress);
        }
      }
    }
  }

  private ReceiptDelays watch(
      ShopFloor floor, Simulation simulation, LaneRun run, Publisher publisher, Progress progress)
      throws Exception {
    LiveDay day = new LiveDay(simulation);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    progress.begin("receipts", simulation.trips());
    Map<String, Double> millis = new HashMap<>();
    try (TopicReader<Receipt> receipts = floor.reader(Topics.RECEIPTS)) {
      Future<?> happening = threads.submit(() -> day.happen(publisher, threads));
      long last = System.nanoTime();
      while (millis.size() < simulation.trips()) {
        run.check();
        if (happening.isDone()) {
          happening.get();
        }
        for (TopicReader.Entry<Receipt> entry : receipts.poll(POLL)) {
          last = System.nanoTime();
          if (entry.value().getStatus() == ReceiptStatus.FINAL) {
            double after = (last - day.exit(entry.key()).orElseThrow()) / 1e6;
            if (millis.putIfAbsent(entry.key(), after) == null) {
              progress.step(1, "%.1f s after the exit".formatted(after / 1000));
            }
          }
        }
        if (System.nanoTime() - last > PATIENCE.plus(arrivals.multipliedBy(10)).toNanos()) {
          throw new IllegalStateException("only " + millis.size() + " receipts came, then none");
        }
      }
    } finally {
      threads.shutdownNow();
    }
    progress.end(millis.size() + " receipts");
    return new ReceiptDelays(this, List.copyOf(millis.values()), day.latest());
  }
}
