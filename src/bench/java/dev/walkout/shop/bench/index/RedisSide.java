package dev.walkout.shop.bench.index;

import dev.walkout.shop.Wiring;
import dev.walkout.shop.catalogue.CataloguePosition;
import dev.walkout.shop.redis.AnchorTable;
import dev.walkout.shop.redis.AnchorTable.Stored;
import dev.walkout.shop.redis.Generation;
import dev.walkout.shop.redis.GenerationFacts;
import dev.walkout.shop.redis.RedisConfig;
import dev.walkout.shop.redis.RedisConnection;
import dev.walkout.vision.Progress;
import dev.walkout.vision.match.AnchorId;
import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.Gallery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.AbstractTransaction;

/**
 * A Redis server that galleries are put on to be searched, under store names of this process; what
 * was put there is removed again.
 */
public final class RedisSide implements AutoCloseable {

  private static final CataloguePosition POSITION = new CataloguePosition("bench", 1);

  /** A benchmark wants to know how slow a search was, not to give it up. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Anchors that are sent before an answer is waited for. */
  private static final int BATCH = 512;

  private final Optional<RedisProcess> own;
  private final RedisConfig config;
  private final RedisConnection connection;
  private int stores;

  private RedisSide(Optional<RedisProcess> own, String uri) {
    this.own = own;
    this.config =
        RedisConfig.of(uri).withTimeouts(new RedisConfig.Timeouts(PATIENCE, PATIENCE, PATIENCE));
    this.connection = RedisConnection.open(config);
  }

  /**
   * The server at a URI or, if none is given, one that is started for this process.
   *
   * @return none if none is given and this machine has no Redis 8
   * @throws dev.walkout.shop.UserError if the one given is out of reach or searches no vectors
   */
  public static Optional<RedisSide> open(Optional<String> uri) {
    if (uri.isPresent()) {
      return Optional.of(new RedisSide(Optional.empty(), uri.get()));
    }
    return RedisProcess.start()
        .map(
            process -> {
              try {
                return new RedisSide(Optional.of(process), process.uri());
              } catch (RuntimeException e) {
                process.close();
                throw e;
              }
            });
  }

  /** One line about the server. */
  public String text() {
    return connection.capabilities().text() + " at " + connection.config().address();
  }

  /** A gallery on the server, laid out by a table; it is gone when it is closed. */
  public Held put(AnchorTable table, Gallery gallery, Progress progress) {
    // a store has one layout at a time, and all are there at once
    String store = "bench-" + ProcessHandle.current().pid() + "-" + stores++;
    RedisConnection its = RedisConnection.open(config.withStore(store));
    Generation generation = new Generation(store, gallery.model().id(), 1);
    table.create(its.writer(), generation, gallery.model().dimension());
    int queued = 0;
    try (AbstractPipeline pipeline = its.writer().pipelined()) {
      for (Gallery.Product product : gallery.products()) {
        for (float[] anchor : gallery.anchors(product)) {
          String id = AnchorId.of(product.sku(), anchor);
          table.put(
              pipeline, generation, new Stored(id, product.sku(), product.category(), anchor));
          if (++queued % BATCH == 0) {
            pipeline.sync();
            progress.step(BATCH, table.kind());
          }
        }
      }
    }
    publish(its, table, gallery, generation);
    return new Held(
        Wiring.index(gallery, its, table, POSITION), () -> remove(its, table, generation));
  }

  /** An index of a gallery that the server holds. */
  public record Held(AnchorIndex index, Runnable remove) {}

  /** The layouts that this server can search. */
  public List<AnchorTable> tables() {
    return Wiring.tables(connection.capabilities());
  }

  /** A round trip that does nothing, over the connections that searches take. */
  public void ping() {
    connection.jedis().ping();
  }

  @Override
  public void close() {
    connection.close();
    own.ifPresent(RedisProcess::close);
  }

  private static void publish(
      RedisConnection its, AnchorTable table, Gallery gallery, Generation generation) {
    GenerationFacts facts =
        new GenerationFacts(
            POSITION,
            GenerationFacts.State.READY,
            table.kind(),
            gallery.model().dimension(),
            gallery.anchorCount(),
            gallery.products().size());
    try (AbstractTransaction transaction = its.transaction(generation.facts())) {
      facts.write(transaction, generation);
      transaction.set(pointer(generation), String.valueOf(generation.number()));
      transaction.exec();
    }
  }

  private static void remove(RedisConnection its, AnchorTable table, Generation generation) {
    table.drop(its.writer(), generation);
    its.writer().unlink(generation.facts(), pointer(generation));
    its.close();
  }

  private static String pointer(Generation generation) {
    return Generation.pointer(generation.store(), generation.model());
  }
}
