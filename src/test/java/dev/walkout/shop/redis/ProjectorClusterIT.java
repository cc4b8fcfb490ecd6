package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.Await;
import dev.walkout.shop.bench.index.RedisProcess;
import dev.walkout.shop.redis.ProjectionState.Phase;
import dev.walkout.vision.match.Gallery;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** The projector on a Redis Cluster, whose client has no transactions of its own. */
class ProjectorClusterIT {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final InMemoryChanges changes = new InMemoryChanges();

  @Test
  void followsAndComesBack() throws IOException {
    String bus = String.valueOf(RedisProcess.freePort());
    try (RedisServer server =
        RedisServer.start("--cluster-enabled", "yes", "--cluster-port", bus)) {
      try (Jedis node = new Jedis(server.uri())) {
        node.clusterAddSlotsRange(0, 16383);
        Await.until(
            DEADLINE, "the cluster is up", () -> node.clusterInfo().contains("cluster_state:ok"));
      }
      try (RedisConnection connection = RedisConnection.open(RedisConfig.of(server.uri()))) {
        for (int life = 0; life < 3; life++) {
          try (Projector projector = new Projector(generations(connection), changes)) {
            enrol("milk", life);
            enrol("tea-" + life, life + 1);
            changes.remove("tea-" + (life - 1));
            Await.until(DEADLINE, "the end", () -> isAtTheEnd(projector));
          }
          Gallery truth = Gallery.of(CatalogueStage.model(), changes.truth());
          assertThat(new IndexAudit(generations(connection)).differences(truth)).isEmpty();
        }
        generations(connection).forget();
        try (Jedis node = new Jedis(server.uri())) {
          assertThat(node.keys("*")).isEmpty();
        }
      }
    }
  }

  private boolean isAtTheEnd(Projector projector) {
    projector.check();
    ProjectionState state = projector.state();
    return state.phase() == Phase.FOLLOWING
        && state.facts().orElseThrow().position().offset() == changes.size();
  }

  private static IndexGenerations generations(RedisConnection connection) {
    return new IndexGenerations(
        connection.writer(), List.of(new VectorSetTable()), "shop", CatalogueStage.model());
  }

  private void enrol(String sku, int seed) {
    List<float[]> one = List.of(CatalogueStage.vector(seed, CatalogueStage.DIMENSION));
    changes.enrol(new Gallery.Enrolled(sku, "food", one));
  }
}
