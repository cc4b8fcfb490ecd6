package dev.walkout.shop.redis;

import dev.walkout.shop.UserError;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;
import redis.clients.jedis.Transaction;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * The way to a Redis server, or to a Redis Cluster by any of its nodes: one pooled client that is
 * quick to give up, for searches, and one that is patient, for writes.
 */
public final class RedisConnection implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RedisConnection.class);

  /** Connections of the patient client: a projector, a rebuild and an operator's verb. */
  private static final int WRITERS = 4;

  /** How often a cluster is asked for its nodes. */
  private static final Duration NODES_ASKED_EVERY = Duration.ofSeconds(10);

  private final RedisConfig config;
  private final Capabilities capabilities;
  private final UnifiedJedis searches;
  private final UnifiedJedis writes;

  private RedisConnection(RedisConfig config, Capabilities capabilities) {
    this.config = config;
    this.capabilities = capabilities;
    int search = millis(config.timeouts().search());
    int connect = Math.min(search, millis(config.timeouts().connect()));
    this.searches = client(settings(config, connect, search), pool(config.connections(), search));
    ConnectionPoolConfig writers = pool(WRITERS, millis(config.timeouts().write()));
    writers.setTestOnBorrow(true); // a round trip more, and no write fails for an old connection
    this.writes = client(patient(config), writers);
  }

  /**
   * Reaches a server and asks what it can do.
   *
   * @throws UserError naming the server and the remedy, if it is out of reach, refuses the user or
   *     has no vector search
   */
  public static RedisConnection open(RedisConfig config) {
    Capabilities capabilities = probe(config);
    if (!capabilities.searchesVectors()) {
      throw new UserError(
          config.address()
              + " is Redis "
              + capabilities.version()
              + ", which searches no vectors; use Redis 8 or newer, or one with the Query Engine");
    }
    log.info("{} in use, {}", config.address(), capabilities.text());
    return new RedisConnection(config, capabilities);
  }

  /** The client for searches: it waits for nothing longer than the search budget. */
  public UnifiedJedis jedis() {
    return searches;
  }

  /** The client for writes, probes and everything else that may take its time. */
  public UnifiedJedis writer() {
    return writes;
  }

  /**
   * A transaction of the patient client, begun; it must be closed.
   *
   * @param key any of the keys it will touch: on a cluster they must share a hash tag
   */
  public AbstractTransaction transaction(String key) {
    if (writes instanceof RedisClusterClient cluster) {
      int slot = JedisClusterCRC16.getSlot(key);
      return new Transaction(cluster.getConnectionFromSlot(slot), true, true);
    }
    return writes.multi();
  }

  /** What the server could do when it was opened. */
  public Capabilities capabilities() {
    return capabilities;
  }

  public RedisConfig config() {
    return config;
  }

  /**
   * Reaches the server once more.
   *
   * @throws UserError naming the server and the remedy, if it does not answer
   */
  public void check() {
    probe(config);
  }

  /** Closes idle connections for searches: when the server has cut one, it has cut all. */
  void renew() {
    if (searches instanceof RedisClusterClient cluster) {
      cluster.getClusterNodes().values().forEach(ConnectionPool::clear);
    } else if (searches instanceof RedisClient single) {
      single.getPool().clear();
    }
  }

  @Override
  public void close() {
    searches.close();
    writes.close();
  }

  private static Capabilities probe(RedisConfig config) {
    try (Jedis redis = new Jedis(place(config), patient(config))) {
      return Capabilities.of(redis);
    } catch (JedisAccessControlException e) {
      throw new UserError(
          config.address()
              + " refuses "
              + config.user().map(user -> "user " + user).orElse("the default user")
              + " ("
              + e.getMessage()
              + "); put user and password into redis.uri, and let the user run INFO, COMMAND and"
              + " what begins with V or FT.",
          e);
    } catch (JedisDataException e) {
      throw new UserError(
          config.address() + " answers with " + e.getMessage() + "; correct redis.uri", e);
    } catch (JedisException e) {
      throw new UserError(
          config.address()
              + " is out of reach ("
              + reason(e)
              + "); start it, or correct redis.uri"
              + (config.tls() ? " and redis.trust-store" : ""),
          e);
    }
  }

  private UnifiedJedis client(DefaultJedisClientConfig settings, ConnectionPoolConfig pool) {
    if (capabilities.cluster()) {
      return RedisClusterClient.builder()
          .nodes(Set.of(place(config)))
          .clientConfig(settings)
          .poolConfig(pool)
          .topologyRefreshPeriod(NODES_ASKED_EVERY)
          .build();
    }
    return RedisClient.builder()
        .hostAndPort(place(config))
        .clientConfig(settings)
        .poolConfig(pool)
        .build();
  }

  private static ConnectionPoolConfig pool(int connections, int waitMillis) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(connections);
    pool.setMaxIdle(connections);
    pool.setMaxWait(Duration.ofMillis(waitMillis));
    pool.setTestWhileIdle(false);
    return pool;
  }

  private static HostAndPort place(RedisConfig config) {
    return new HostAndPort(config.uri().getHost(), config.port());
  }

  private static DefaultJedisClientConfig patient(RedisConfig config) {
    return settings(config, millis(config.timeouts().connect()), millis(config.timeouts().write()));
  }

  private static DefaultJedisClientConfig settings(RedisConfig config, int connect, int answer) {
    DefaultJedisClientConfig.Builder settings =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(connect)
            .socketTimeoutMillis(answer)
            .user(config.user().orElse(null))
            .password(config.password().orElse(null))
            .database(config.database());
    if (config.tls()) {
      settings.ssl(true).sslOptions(encryption(config));
    }
    return settings.build();
  }

  private static SslOptions encryption(RedisConfig config) {
    SslOptions.Builder options = SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL);
    config
        .trustStore()
        .ifPresent(
            trust -> options.truststore(trust.file().toFile(), trust.password().toCharArray()));
    return options.build();
  }

  private static int millis(Duration duration) {
    return (int) duration.toMillis();
  }

  /** The innermost message: "connection refused" stands behind Jedis's "failed to connect". */
  private static String reason(Throwable fault) {
    if (fault.getCause() != null) {
      return reason(fault.getCause());
    }
    return fault.getSuppressed().length > 0 ? reason(fault.getSuppressed()[0]) : fault.getMessage();
  }
}
