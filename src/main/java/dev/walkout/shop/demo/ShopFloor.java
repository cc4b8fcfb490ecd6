package dev.walkout.shop.demo;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.topology.StreamsSettings;
import dev.walkout.topology.checkout.CheckoutConfig;
import dev.walkout.topology.checkout.CheckoutTopology;
import dev.walkout.topology.checkout.StateStores;
import dev.walkout.topology.recognition.Recogniser;
import dev.walkout.topology.recognition.RecognitionTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
  private static final Duration BUDGET = Duration.ofDays(1);

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
    Topology recognition = new RecognitionTopology(lane, serdes, recogniser).get();
    Topology checkout = new CheckoutTopology(lane, serdes, StateStores.IN_MEMORY, rules).get();
    return new LaneRun(
        lane,
        List.of(
            streams(recognition, lane, RecognitionTopology.NAME, threads),
            streams(checkout, lane, CheckoutTopology.NAME, CHECKOUT_THREADS)));
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
    return new KafkaStreams(
        topology, StreamsSettings.of(lane, name, address, state).withThreads(threads).properties());
  }
}
