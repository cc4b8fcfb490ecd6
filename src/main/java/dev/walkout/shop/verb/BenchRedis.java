package dev.walkout.shop.verb;

import dev.walkout.shop.bench.index.RedisSide;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The Redis server of a measurement. */
final class BenchRedis {

  @Option(
      names = "--redis",
      paramLabel = "URI",
      description =
          "Server to measure too (default: one that is started for this, if there is a Redis 8).")
  private Optional<String> uri;

  /** The server, which must be closed; says in one line which it is, or that there is none. */
  Optional<RedisSide> open(CommandSpec spec) {
    Optional<RedisSide> server = RedisSide.open(uri);
    spec.commandLine()
        .getErr()
        .println(
            server
                .map(RedisSide::text)
                .orElse("no Redis 8 here, so its rows are left out: src/etc/redis8 installs one"));
    return server;
  }
}
