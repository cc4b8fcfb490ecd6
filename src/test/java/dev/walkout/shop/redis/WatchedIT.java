package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** What is decided from something that changes meanwhile is decided again. */
class WatchedIT {

  private static final List<String> KEYS = List.of("{a}stock", "{a}price");

  private RedisServer server;
  private RedisClient redis;
  private final AtomicInteger attempts = new AtomicInteger();

  @BeforeEach
  void open() {
    server = RedisServer.start();
    redis = RedisClient.create(server.uri());
    redis.set("{a}stock", "1");
  }

  @AfterEach
  void close() {
    redis.close();
    server.close();
  }

  @Test
  void anInterferenceStartsItAgain() {
    long result = doubled(1);

    assertThat(attempts).hasValue(2);
    assertThat(result).isEqualTo(4);
    assertThat(redis.get("{a}stock")).isEqualTo("4");
  }

  @Test
  void constantInterferenceIsSaid() {
    assertThatThrownBy(() -> doubled(Integer.MAX_VALUE))
        .isInstanceOf(Watched.Contended.class)
        .hasMessageContaining("{a}stock");
  }

  @Test
  void nothingQueuedIsNothingWritten() {
    assertThat(Watched.<String>change(redis, KEYS, queue -> redis.get("{a}stock"))).isEqualTo("1");
  }

  @Test
  void aCommandThatFailsInsideIsABug() {
    assertThatThrownBy(
            () -> Watched.<Object>change(redis, KEYS, queue -> queue.get().lpush("{a}stock", "x")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("half");
  }

  /** Doubles the stock, which somebody else adds to meanwhile, so many times. */
  private long doubled(int interferences) {
    return Watched.<Long>change(
        redis,
        KEYS,
        queue -> {
          long stock = Long.parseLong(redis.get("{a}stock"));
          if (attempts.incrementAndGet() <= interferences) {
            redis.incr("{a}stock");
          }
          queue.get().set("{a}stock", Long.toString(2 * stock));
          return 2 * stock;
        });
  }
}
