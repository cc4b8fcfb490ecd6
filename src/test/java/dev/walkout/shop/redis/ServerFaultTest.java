package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisMovedDataException;

/** What is worth trying again. */
class ServerFaultTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OOM command not allowed when used memory > 'maxmemory'.",
        "LOADING Redis is loading the dataset in memory",
        "READONLY You can't write against a read only replica.",
        "NOPERM User worker has no permissions to run the 'vadd' command",
        "MISCONF Redis is configured to save RDB snapshots",
        "ERR max number of clients reached",
        "EXECABORT Transaction discarded because of: OOM command not allowed",
      })
  void passes(String answer) {
    assertThat(ServerFault.passes(new JedisDataException(answer))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WRONGTYPE Operation against a key holding the wrong kind of value",
        "ERR unknown command 'VADD'",
        "ERR Vector dimension mismatch - got 4 but set has 8",
        "EXECABORT Transaction discarded because of: WRONGTYPE",
      })
  void isABug(String answer) {
    assertThat(ServerFault.passes(new JedisDataException(answer))).isFalse();
  }

  @Test
  void connectionsPoolsAndSlotsPass() {
    assertThat(ServerFault.passes(new JedisConnectionException("reset"))).isTrue();
    assertThat(ServerFault.passes(new JedisException("no resource from the pool"))).isTrue();
    HostAndPort other = new HostAndPort("127.0.0.1", 1);
    assertThat(ServerFault.passes(new JedisMovedDataException("MOVED", other, 1))).isTrue();
  }

  @Test
  void aRefusedTransactionPassesIfAllThatWasRefusedDoes() {
    JedisDataException full = new JedisDataException("EXECABORT because of previous errors");
    full.addSuppressed(new JedisDataException("OOM command not allowed"));
    assertThat(ServerFault.passes(full)).isTrue();
    assertThat(ServerFault.text(full)).startsWith("OOM");

    full.addSuppressed(new JedisDataException("ERR wrong number of arguments"));
    assertThat(ServerFault.passes(full)).isFalse();
  }
}
