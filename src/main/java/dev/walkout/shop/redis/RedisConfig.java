package dev.walkout.shop.redis;

import dev.walkout.topology.core.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a Redis server can be told by.
 *
 * @param uri {@code redis[s]://[user:password@]host[:port][/db]}; {@code rediss} is TLS
 * @param store whose anchors they are on a server that several stores share
 * @param timeouts how long it is waited for
 * @param connections most connections for searching; more searches at once wait for one
 * @param trustStore whom TLS believes; the JVM's own list unless given
 */
public record RedisConfig(
    URI uri, String store, Timeouts timeouts, int connections, Optional<TrustStore> trustStore) {

  private static final int DEFAULT_PORT = 6379;
  private static final int MOST_CONNECTIONS = 1000;
  private static final String STORE = "walkout";
  private static final int CONNECTIONS = 8;

  /**
   * How long a server is waited for.
   *
   * @param connect to be reached when the program starts, or by the one who writes
   * @param search each wait of a search: for a free connection, to be reached, for an answer
   * @param write for an answer to a batch of writes
   */
  public record Timeouts(Duration connect, Duration search, Duration write) {
    public Timeouts {
      millis("redis.connect-timeout", connect);
      millis("redis.search-budget", search);
      millis("redis.write-timeout", write);
    }

    public static Timeouts defaults() {
      return new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofSeconds(10));
    }
  }

  /** A JKS or PKCS12 file of certificates, and what opens it. */
  public record TrustStore(Path file, String password) {
    public TrustStore {
      if (!Files.isReadable(file)) {
        throw new IllegalArgumentException(
            "redis.trust-store is '" + file + "', which cannot be read; name a JKS or PKCS12 file");
      }
    }

    /** Says no password, whoever logs it. */
    @Override
    public String toString() {
      return file.toString();
    }
  }

  public RedisConfig {
    check(uri);
    if (store == null || !store.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "redis.store is '" + store + "'; use letters, digits, dots, dashes and underscores");
    }
    Settings.within("redis.connections", connections, 0, MOST_CONNECTIONS);
    if (trustStore.isPresent() && !isTls(uri)) {
      throw new IllegalArgumentException(
          "redis.trust-store is given but redis.uri is not rediss://; say rediss:// for TLS");
    }
  }

  /**
   * A server by its URI, and the defaults.
   *
   * @throws IllegalArgumentException naming the setting, if it is no such URI
   */
  public static RedisConfig of(String uri) {
    return new RedisConfig(parse(uri), STORE, Timeouts.defaults(), CONNECTIONS, Optional.empty());
  }

  /** The same for another store. */
  public RedisConfig withStore(String other) {
    return new RedisConfig(uri, other, timeouts, connections, trustStore);
  }

  /** The same with other timeouts. */
  public RedisConfig withTimeouts(Timeouts other) {
    return new RedisConfig(uri, store, other, connections, trustStore);
  }

  /** The same with another bound of connections. */
  public RedisConfig withConnections(int most) {
    return new RedisConfig(uri, store, timeouts, most, trustStore);
  }

  /** The same, believing only certificates of this trust store. */
  public RedisConfig withTrustStore(TrustStore other) {
    return new RedisConfig(uri, store, timeouts, connections, Optional.of(other));
  }

  /** The server without user and password, for messages and reports. */
  public String address() {
    return uri.getScheme()
        + "://"
        + uri.getHost()
        + ":"
        + port()
        + (database() == 0 ? "" : "/" + database());
  }

  /** Whether connections are encrypted. */
  public boolean tls() {
    return isTls(uri);
  }

  int port() {
    return uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
  }

  int database() {
    String path = uri.getPath();
    return path.length() < 2 ? 0 : Integer.parseInt(path.substring(1));
  }

  /** The ACL user; none for the default user. */
  Optional<String> user() {
    return login().map(all -> all.substring(0, all.indexOf(':'))).filter(user -> !user.isEmpty());
  }

  Optional<String> password() {
    return login().map(all -> all.substring(all.indexOf(':') + 1));
  }

  /** Says no password, whoever logs it. */
  @Override
  public String toString() {
    return address() + " store " + store;
  }

  private Optional<String> login() {
    return Optional.ofNullable(uri.getUserInfo());
  }

  private static URI parse(String uri) {
    try {
      return new URI(uri);
    } catch (URISyntaxException e) {
      throw refuse("no URI (" + e.getReason() + ")"); // the message would say the password
    }
  }

  private static void check(URI uri) {
    if (!isTls(uri) && !"redis".equals(uri.getScheme())) {
      throw refuse("scheme '" + uri.getScheme() + "'");
    }
    if (uri.getHost() == null) {
      throw refuse("no host");
    }
    if (uri.getUserInfo() != null && uri.getUserInfo().indexOf(':') < 0) {
      throw refuse("a user without a password");
    }
    if (!uri.getPath().matches("/?|/[0-9]{1,5}")) {
      throw refuse("database '" + uri.getPath() + "'");
    }
    if (uri.getQuery() != null || uri.getFragment() != null) {
      throw refuse("something after the database");
    }
  }

  private static boolean isTls(URI uri) {
    return "rediss".equals(uri.getScheme());
  }

  private static void millis(String setting, Duration value) {
    Settings.positive(setting, value);
    if (value.toMillis() < 1 || value.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          setting + " must be a millisecond to some days, not '" + value + "'");
    }
  }

  private static IllegalArgumentException refuse(String what) {
    return new IllegalArgumentException(
        "redis.uri has " + what + "; write redis[s]://[user:password@]host[:port][/db]");
  }
}
