package dev.walkout.shop.verb;

import dev.walkout.shop.UserError;
import dev.walkout.shop.redis.IndexServer;
import dev.walkout.shop.redis.RedisConfig;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flags that name a Redis server and what is ours on it. */
final class RedisFlags {

  @Option(
      names = "--redis",
      paramLabel = "URI",
      description =
          "Redis 8 server to keep the index on, redis[s]://[USER:PASSWORD@]HOST[:PORT]"
              + " (default: in this JVM, exactly).")
  private Optional<String> redis;

  @Option(
      names = "--store",
      paramLabel = "NAME",
      defaultValue = "walkout",
      description =
          "Names this store's keys on the server, so that several can share it"
              + " (default: ${DEFAULT-VALUE}).")
  private String store;

  /** The server, if one was named. */
  Optional<RedisConfig> server() {
    return redis.map(uri -> RedisConfig.of(uri).withStore(store));
  }

  /** The server as recognition uses it, if one was named. */
  Optional<IndexServer> index(GuardFlags guard) {
    return server().map(server -> new IndexServer(server, guard.settings()));
  }

  /** The server, for a verb that does nothing without one. */
  RedisConfig required() {
    return server()
        .orElseThrow(
            () -> new UserError("--redis is missing: give the server's URI, redis://HOST:PORT"));
  }
}
