package dev.walkout.shop.bench.fault;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.shop.UserError;
import dev.walkout.shop.bench.ChildJvm;
import dev.walkout.shop.bench.index.RedisProcess;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.demo.LaneWatch;
import dev.walkout.sim.Day;
import dev.walkout.sim.sensor.Emission;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A broker and the topologies, each a process of its own, and sensors that report to them. */
final class Ground implements AutoCloseable {

  private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Path folder;
  private final int port;
  private final Optional<String> redis;
  private final AvroSerdes serdes = AvroSerdes.inJvm();
  private ChildJvm broker;
  private ChildJvm topologies;
  private final Feed feed;
  private int deaths;

  /** Whether the topologies should be alive. */
  private boolean running;

  /** What is in the shop before it opens. */
  record Stock(List<Emission<?>> catalogue, List<Anchors> anchors) {}

  /**
   * Starts a broker and fills the shop; the topologies do not run yet.
   *
   * @param folder where everything lies
   * @param redis URI of the server of anchors
   */
  Ground(Path folder, Stock stock, Day day, Optional<String> redis) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.port = RedisProcess.freePort();
    this.redis = redis;
    startBroker();
    awaitBroker();
    try (Publisher publisher = new Publisher(address(), serdes)) {
      stock.catalogue().forEach(record -> LaneWatch.publish(publisher, record));
      for (Anchors anchors : stock.anchors()) {
        publisher.send(Topics.ANCHORS, anchors.getSku(), anchors, stock.catalogue().get(0).at());
      }
      publisher.flush();
    }
    this.feed = new Feed(day, new Publisher(address(), serdes));
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  Feed feed() {
    return feed;
  }

  void startBroker() {
    broker = BrokerProcess.start(folder.resolve("broker"), port, folder.resolve("broker.log"));
  }

  void killBroker() {
    broker.kill();
  }

  /** Starts the topologies on the state that there is. */
  void startTopologies() {
    topologies =
        TopologiesProcess.start(address(), state(), redis, folder.resolve("topologies.log"));
    running = true;
  }

  void killTopologies() {
    noteDeath();
    topologies.kill();
    running = false;
  }

  /** Stops the topologies in order, and deletes their state on disk. */
  void stopTopologiesForGood() throws Exception {
    noteDeath();
    running = false;
    topologies.stop();
    delete(state());
  }

  /** Starts the topologies again if they have ended by themselves, which is counted. */
  void keepAlive() {
    if (running && !topologies.isAlive()) {
      noteDeath();
      startTopologies();
    }
  }

  private void noteDeath() {
    if (running && !topologies.isAlive()) {
      deaths++;
    }
  }

  /** How often the topologies ended by themselves. */
  int deaths() {
    return deaths;
  }

  /** What the topologies last said. */
  String tail() {
    return topologies.tail();
  }

  /** A reader of a topic from its beginning. */
  <V> TopicReader<V> reader(Topic<V> topic) {
    return new TopicReader<>(address(), serdes, topic);
  }

  /** Everything that is on a topic, in order of each partition. */
  <V> List<TopicReader.Entry<V>> all(Topic<V> topic) {
    List<TopicReader.Entry<V>> entries = new ArrayList<>();
    try (TopicReader<V> reader = reader(topic)) {
      reader.drain(entries::add);
    }
    return entries;
  }

  @Override
  public void close() throws IOException {
    if (topologies != null) {
      topologies.kill();
    }
    if (feed != null) {
      feed.close();
    }
    broker.kill();
    delete(folder);
  }

  private Path state() {
    return folder.resolve("state");
  }

  private void awaitBroker() {
    long deadline = System.nanoTime() + STARTS_WITHIN.toNanos();
    while (true) {
      try {
        TopicAdmin.create(address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
        return;
      } catch (UserError notYet) {
        if (!broker.isAlive() || System.nanoTime() > deadline) {
          throw new IllegalStateException("the broker did not start: " + broker.tail(), notYet);
        }
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }
}
