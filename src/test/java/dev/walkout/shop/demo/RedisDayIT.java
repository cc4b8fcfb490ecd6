package dev.walkout.shop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.redis.IndexGuard.Settings;
import dev.walkout.shop.redis.IndexServer;
import dev.walkout.shop.redis.RedisConfig;
import dev.walkout.shop.redis.RedisServer;
import dev.walkout.sim.score.Results;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same day with a server and without: one seed, the same receipts to the last byte. */
@ExtendWith(PhotoDay.Once.class)
class RedisDayIT {

  /** Generous, so that the server answers on a machine that is busy with other tests. */
  private static final Duration BUDGET = Duration.ofSeconds(2);

  @Test
  void aServerChangesNoReceipt(PhotoDay inMemory) throws Exception {
    try (RedisServer server = RedisServer.start();
        PhotoDay onRedis = new PhotoDay(Optional.of(index(server)))) {
      assertThat(bytes(onRedis)).hasSize(PhotoDay.TRIPS).isEqualTo(bytes(inMemory));

      JsonNode index = new ObjectMapper().readTree(onRedis.report.toJson()).at("/index");
      assertThat(index.at("/kind").textValue()).isEqualTo("vector-set");
      assertThat(index.at("/generation").longValue()).isEqualTo(1);
      assertThat(index.at("/selfRecall").doubleValue()).isEqualTo(1);
      assertThat(index.at("/searches/redis").longValue()).isPositive();
      assertThat(index.at("/searches/exact").longValue()).isZero();
      assertThat(index.at("/searches/unavailable").longValue()).isZero();

      JsonNode other = new ObjectMapper().readTree(inMemory.report.toJson()).at("/index");
      assertThat(other.at("/kind").textValue()).isEqualTo("in-memory");
      assertThat(other.at("/generation").longValue()).isZero();
      assertThat(other.at("/anchors")).isEqualTo(index.at("/anchors"));
      assertThat(other.at("/searches/exact")).isEqualTo(index.at("/searches/redis"));
    }
  }

  private static IndexServer index(RedisServer server) {
    return new IndexServer(RedisConfig.of(server.uri()), Settings.standard().withBudget(BUDGET));
  }

  private static Map<String, List<ByteBuffer>> bytes(PhotoDay day) {
    List<Receipt> receipts =
        day.report.results().receipts().stream().map(Results.Issued::receipt).toList();
    return OracleDay.bytes(receipts);
  }
}
