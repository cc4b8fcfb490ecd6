package dev.walkout.shop.bench;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.shop.demo.RunFolder;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.topology.StreamsSettings;
import dev.walkout.topology.recognition.BurstRecogniser;
import dev.walkout.topology.recognition.GalleryInUse;
import dev.walkout.topology.recognition.Recogniser;
import dev.walkout.topology.recognition.RecognitionTopology;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.Picture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;

/** What a benchmark stands on: a broker in this JVM, an embedder, a gallery and a load. */
final class Stand implements AutoCloseable {

  /** The lane that no topology writes to. */
  static final Lane HOP = new Lane("hop");

  private static final Duration SETTLES_WITHIN = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Embedder embedder;
  private final Load load;
  private final GalleryInUse gallery;
  private final RunFolder folder;
  private final EmbeddedBroker broker;
  private final AvroSerdes serdes = AvroSerdes.inJvm();
  private int applications;

  /**
   * Starts the broker, renders the load and enrols the products.
   *
   * @param embedder stays the caller's
   * @param distinct how many distinct bursts are rendered
   */
  Stand(Embedder embedder, int distinct, Progress progress) {
    this.embedder = embedder;
    Catalogue catalogue = Wiring.catalogue(Optional.empty(), 1);
    this.load = Load.of(catalogue, distinct, progress);
    this.gallery = Enrolled.of(catalogue, embedder, progress);
    this.folder = RunFolder.open(Optional.empty(), "bench");
    this.broker = EmbeddedBroker.start(folder.broker(), 0);
    TopicAdmin.create(broker.address(), lanes(), TopicAdmin.Keep.FOR_EVER);
  }

  Load load() {
    return load;
  }

  AvroSerdes serdes() {
    return serdes;
  }

  String address() {
    return broker.address();
  }

  /** The work that every burst costs at the least: its crops decoded and embedded in one batch. */
  void embed(long n) {
    List<Picture> pictures = new ArrayList<>(Load.CROPS);
    for (var crop : load.burst(n).getCrops()) {
      pictures.add(Jpeg.decode(crop.getJpeg().array()));
    }
    embedder.embed(pictures);
  }

  /** Publishes the first bursts of the load. */
  void publish(long bursts) {
    try (Publisher publisher = new Publisher(address(), serdes)) {
      for (long n = 0; n < bursts; n++) {
        var observation = load.observation(n);
        publisher.send(
            Topics.OBSERVATIONS, load.zone(n).toString(), observation, observation.getObservedAt());
      }
      publisher.flush();
    }
  }

  /** Forgets all observations, so that an application that starts now waits for the next. */
  private void clear() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
      Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
      for (int p = 0; p < Topics.OBSERVATIONS.partitions(); p++) {
        all.put(
            new TopicPartition(Topics.OBSERVATIONS.name(), p), RecordsToDelete.beforeOffset(-1));
      }
      admin.deleteRecords(all).all().get();
    }
  }

  /**
   * Starts recognition as an application of its own, and returns once it waits for observations
   * with its tasks evenly among its threads.
   *
   * @param around what is put around each recogniser
   */
  LaneRun start(Setting setting, int threads, UnaryOperator<Recogniser> around)
      throws ExecutionException, InterruptedException {
    Lane lane = setting.lane();
    RecognitionTopology topology =
        new RecognitionTopology(
            lane, serdes, () -> around.apply(new BurstRecogniser(embedder, () -> gallery)));
    String application = RecognitionTopology.NAME + "-" + applications++;
    StreamsSettings settings =
        StreamsSettings.of(lane, application, address(), folder.state())
            .withThreads(threads)
            .withGuarantee(setting.guarantee(), setting.commitInterval());
    clear();
    KafkaStreams streams = settings.streams(topology.get());
    Semaphore changes = new Semaphore(0);
    streams.setStateListener((now, before) -> changes.release());
    LaneRun run = new LaneRun(lane, List.of(streams));
    long deadline = System.nanoTime() + SETTLES_WITHIN.toNanos();
    while (!settled(streams)) {
      run.check();
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "recognition has not its tasks evenly among its threads after " + SETTLES_WITHIN);
      }
      changes.tryAcquire(LOOK.toNanos(), TimeUnit.NANOSECONDS);
    }
    return run;
  }

  /** A thread that joins late takes its tasks from the others, which is not what is measured. */
  private static boolean settled(KafkaStreams streams) {
    IntSummaryStatistics tasks =
        streams.metadataForLocalThreads().stream()
            .mapToInt(thread -> thread.activeTasks().size())
            .summaryStatistics();
    return streams.state() == KafkaStreams.State.RUNNING
        && tasks.getSum() == Topics.OBSERVATIONS.partitions()
        && tasks.getMax() - tasks.getMin() <= 1;
  }

  @Override
  public void close() {
    broker.close();
    folder.close();
  }

  /** Each setting has its own sightings. */
  private static List<Lane> lanes() {
    List<Lane> lanes = new ArrayList<>(List.of(HOP));
    Setting.ALL.forEach(setting -> lanes.add(setting.lane()));
    return lanes;
  }
}
