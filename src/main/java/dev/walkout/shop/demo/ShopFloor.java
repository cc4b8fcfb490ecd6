package dev.walkout.shop.demo;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.demo.DemoRequest.Where;
import dev.walkout.topology.StreamsSettings;
import dev.walkout.topology.checkout.CheckoutConfig;
import dev.walkout.topology.checkout.CheckoutTopology;
import dev.walkout.topology.checkout.StateStores;
import dev.walkout.topology.core.trip.WaitBook;
import dev.walkout.topology.recognition.Recogniser;
import dev.walkout.topology.recognition.RecognitionTopology;
import dev.walkout.vision.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/**
 * What the lanes of a run stand on: one broker, one registry, one folder of state.
 *
 * @param address {@code host:port} of the broker
 * @param state folder below which each topology keeps its own
 */
public record ShopFloor(String address, AvroSerdes serdes, Path state) {

  private static final int CHECKOUT_THREADS = 1;

  /**
   * Simulated time does not pass with the wall clock: with the shop's own budget a slow machine
   * would issue PROVISIONAL receipts where a fast one issues none.
   */
  public static final Duration BUDGET = Duration.ofDays(1);

  /** The lane that is told the true product of every burst. */
  public static final Lane ORACLE = new Lane("oracle");

  /** The lane that names the product of the nearest photo by colours and shapes. */
  public static final Lane NAIVE = new Lane("naive");

  /**
   * Opens the run's folder, starts its broker unless it uses another's, and creates the topics of
   * the live lane and the two that bound it.
   *
   * @param run says what is run, so that a kept folder is not taken up by another run
   * @param resources closes what was opened
   * @throws dev.walkout.shop.UserError if a folder or a port does not serve
   */
  public static ShopFloor open(Where where, String run, Resources resources, Progress progress)
      throws Exception {
    AvroSerdes serdes = AvroSerdes.of(where.registry(), Map.of());
    RunFolder folder = resources.add(RunFolder.open(where.dir(), run));
    String address;
    if (where.kafka().isPresent()) {
      address = where.kafka().get();
    } else {
      progress.begin("broker", 1);
      EmbeddedBroker broker = resources.add(EmbeddedBroker.start(folder.broker(), where.port()));
      address = broker.address();
      progress.end("listens on " + address);
    }
    TopicAdmin.create(address, List.of(Lane.LIVE, ORACLE, NAIVE), TopicAdmin.Keep.FOR_EVER);
    return new ShopFloor(address, serdes, folder.state());
  }

  /**
   * Starts the topologies of a lane.
   *
   * @param threads stream threads that recognise
   */
  public LaneRun open(Lane lane, Supplier<Recogniser> recogniser, int threads) {
    CheckoutConfig rules = CheckoutConfig.defaults().withBudget(BUDGET);
    return open(lane, recogniser, threads, rules);
  }

  /** The same with other rules of checkout. */
  public LaneRun open(
      Lane lane, Supplier<Recogniser> recogniser, int threads, CheckoutConfig rules) {
    return new LaneRun(
        lane,
        List.of(recognition(lane, recogniser, threads), checkout(lane, CHECKOUT_THREADS, rules)));
  }

  /** Recognition of a lane, not yet started. */
  public KafkaStreams recognition(Lane lane, Supplier<Recogniser> recogniser, int threads) {
    Topology recognition = new RecognitionTopology(lane, serdes, recogniser).get();
    return streams(recognition, lane, RecognitionTopology.NAME, threads);
  }

  /** Checkout of a lane, not yet started. */
  public KafkaStreams checkout(Lane lane, int threads, CheckoutConfig rules) {
    return checkout(lane, threads, topology(lane, rules));
  }

  /** Checkout of a lane that asks no clock, not yet started. */
  public KafkaStreams replayed(Lane lane, int threads, CheckoutConfig rules, WaitBook waits) {
    return checkout(lane, threads, topology(lane, rules).replaying(waits));
  }

  private CheckoutTopology topology(Lane lane, CheckoutConfig rules) {
    return new CheckoutTopology(lane, serdes, StateStores.IN_MEMORY, rules);
  }

  private KafkaStreams checkout(Lane lane, int threads, CheckoutTopology checkout) {
    return streams(checkout.get(), lane, CheckoutTopology.NAME, threads);
  }

  /** A reader of a topic from its beginning. */
  public <V> TopicReader<V> reader(Topic<V> topic) {
    return new TopicReader<>(address, serdes, topic);
  }

  /** A writer of any topic. */
  public Publisher publisher() {
    return new Publisher(address, serdes);
  }

  private KafkaStreams streams(Topology topology, Lane lane, String name, int threads) {
    return StreamsSettings.of(lane, name, address, state).withThreads(threads).streams(topology);
  }
}
