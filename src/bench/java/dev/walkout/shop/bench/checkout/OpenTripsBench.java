package dev.walkout.shop.bench.checkout;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.CartEvent;
import dev.walkout.schemas.avro.LineAdded;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.Meter;
import dev.walkout.shop.bench.Meter.Rate;
import dev.walkout.shop.bench.checkout.OpenTrips.Size;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.shop.demo.RunFolder;
import dev.walkout.topology.StreamsSettings;
import dev.walkout.topology.checkout.CheckoutConfig;
import dev.walkout.topology.checkout.CheckoutTopology;
import dev.walkout.topology.checkout.StateStores;
import dev.walkout.vision.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What an open trip costs: state in RocksDB and in the changelog, and the speed of checkout as for
 * each shopper who comes another leaves, while ever more are open in one store.
 *
 * @param sizes how many are open, ascending
 * @param rounds how often speed is measured at each
 */
public record OpenTripsBench(List<Integer> sizes, int rounds) {

  private static final int MOST = 1_000_000;
  private static final int ZONES = 8;

  /** Pieces in each cart before speed is measured. */
  private static final int PIECES = 2;

  private static final int WARM_UP = 1000;

  /** So many come, and as many leave, while speed is measured. */
  private static final int TURNOVER = 2000;

  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration STALLED = Duration.ofSeconds(120);

  /** Nobody is closed for having stayed too long: the day of the largest is longer than a day. */
  private static final Duration LONGEST = Duration.ofDays(365);

  public OpenTripsBench {
    sizes = sizes.stream().sorted().distinct().toList();
    if (sizes.isEmpty() || sizes.get(0) < 10 || sizes.get(sizes.size() - 1) > MOST) {
      throw new UserError("--open must be numbers of 10 to " + MOST + ", not " + sizes);
    }
    if (rounds < 1) {
      throw new UserError("--rounds must be at least 1, not " + rounds);
    }
  }

  /** Runs it with a broker in this JVM. */
  public OpenTrips run(Progress progress) throws Exception {
    AvroSerdes serdes = AvroSerdes.inJvm();
    CheckoutConfig rules = CheckoutConfig.defaults();
    CheckoutTopology topology =
        new CheckoutTopology(
            Lane.LIVE,
            serdes,
            StateStores.ON_DISK,
            rules.withTrip(rules.trip().withLongestTrip(LONGEST)));
    try (RunFolder folder = RunFolder.open(Optional.empty(), "bench open-trips");
        EmbeddedBroker broker = EmbeddedBroker.start(folder.broker(), 0)) {
      String address = broker.address();
      TopicAdmin.create(address, List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
      StreamsSettings settings =
          StreamsSettings.of(Lane.LIVE, CheckoutTopology.NAME, address, folder.state());
      try (Publisher publisher = new Publisher(address, serdes);
          TopicReader<CartEvent> events = new TopicReader<>(address, serdes, Topics.CART_EVENTS)) {
        Aisles aisles =
            new Aisles(publisher, Wiring.catalogue(Optional.empty(), 1).products(), ZONES);
        KafkaStreams streams = settings.streams(topology.get());
        try (LaneRun run = new LaneRun(Lane.LIVE, List.of(streams))) {
          Store store = new Store(aisles, publisher, events, run);
          StateBytes bytes = new StateBytes(address, streams);
          return new OpenTrips(PIECES, rounds, measure(store, bytes, progress));
        }
      }
    }
  }

  private List<Size> measure(Store store, StateBytes bytes, Progress progress) throws Exception {
    List<Size> found = new ArrayList<>();
    store.fill(WARM_UP);
    store.turnOver(TURNOVER); // the JIT compiler is at it
    store.empty();
    for (int size : sizes) {
      progress.begin(size + " open trips", 1L + rounds);
      long more = size - store.open();
      StateBytes.Read before = bytes.read();
      store.fill(more);
      StateBytes.Read after = bytes.read();
      progress.step(1, "");
      List<Rate> rates = new ArrayList<>();
      double recordsEach = 0;
      for (int round = 0; round < rounds; round++) {
        long records = store.aisles.records();
        rates.add(store.turnOver(TURNOVER));
        recordsEach = (double) (store.aisles.records() - records) / (TURNOVER * PIECES);
        progress.step(1, "");
      }
      progress.end("%.0f pieces/s".formatted(rates.get(rounds - 1).perSecond()));
      found.add(new Size(size, more, after.minus(before), after, rates, recordsEach));
    }
    return found;
  }

  /** The store; trips are numbered as they come, and leave in the same order. */
  private static final class Store {
    private final Aisles aisles;
    private final Publisher publisher;
    private final TopicReader<CartEvent> events;
    private final LaneRun run;
    private long came;
    private long left;

    Store(Aisles aisles, Publisher publisher, TopicReader<CartEvent> events, LaneRun run) {
      this.aisles = aisles;
      this.publisher = publisher;
      this.events = events;
      this.run = run;
    }

    long open() {
      return came - left;
    }

    /** So many more come, and take what they will hold. */
    void fill(long trips) {
      events.drain(entry -> {});
      for (long i = 0; i < trips; i++) {
        comes();
      }
      await(trips * PIECES);
    }

    /** As many leave as come; how fast pieces come to carts. */
    Rate turnOver(long trips) {
      events.drain(entry -> {});
      for (long i = 0; i < trips; i++) {
        comes();
        aisles.leave(left++);
      }
      return await(trips * PIECES);
    }

    /** All leave. */
    void empty() {
      while (open() > 0) {
        aisles.leave(left++);
      }
    }

    private void comes() {
      aisles.enter(came);
      for (int piece = 0; piece < PIECES; piece++) {
        aisles.take(came);
      }
      came++;
    }

    private Rate await(long pieces) {
      aisles.beat();
      publisher.flush();
      Meter meter = new Meter(pieces, 1);
      long last = System.nanoTime();
      while (meter.count() < pieces) {
        run.check();
        int added = 0;
        for (TopicReader.Entry<CartEvent> entry : events.poll(POLL)) {
          added += entry.value().getBody() instanceof LineAdded ? 1 : 0;
        }
        if (added > 0) {
          meter.done(added);
          last = System.nanoTime();
        } else if (System.nanoTime() - last > STALLED.toNanos()) {
          throw new IllegalStateException(
              "only " + meter.count() + " of " + pieces + " pieces came to a cart");
        }
      }
      return meter.rate();
    }
  }
}
