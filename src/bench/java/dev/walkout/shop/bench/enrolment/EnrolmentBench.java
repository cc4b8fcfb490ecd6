package dev.walkout.shop.bench.enrolment;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.catalogue.Enroller;
import dev.walkout.shop.catalogue.Enroller.OnBadPhoto;
import dev.walkout.shop.catalogue.EnrolmentOrder;
import dev.walkout.shop.catalogue.GalleryFeed;
import dev.walkout.shop.catalogue.ProductCatalogue;
import dev.walkout.shop.demo.RunFolder;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.picture.Jpeg;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Enrolling a delivery against decoding and embedding its photos alone, and the time from the end
 * of a product's enrolment to the first sighting that knows it.
 *
 * @param products in the delivery, of five photos each
 * @param rounds how often the delivery is enrolled
 * @param trials how often a product is taken out and enrolled while bursts flow
 */
public record EnrolmentBench(int products, int rounds, int trials) {

  private static final int THREADS = Runtime.getRuntime().availableProcessors();
  private static final int BATCH = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  public EnrolmentBench {
    if (products < 8 || products > 6000) {
      throw new UserError("--products must be 8 to 6000, not " + products);
    }
    if (rounds < 1) {
      throw new UserError("--rounds must be at least 1, not " + rounds);
    }
    if (trials < 1) {
      throw new UserError("--trials must be at least 1, not " + trials);
    }
  }

  /** Runs it with a broker in this JVM; the embedder stays the caller's. */
  public EnrolmentFigures run(Embedder embedder, Progress progress) throws Exception {
    AvroSerdes serdes = AvroSerdes.inJvm();
    try (RunFolder folder = RunFolder.open(Optional.empty(), "bench enrolment");
        EmbeddedBroker broker = EmbeddedBroker.start(folder.broker(), 0)) {
      String address = broker.address();
      TopicAdmin.create(address, List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
      Delivered delivered = Delivered.render(products, folder, progress);
      try (var catalogue = new ProductCatalogue(address, serdes, Clock.systemUTC())) {
        Enroller enroller = new Enroller(catalogue, embedder, THREADS);
        List<Double> bare = new ArrayList<>();
        List<Double> enrolled = new ArrayList<>();
        bare(delivered.photos(), embedder); // the JIT compiler is still at it
        progress.begin("enrolling", rounds);
        for (int round = 0; round < rounds; round++) {
          bare.add(bare(delivered.photos(), embedder));
          enrolled.add(enrol(delivered, enroller));
          progress.step(1, "");
        }
        progress.end(rounds + " rounds");
        GalleryFeed.Gates gates = (whole, position) -> Wiring.gate(whole);
        try (var feed = new GalleryFeed(embedder.model(), gates, address, serdes);
            var flow =
                new Flow(
                    address,
                    serdes,
                    Wiring.recogniser(embedder, feed),
                    folder.state(),
                    delivered.crops())) {
          Delays delays = delays(delivered, catalogue, enroller, flow, progress);
          return new EnrolmentFigures(
              products, bare, enrolled, delays.millis(), delays.burstsPerSecond());
        }
      }
    }
  }

  private static double enrol(Delivered delivered, Enroller enroller) {
    long started = System.nanoTime();
    enroller.enrolAll(delivered.orders(), OnBadPhoto.REFUSE, Progress.silent());
    return delivered.photos().size() * 1e9 / (System.nanoTime() - started);
  }

  /** Photos a second that are decoded and embedded by the same number of threads. */
  private static double bare(List<byte[]> photos, Embedder embedder) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    AtomicInteger next = new AtomicInteger();
    long started = System.nanoTime();
    try {
      List<Future<?>> working = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        working.add(pool.submit(() -> drain(photos, next, embedder)));
      }
      for (Future<?> worker : working) {
        worker.get();
      }
    } finally {
      pool.shutdownNow();
    }
    return photos.size() * 1e9 / (System.nanoTime() - started);
  }

  private static void drain(List<byte[]> photos, AtomicInteger next, Embedder embedder) {
    for (int at = next.getAndAdd(BATCH); at < photos.size(); at = next.getAndAdd(BATCH)) {
      List<byte[]> batch = photos.subList(at, Math.min(photos.size(), at + BATCH));
      embedder.embed(batch.stream().map(Jpeg::decode).toList());
    }
  }

  private record Delays(List<Double> millis, double burstsPerSecond) {}

  /** Each trial takes a product that is known out, sees it unknown, and enrols it again. */
  private Delays delays(
      Delivered delivered,
      ProductCatalogue catalogue,
      Enroller enroller,
      Flow flow,
      Progress progress)
      throws InterruptedException {
    List<Double> millis = new ArrayList<>();
    long started = System.nanoTime();
    progress.begin("enrolling while bursts flow", trials);
    for (int i = 0; millis.size() < trials; i++) {
      EnrolmentOrder order = delivered.orders().get(i * 7 % delivered.orders().size());
      flow.watch(order.sku());
      await("a sighting of " + order.sku(), () -> flow.seen(order.sku()) != null);
      if (!flow.seen(order.sku()).known()) {
        if (i > 20 * trials) {
          throw new IllegalStateException("too few products are known by their crops");
        }
        continue; // its crops are not enough to know it by, whenever it was enrolled
      }
      catalogue.remove(order.sku());
      await("no sighting of " + order.sku(), () -> !flow.seen(order.sku()).known());
      enroller.enrol(order);
      long returned = System.nanoTime();
      await(order.sku() + " known", () -> flow.seen(order.sku()).known());
      millis.add(Math.max(0, flow.seen(order.sku()).nanos() - returned) / 1e6);
      progress.step(1, "%.0f ms".formatted(millis.get(millis.size() - 1)));
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    progress.end(trials + " products");
    return new Delays(millis, flow.answered() / seconds);
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(what + ": not within " + PATIENCE);
      }
      LockSupport.parkNanos(500_000);
    }
  }
}
