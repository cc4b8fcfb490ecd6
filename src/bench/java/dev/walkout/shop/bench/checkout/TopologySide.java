package dev.walkout.shop.bench.checkout;

import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.shop.bench.Meter.Rate;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.topology.StreamsSettings;
import dev.walkout.topology.checkout.CheckoutConfig;
import dev.walkout.topology.checkout.CheckoutTopology;
import dev.walkout.topology.checkout.StateStores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;

/** Checkout as the shop runs it, each time as an application of its own that begins at nothing. */
final class TopologySide implements Side, AutoCloseable {

  /** Days pass in seconds here, and nobody waits for a receipt by the wall clock. */
  private static final Duration BUDGET = Duration.ofDays(1);

  private final StoreDay day;
  private final StateStores stores;
  private final int threads;
  private final ReceiptMeter receipts;
  private final String name;
  private int applications;
  private long commits;

  TopologySide(StoreDay day, StateStores stores, int threads) {
    this.day = day;
    this.stores = stores;
    this.threads = threads;
    this.name = CheckoutTopology.NAME + "-" + stores.ordinal() + "-";
    this.receipts = new ReceiptMeter(day, Lane.LIVE);
  }

  @Override
  public String name() {
    return "checkout, state " + (stores == StateStores.ON_DISK ? "in RocksDB" : "in memory");
  }

  @Override
  public Rate run() throws Exception {
    Rate rate = through();
    forgetChangelogs();
    return rate;
  }

  /** Goes through all of them, and tells what its transactions held. */
  Transactions watched() throws Exception {
    Map<TopicPartition, Long> before = Outputs.ends(day);
    through();
    Transactions held =
        new Transactions(
            commits,
            Outputs.since(day, Outputs.TOPICS, before),
            Outputs.since(day, changelogs(), Map.of()));
    forgetChangelogs();
    return held;
  }

  private Rate through() throws Exception {
    receipts.skip();
    forgetMovements();
    applications++;
    StreamsSettings settings =
        StreamsSettings.of(Lane.LIVE, name + applications, day.address(), day.state())
            .withThreads(threads);
    CheckoutConfig rules = CheckoutConfig.defaults().withBudget(BUDGET);
    CheckoutTopology topology = new CheckoutTopology(Lane.LIVE, day.serdes(), stores, rules);
    KafkaStreams streams = settings.streams(topology.get());
    Rate rate;
    try (LaneRun run = new LaneRun(Lane.LIVE, List.of(streams))) {
      rate = receipts.measure(run::check);
      commits = commits(streams);
    }
    streams.cleanUp();
    return rate;
  }

  @Override
  public void close() {
    receipts.close();
  }

  /** Of all threads, each of which has transactions of its own. */
  private static long commits(KafkaStreams streams) {
    return streams.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals("commit-total"))
        .filter(metric -> metric.metricName().group().equals("stream-thread-metrics"))
        .mapToLong(metric -> ((Number) metric.metricValue()).longValue())
        .sum();
  }

  /** What another application fused is not for this one to hear. */
  private void forgetMovements() throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
      for (int p = 0; p < Topics.MOVEMENTS.partitions(); p++) {
        all.put(new TopicPartition(Topics.MOVEMENTS.name(), p), RecordsToDelete.beforeOffset(-1));
      }
      admin.deleteRecords(all).all().get();
    }
  }

  /** The changelogs of the last application. */
  private List<Topic<?>> changelogs() throws ExecutionException, InterruptedException {
    String application = Lane.LIVE.applicationId(name + applications);
    try (Admin admin = admin()) {
      List<Topic<?>> found = new ArrayList<>();
      for (String topic : admin.listTopics().names().get()) {
        if (topic.startsWith(application + "-")) {
          found.add(changelog(topic));
        }
      }
      return found;
    }
  }

  private static Topic<byte[]> changelog(String name) {
    return new Topic<>(
        name,
        Topic.Key.NONE,
        byte[].class,
        Topic.Owner.CHECKOUT,
        Topics.SIGHTINGS.partitions(),
        Optional.empty());
  }

  private void forgetChangelogs() throws ExecutionException, InterruptedException {
    List<String> names = changelogs().stream().map(Topic::name).toList();
    try (Admin admin = admin()) {
      admin.deleteTopics(names).all().get();
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", day.address()));
  }
}
