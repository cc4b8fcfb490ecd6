package dev.walkout.shop.search.redis;

import dev.walkout.shop.redis.QueryEngineServer;
import dev.walkout.shop.redis.RedisConfig;
import dev.walkout.shop.redis.RedisConnection;
import dev.walkout.shop.search.TestDocuments;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Thresholds;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

/** The documents of a store that no other test has, on a real server. */
final class TestStore implements AutoCloseable {

  private final RedisConnection connection;
  private final RedisSearch search;

  TestStore(String uri) {
    connection = RedisConnection.open(RedisConfig.of(uri).withStore(QueryEngineServer.store()));
    search = RedisSearch.open(connection);
  }

  RedisSearch search() {
    return search;
  }

  RedisConnection connection() {
    return connection;
  }

  static ModelCard model() {
    return new ModelCard(
        "made-up",
        "1",
        96,
        TestDocuments.DIMENSION,
        0.05,
        Map.of("*", new Thresholds(0.5, 1.0, 0.2)),
        List.of(),
        Map.of(),
        Map.of());
  }

  /** Removes the indexes that were made; the documents are the test's own to remove. */
  @Override
  public void close() {
    if (connection.capabilities().queryEngine()) {
      UnifiedJedis redis = connection.writer();
      redis.ftList().stream()
          .filter(index -> index.contains(connection.config().store()))
          .forEach(redis::ftDropIndex);
    }
    search.close();
    connection.close();
  }
}
