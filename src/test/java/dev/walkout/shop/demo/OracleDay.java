package dev.walkout.shop.demo;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.WireFormat;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.score.Results;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.StoreConfig;
import dev.walkout.vision.Progress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A simulated day without pictures, through a broker of its own, recognised by the oracle. */
final class OracleDay implements AutoCloseable {

  final Simulation simulation;
  final ShopFloor floor;
  final Results results;
  private final EmbeddedBroker broker;

  private OracleDay(
      Simulation simulation, ShopFloor floor, Results results, EmbeddedBroker broker) {
    this.simulation = simulation;
    this.floor = floor;
    this.results = results;
    this.broker = broker;
  }

  /** Runs the day to its last receipt; the broker stays up until closed. */
  static OracleDay run(Path folder, long seed, int trips) {
    Simulation simulation =
        new Simulation(
            StoreConfig.of(seed, trips), SensorNoise.standard(), products(), Pictures.none());
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
    TopicAdmin.create(broker.address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
    ShopFloor floor = new ShopFloor(broker.address(), AvroSerdes.inJvm(), folder.resolve("state"));
    try (Publisher publisher = floor.publisher()) {
      simulation.catalogue().forEach(record -> LaneWatch.publish(publisher, record));
    }
    SureRecogniser oracle = SureRecogniser.oracle(simulation.truth());
    try (LaneRun run = floor.open(Lane.LIVE, () -> oracle, 1)) {
      LaneWatch watch = new LaneWatch(floor, simulation, Progress.silent(), () -> {});
      return new OracleDay(simulation, floor, watch.live(run).results(), broker);
    }
  }

  /** Four categories of four brands with three variants each. */
  static List<ShopProduct> products() {
    List<ShopProduct> products = new ArrayList<>();
    for (String category : List.of("cereal", "drinks", "toys", "sweets")) {
      for (int n = 0; n < 12; n++) {
        String sku = category + "-" + n;
        long price = 99 + products.size() * 10L;
        products.add(new ShopProduct(sku, "Fine " + sku, category, "b" + n / 3, price, false));
      }
    }
    return products;
  }

  /** Everything on a topic, in order of each key. */
  <V> List<TopicReader.Entry<V>> all(Topic<V> topic) {
    List<TopicReader.Entry<V>> entries = new ArrayList<>();
    try (TopicReader<V> reader = floor.reader(topic)) {
      reader.drain(entries::add);
    }
    return entries;
  }

  List<Receipt> receipts() {
    return results.receipts().stream().map(Results.Issued::receipt).toList();
  }

  /** The Avro binary of every version of every receipt, by trip. */
  static Map<String, List<ByteBuffer>> bytes(Collection<Receipt> receipts) {
    Map<String, List<ByteBuffer>> byTrip = new TreeMap<>();
    for (Receipt receipt : receipts) {
      byTrip
          .computeIfAbsent(receipt.getTripId(), trip -> new ArrayList<>())
          .add(ByteBuffer.wrap(WireFormat.binary(receipt)));
    }
    return byTrip;
  }

  @Override
  public void close() {
    broker.close();
  }
}
