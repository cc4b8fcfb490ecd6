package dev.walkout.shop.redis;

/**
 * A server to search anchors on.
 *
 * @param guard how long recognition waits for it, and what it does then
 */
public record IndexServer(RedisConfig redis, IndexGuard.Settings guard) {

  /** Each search that the guard lets through finds a connection and gives up by itself, too. */
  public IndexServer {
    redis =
        redis
            .withConnections(guard.atOnce())
            .withTimeouts(
                new RedisConfig.Timeouts(
                    redis.timeouts().connect(), guard.budget(), redis.timeouts().write()));
  }
}
