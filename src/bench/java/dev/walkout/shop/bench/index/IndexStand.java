package dev.walkout.shop.bench.index;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Anchor;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.demo.RunFolder;
import dev.walkout.shop.redis.AnchorsTopic;
import dev.walkout.shop.redis.IndexGenerations;
import dev.walkout.shop.redis.RedisConfig;
import dev.walkout.shop.redis.RedisConnection;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Gallery;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A broker in this JVM with an empty catalogue, and a Redis server for its index. */
final class IndexStand implements AutoCloseable {

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final AvroSerdes serdes = AvroSerdes.inJvm();
  private final ModelCard model;
  private final String address;
  private final String store = "bench-" + ProcessHandle.current().pid();
  private final RedisConfig server;
  private final boolean ownServer;
  private final RedisConnection connection;
  private final Publisher publisher;

  /**
   * Starts both.
   *
   * @param redis URI of a server to use; empty: one is started
   * @throws UserError if there is none
   */
  IndexStand(Optional<String> redis, ModelCard model) {
    this.model = model;
    this.ownServer = redis.isEmpty();
    this.server = RedisConfig.of(redis.orElseGet(this::start)).withStore(store);
    this.connection = opened(RedisConnection.open(server));
    RunFolder folder = opened(RunFolder.open(Optional.empty(), "bench"));
    this.address = opened(EmbeddedBroker.start(folder.broker(), 0)).address();
    TopicAdmin.create(address, List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
    this.publisher = opened(new Publisher(address, serdes));
  }

  String address() {
    return address;
  }

  RedisConfig server() {
    return server;
  }

  /** Whether the server was started for this, and may be emptied. */
  boolean ownServer() {
    return ownServer;
  }

  RedisConnection connection() {
    return connection;
  }

  String text() {
    return connection.capabilities().text() + " at " + server.address();
  }

  IndexGenerations generations() {
    return generations(connection, model);
  }

  static IndexGenerations generations(RedisConnection connection, ModelCard model) {
    return new IndexGenerations(
        connection.writer(), Wiring.tables(connection, model), connection.config().store(), model);
  }

  AnchorsTopic topic() {
    return new AnchorsTopic(address, serdes, model);
  }

  /** Puts a product on the topic, or removes it. */
  void publish(String sku, Optional<Gallery.Enrolled> product) {
    publisher.send(Topics.ANCHORS, sku, product.map(this::anchors).orElse(null), Instant.EPOCH);
  }

  void flush() {
    publisher.flush();
  }

  @Override
  public void close() throws Exception {
    generations().forget();
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.push(resource);
    return resource;
  }

  private String start() {
    RedisProcess started =
        RedisProcess.start()
            .orElseThrow(
                () ->
                    new UserError("no Redis 8 here: src/etc/redis8 installs one, or give --redis"));
    return opened(started).uri();
  }

  private Anchors anchors(Gallery.Enrolled product) {
    List<Anchor> anchors = new ArrayList<>();
    for (float[] vector : product.anchors()) {
      List<Float> values = new ArrayList<>(vector.length);
      for (float value : vector) {
        values.add(value);
      }
      anchors.add(new Anchor("", values, null, null));
    }
    return new Anchors(product.sku(), product.category(), model.id(), anchors);
  }
}
