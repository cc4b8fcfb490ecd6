package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** The tests' own Redis can be killed, paused and emptied. */
class RedisServerIT {

  private static final int SHORT_MILLIS = 50;

  @Test
  void isKilledPausedAndRestartedEmpty() {
    try (RedisServer server = RedisServer.start()) {
      try (Jedis jedis = client(server)) {
        jedis.set("milk", "1");
        server.pause();
        assertThatThrownBy(jedis::ping).isInstanceOf(JedisConnectionException.class);
        server.resume();
      }
      try (Jedis jedis = new Jedis(server.uri())) {
        assertThat(jedis.get("milk")).isEqualTo("1");
        server.restartEmpty();
      }
      try (Jedis jedis = new Jedis(server.uri())) {
        assertThat(jedis.get("milk")).isNull();
      }
      server.kill();
      assertThatThrownBy(() -> client(server).ping()).isInstanceOf(JedisConnectionException.class);
    }
  }

  private static Jedis client(RedisServer server) {
    return new Jedis(
        new HostAndPort("127.0.0.1", server.port()),
        DefaultJedisClientConfig.builder().socketTimeoutMillis(SHORT_MILLIS).build());
  }
}
