package dev.walkout.shop.bench.checkout;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.shop.bench.Meter.Rate;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.topology.StreamsSettings;
import dev.walkout.topology.checkout.CheckoutConfig;
import dev.walkout.topology.checkout.CheckoutTopology;
import dev.walkout.topology.checkout.StateStores;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private int applications;

  TopologySide(StoreDay day, StateStores stores, int threads) {
    this.day = day;
    this.stores = stores;
    this.threads = threads;
    this.receipts = new ReceiptMeter(day, Lane.LIVE);
  }

  @Override
  public String name() {
    return "checkout, state " + (stores == StateStores.ON_DISK ? "in RocksDB" : "in memory");
  }

  @Override
  public Rate run() throws Exception {
    receipts.skip();
    forgetMovements();
    StreamsSettings settings =
        StreamsSettings.of(Lane.LIVE, application(), day.address(), day.state())
            .withThreads(threads);
    CheckoutConfig rules = CheckoutConfig.defaults().withBudget(BUDGET);
    CheckoutTopology topology = new CheckoutTopology(Lane.LIVE, day.serdes(), stores, rules);
    KafkaStreams streams = settings.streams(topology.get());
    Rate rate;
    try (LaneRun run = new LaneRun(Lane.LIVE, List.of(streams))) {
      rate = receipts.measure(run::check);
    }
    streams.cleanUp();
    forgetChangelogs(Lane.LIVE.applicationId(settings.topology()));
    return rate;
  }

  @Override
  public void close() {
    receipts.close();
  }

  private String application() {
    return CheckoutTopology.NAME + "-" + stores.ordinal() + "-" + applications++;
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

  private void forgetChangelogs(String application)
      throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      List<String> changelogs =
          admin.listTopics().names().get().stream()
              .filter(topic -> topic.startsWith(application + "-"))
              .toList();
      admin.deleteTopics(changelogs).all().get();
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", day.address()));
  }
}
