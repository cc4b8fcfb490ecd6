package dev.walkout.shop.redis;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A server with the Query Engine that somebody else runs, named by {@code WALKOUT_REDIS_URL}. Its
 * keys are not ours: a test uses a {@link #store} name of its own and removes what it wrote.
 */
public final class QueryEngineServer {

  private static final String VARIABLE = "WALKOUT_REDIS_URL";

  private QueryEngineServer() {}

  /** Its URI; the test is skipped where there is none. */
  public static String requireFound() {
    Optional<String> uri =
        Optional.ofNullable(System.getenv(VARIABLE)).filter(QueryEngineServer::hasQueryEngine);
    Assumptions.assumeTrue(uri.isPresent(), VARIABLE + " names no server with FT.SEARCH");
    return uri.get();
  }

  /** A store name that no other test has. */
  public static String store() {
    return "test-" + UUID.randomUUID();
  }

  private static boolean hasQueryEngine(String uri) {
    try (JedisPooled redis = new JedisPooled(URI.create(uri))) {
      Object info = redis.sendCommand(Protocol.Command.COMMAND, "INFO", "FT.SEARCH");
      return info instanceof List<?> list
          && list.get(0) instanceof List<?> known
          && !known.isEmpty();
    } catch (JedisException e) {
      return false;
    }
  }
}
