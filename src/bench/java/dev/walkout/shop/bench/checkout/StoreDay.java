package dev.walkout.shop.bench.checkout;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.shop.demo.LaneWatch;
import dev.walkout.shop.demo.RunFolder;
import dev.walkout.shop.demo.SureRecogniser;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.Layout;
import dev.walkout.sim.shop.StoreConfig;
import dev.walkout.topology.StreamsSettings;
import dev.walkout.topology.recognition.RecognitionTopology;
import dev.walkout.vision.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/**
 * Everything that checkout hears on a day of a busy store, on a broker in this JVM: sightings by
 * the oracle, presence and door. The sensors are the demo's; the pictures are left out.
 */
final class StoreDay implements AutoCloseable {

  /** The lane of the loop that does not think. */
  static final Lane BARE = new Lane("bare");

  private static final int ZONES = 8;
  private static final Duration ARRIVALS = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Simulation simulation;
  private final RunFolder folder;
  private final EmbeddedBroker broker;
  private final AvroSerdes serdes = AvroSerdes.inJvm();
  private Inputs inputs;

  /**
   * How much checkout hears.
   *
   * @param sightings all records of the topic
   * @param bursts those of them that tell of a movement
   */
  record Inputs(long sightings, long bursts, long presence, long door) {
    long count() {
      return sightings + presence + door;
    }
  }

  /** Lets so many shoppers come and go, and recognises what the cameras saw. */
  StoreDay(int trips, Progress progress) throws Exception {
    List<ShopProduct> products = Wiring.catalogue(Optional.empty(), 1).products();
    this.simulation =
        new Simulation(
            evenly(StoreConfig.of(1, trips), products),
            SensorNoise.standard(),
            products,
            Pictures.none());
    this.folder = RunFolder.open(Optional.empty(), "bench checkout");
    this.broker = EmbeddedBroker.start(folder.broker(), 0);
    TopicAdmin.create(address(), List.of(Lane.LIVE, BARE), TopicAdmin.Keep.FOR_EVER);
    publish(progress);
    recognise(progress);
  }

  String address() {
    return broker.address();
  }

  AvroSerdes serdes() {
    return serdes;
  }

  /** Folder below which each application keeps its state. */
  Path state() {
    return folder.state();
  }

  Inputs inputs() {
    return inputs;
  }

  long trips() {
    return simulation.trips();
  }

  /** A reader of a topic from its beginning. */
  <V> TopicReader<V> reader(Topic<V> topic) {
    return new TopicReader<>(address(), serdes, topic);
  }

  @Override
  public void close() {
    broker.close();
    folder.close();
  }

  /** A busy store under a name that gives every partition as many zones. */
  private static StoreConfig evenly(StoreConfig plain, List<ShopProduct> products) {
    StoreConfig busy = plain.withZones(ZONES).withMeanArrivalGap(ARRIVALS);
    return IntStream.iterate(1, n -> n + 1)
        .mapToObj(n -> busy.withStoreId("store-" + n))
        .filter(store -> isEven(Layout.of(store, products)))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isEven(Layout layout) {
    int partitions = Topics.SIGHTINGS.partitions();
    int[] zones = new int[partitions];
    for (Layout.Zone zone : layout.zones()) {
      byte[] key = zone.key().toString().getBytes(StandardCharsets.UTF_8);
      zones[Utils.toPositive(Utils.murmur2(key)) % partitions]++;
    }
    return IntStream.of(zones).allMatch(count -> count == ZONES / partitions);
  }

  private void publish(Progress progress) {
    progress.begin("store day", simulation.bursts());
    Map<Topic<?>, Long> published = new HashMap<>();
    try (Publisher publisher = new Publisher(address(), serdes)) {
      simulation.catalogue().forEach(record -> LaneWatch.publish(publisher, record));
      Iterator<Emission<?>> emissions = simulation.emissions();
      while (emissions.hasNext()) {
        Emission<?> emission = emissions.next();
        LaneWatch.publish(publisher, emission);
        published.merge(emission.topic(), 1L, Long::sum);
      }
      publisher.flush();
    }
    this.inputs =
        new Inputs(
            published.get(Topics.OBSERVATIONS),
            simulation.bursts(),
            published.get(Topics.PRESENCE),
            published.get(Topics.DOOR));
    progress.end(inputs.count() + " records, " + inputs.bursts() + " of them bursts");
  }

  private void recognise(Progress progress) throws InterruptedException {
    progress.begin("sightings", inputs.sightings());
    SureRecogniser oracle = SureRecogniser.oracle(simulation.truth());
    RecognitionTopology topology = new RecognitionTopology(Lane.LIVE, serdes, () -> oracle);
    StreamsSettings settings =
        StreamsSettings.of(Lane.LIVE, RecognitionTopology.NAME, address(), state());
    try (LaneRun run = new LaneRun(Lane.LIVE, List.of(settings.streams(topology.get())));
        TopicReader<byte[]> sightings = reader(Topics.SIGHTINGS.undecoded())) {
      long seen = 0;
      while (seen < inputs.sightings()) {
        run.check();
        int more = sightings.poll(POLL).size();
        seen += more;
        progress.step(more, "");
      }
    }
    progress.end("by the oracle");
  }
}
