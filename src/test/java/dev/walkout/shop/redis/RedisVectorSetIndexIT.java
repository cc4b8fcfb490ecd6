package dev.walkout.shop.redis;

import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.AnchorIndexContract;
import dev.walkout.vision.match.Gallery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Vector sets of a real Redis do what every anchor index must. */
class RedisVectorSetIndexIT extends AnchorIndexContract {

  private static RedisServer server;
  private static RedisConnection connection;
  private int galleries;

  @BeforeAll
  static void open() {
    server = RedisServer.start();
    connection = RedisConnection.open(server.config());
  }

  @AfterAll
  static void close() {
    if (server != null) {
      connection.close();
      server.close();
    }
  }

  @Override
  protected AnchorIndex indexOf(Gallery gallery) {
    connection.writer().flushAll();
    AnchorTable table = new VectorSetTable();
    new Filling(connection, table).fill(gallery, ++galleries);
    return new RedisAnchorIndex(connection, table, gallery, Filling.POSITION);
  }

  /** The kit asks from nowhere near any product, where a graph misses most; crops are nearer. */
  @Override
  protected double leastRecall() {
    return 0.97;
  }
}
