package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.redis.RedisConfig.Timeouts;
import dev.walkout.shop.redis.RedisConfig.TrustStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Redis configuration is read from one URI and refuses nonsense by name. */
class RedisConfigTest {

  @Test
  void readsAllPartsOfAUri() {
    RedisConfig config = RedisConfig.of("rediss://shop:pa%3Ass%40@redis.example:6380/2");
    assertThat(config.tls()).isTrue();
    assertThat(config.user()).contains("shop");
    assertThat(config.password()).contains("pa:ss@");
    assertThat(config.port()).isEqualTo(6380);
    assertThat(config.database()).isEqualTo(2);
    assertThat(config.address()).isEqualTo("rediss://redis.example:6380/2");
  }

  @Test
  void leavesOutWhatIsNotGiven() {
    RedisConfig config = RedisConfig.of("redis://127.0.0.1");
    assertThat(config.tls()).isFalse();
    assertThat(config.user()).isEmpty();
    assertThat(config.password()).isEmpty();
    assertThat(config.address()).isEqualTo("redis://127.0.0.1:6379");
    assertThat(config.store()).isEqualTo("walkout");
    assertThat(config.timeouts().search()).isEqualTo(Duration.ofMillis(50));
    assertThat(RedisConfig.of("redis://:secret@127.0.0.1").user()).isEmpty();
    assertThat(RedisConfig.of("redis://:secret@127.0.0.1").password()).contains("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1, scheme 'http'",
    "127.0.0.1:6379, no URI",
    "redis:///0, no host",
    "redis://127.0.0.1/first, database '/first'",
    "redis://secret@127.0.0.1, a user without a password",
    "redis://127.0.0.1/0?timeout=1, something after the database",
  })
  void refusesWhatIsNoSuchUri(String uri, String what) {
    assertThatThrownBy(() -> RedisConfig.of(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("redis.uri", what, "redis[s]://");
  }

  @Test
  void refusesOtherNonsense() {
    RedisConfig config = RedisConfig.of("redis://127.0.0.1");
    assertThatThrownBy(() -> config.withStore("my store"))
        .hasMessageContainingAll("redis.store", "my store");
    assertThatThrownBy(() -> config.withConnections(0))
        .hasMessageContainingAll("redis.connections", "0");
    assertThatThrownBy(() -> new TrustStore(Path.of("no/such.p12"), ""))
        .hasMessageContainingAll("redis.trust-store", "no/such.p12");
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new Timeouts(second, Duration.ZERO, second))
        .hasMessageContainingAll("redis.search-budget", "PT0S");
    assertThatThrownBy(() -> new Timeouts(second, Duration.ofNanos(1), second))
        .hasMessageContainingAll("redis.search-budget", "PT0.000000001S");
  }

  @Test
  void neverSaysThePassword() {
    RedisConfig config = RedisConfig.of("redis://shop:secret@127.0.0.1");
    assertThat(config.toString()).doesNotContain("secret");
    assertThat(config.address()).doesNotContain("secret");
    assertThatThrownBy(() -> RedisConfig.of("redis://shop:secret word@127.0.0.1"))
        .hasMessageNotContaining("secret")
        .hasMessageContaining("redis.uri");
    assertThatThrownBy(() -> RedisConfig.of("http://shop:secret@127.0.0.1"))
        .hasMessageNotContaining("secret");
  }
}
