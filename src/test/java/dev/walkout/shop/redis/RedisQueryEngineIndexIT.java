package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.AnchorIndexContract;
import dev.walkout.vision.match.Gallery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Query Engine of somebody's server does what every anchor index must. */
class RedisQueryEngineIndexIT extends AnchorIndexContract {

  private final AnchorTable table = new QueryEngineTable();
  private final List<Generation> generations = new ArrayList<>();
  private RedisConnection connection;

  @BeforeEach
  void open() {
    RedisConfig config =
        RedisConfig.of(QueryEngineServer.requireFound()).withTimeouts(RedisServer.PATIENT);
    connection = RedisConnection.open(config.withStore(QueryEngineServer.store()));
  }

  @AfterEach
  void close() {
    if (connection == null) {
      return;
    }
    for (Generation generation : generations) {
      table.drop(connection.writer(), generation);
      connection.writer().unlink(generation.facts());
      connection.writer().unlink(Generation.pointer(generation.store(), generation.model()));
    }
    connection.close();
  }

  @Override
  protected AnchorIndex indexOf(Gallery gallery) {
    generations.add(new Filling(connection, table).fill(gallery, generations.size() + 1));
    return new RedisAnchorIndex(connection, table, gallery, Filling.POSITION);
  }

  @Override
  protected double leastRecall() {
    return 0.97;
  }

  @Test
  void theSampleFindsWhatItShouldAndIsRemoved() {
    TableProbe probe = new TableProbe(connection.writer(), 32);
    assertThat(probe.measure(table).recall()).isGreaterThanOrEqualTo(0.99);
    assertThat(connection.writer().ftList()).noneMatch(name -> name.contains("{probe-"));
    assertThat(connection.writer().keys("walkout:{probe-*")).isEmpty();
  }
}
