package dev.walkout.shop.redis;

import java.util.List;
import java.util.Optional;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol.Command;

/**
 * What a Redis server can do, as it says itself.
 *
 * @param version of the server, such as 8.0.2
 * @param vectorSets it has VADD and VSIM (Redis 8)
 * @param queryEngine it has FT.SEARCH (Redis's own images, Redis Stack)
 * @param json it has JSON.SET
 * @param cluster it is a node of a Redis Cluster
 */
public record Capabilities(
    String version, boolean vectorSets, boolean queryEngine, boolean json, boolean cluster) {

  /** Asks a server. */
  static Capabilities of(Jedis redis) {
    Object answer = redis.sendCommand(Command.COMMAND, "INFO", "VSIM", "FT.SEARCH", "JSON.SET");
    List<?> commands = (List<?>) answer;
    return new Capabilities(
        line(redis.info("server"), "redis_version").orElse("unknown"),
        known(commands.get(0)),
        known(commands.get(1)),
        known(commands.get(2)),
        line(redis.info("cluster"), "cluster_enabled").filter("1"::equals).isPresent());
  }

  /** Whether it can search anchors at all. */
  public boolean searchesVectors() {
    return vectorSets || queryEngine;
  }

  /** One line for the log and the report. */
  public String text() {
    return "Redis "
        + version
        + ": vector sets "
        + yes(vectorSets)
        + ", query engine "
        + yes(queryEngine)
        + ", JSON "
        + yes(json)
        + (cluster ? ", cluster" : "");
  }

  /** An unknown command is answered by nothing or, by some versions, by an empty list. */
  private static boolean known(Object command) {
    return command instanceof List<?> description && !description.isEmpty();
  }

  private static Optional<String> line(String info, String field) {
    return info.lines()
        .filter(line -> line.startsWith(field + ":"))
        .map(line -> line.substring(field.length() + 1).strip())
        .findFirst();
  }

  private static String yes(boolean has) {
    return has ? "yes" : "no";
  }
}
