package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.Await;
import dev.walkout.shop.redis.ProjectionState.Phase;
import dev.walkout.vision.Progress;
import dev.walkout.vision.match.Gallery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

/** A projector recovers by itself from whatever happens to a real server. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ProjectorIT {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String STORE = "shop-1";
  private static final int PATIENCE_MILLIS = 300;

  private final InMemoryChanges changes = new InMemoryChanges();
  private final HashTable table = new HashTable();
  private RedisServer server;
  private RedisClient redis;

  @BeforeEach
  void open() {
    server = RedisServer.start();
    redis = client();
    enrol("milk", "food", 1, 2);
    enrol("tea", "food", 3);
  }

  @AfterEach
  void close() {
    redis.close();
    server.close();
  }

  @Test
  void followsTheCatalogueAndSaysHowFar() {
    try (Projector projector = projector()) {
      awaitWhole(projector);
      enrol("soap", "home", 4);
      changes.remove("tea");
      awaitWhole(projector);

      ProjectionState state = projector.state();
      assertThat(state.phase()).isEqualTo(Phase.FOLLOWING);
      assertThat(state.generation()).map(Generation::number).contains(1L);
      assertThat(state.facts()).map(GenerationFacts::anchors).contains(3L);
      assertThat(state.behind()).isZero();
      assertThat(state.lastFault()).isEmpty();
      projector.check();
    }
  }

  @Test
  void aServerRestartedEmptyIsFilledAgainWithoutAChange() {
    try (Projector projector = projector()) {
      awaitWhole(projector);
      server.restartEmpty();
      awaitFault(projector);
      awaitWhole(projector);
    }
  }

  @Test
  void aServerThatWasFlushedIsFilledAgain() {
    try (Projector projector = projector()) {
      awaitWhole(projector);
      redis.flushAll();
      awaitFault(projector);
      awaitWhole(projector);
    }
  }

  @Test
  void aServerThatStopsAnsweringIsWaitedFor() {
    try (Projector projector = projector()) {
      awaitWhole(projector);
      server.pause();
      enrol("soap", "home", 5);
      await("waits", () -> projector.state().phase() == Phase.WAITING);
      server.resume();
      awaitWhole(projector);
      assertThat(projector.state().lastFault()).isPresent();
    }
  }

  @Test
  void aFullServerIsWaitedForAndNothingIsHalf() {
    try (Projector projector = projector()) {
      awaitWhole(projector);
      redis.configSet("maxmemory", "1");
      enrol("soap", "home", 6);
      await("is full", () -> fault(projector).contains("OOM"));
      assertThat(redis.hlen(table.key(projector.state().generation().orElseThrow()))).isEqualTo(3);
      Wholeness.checkNothingHalf(redis, table, STORE);

      redis.configSet("maxmemory", "0");
      awaitWhole(projector);
    }
  }

  @Test
  void aServerThatThrowsKeysAwayIsRefused() {
    redis.configSet("maxmemory", "100mb");
    redis.configSet("maxmemory-policy", "allkeys-lru");
    try (Projector projector = projector()) {
      await("is refused", () -> fault(projector).contains("maxmemory-policy is allkeys-lru"));
      assertThat(redis.dbSize()).isZero();

      redis.configSet("maxmemory-policy", "noeviction");
      awaitWhole(projector);
    }
  }

  @Test
  void aServerThatWasNotThereAtTheStartIsWaitedFor() {
    server.kill();
    try (Projector projector = projector()) {
      await("waits", () -> projector.state().phase() == Phase.WAITING);
      server.restartEmpty();
      awaitWhole(projector);
    }
  }

  /** Like a replica that took over before it had everything. */
  @Test
  void aServerThatFellBackIsRepaired() {
    try (Projector projector = projector()) {
      awaitWhole(projector);
      byte[][] before = dump();
      enrol("tea", "food", 7);
      enrol("soap", "home", 8);
      awaitWhole(projector);
      restore(before);
      awaitWhole(projector);
      assertThat(projector.state().generation()).map(Generation::number).contains(1L);
    }
  }

  @Test
  void aGenerationBuiltByAnotherIsFollowed() {
    try (Projector projector = projector()) {
      awaitWhole(projector);
      try (Projection other = new Projection(generations(redis), changes, () -> {})) {
        other.publish(other.build(Progress.silent()));
      }
      enrol("soap", "home", 9);
      await("follows", () -> projector.state().generation().orElseThrow().number() == 2);
      awaitWhole(projector);
    }
  }

  @Test
  void severalProjectorsDoNotDisturbOneAnother() {
    try (Projector first = projector();
        Projector second = projector();
        Projector third = projector()) {
      for (int i = 0; i < 500; i++) {
        enrol("no-" + i % 17, "c-" + i % 3, i, i + 1);
        if (i % 5 == 0) {
          changes.remove("no-" + i % 7);
        }
        if (i % 50 == 0) {
          awaitWhole(first, second, third);
        }
      }
      awaitWhole(first, second, third);
      assertThat(first.state().generation()).isEqualTo(third.state().generation());
    }
  }

  @Test
  void aBugIsVisible() {
    table.breakDown(new IllegalStateException("a bug"));
    try (Projector projector = projector()) {
      await("died", () -> projector.state().phase() == Phase.DEAD);
      assertThatThrownBy(projector::check).hasMessageContaining("a bug");
      assertThat(fault(projector)).contains("a bug");
    }
  }

  /** The server refuses a command for a reason that no waiting changes. */
  @Test
  void aCommandThatIsWrongIsABug() {
    redis.set(new Generation(STORE, CatalogueStage.model().id(), 1).key("products"), "no hash");
    try (Projector projector = projector()) {
      await("died", () -> projector.state().phase() == Phase.DEAD);
      assertThatThrownBy(projector::check).hasMessageContaining("WRONGTYPE");
    }
  }

  @Test
  void closesWhileItWaitsForTheServer() {
    server.kill();
    Projector projector = projector();
    await("waits", () -> projector.state().phase() == Phase.WAITING);
    projector.close();
    assertThat(projector.state().phase()).isEqualTo(Phase.CLOSED);
    server.restartEmpty();
  }

  private byte[][] dump() {
    Generation generation = generations(redis).current().orElseThrow();
    return new byte[][] {
      redis.dump(generation.facts()),
      redis.dump(Holdings.key(generation)),
      redis.dump(table.key(generation))
    };
  }

  private void restore(byte[][] dumps) {
    Generation generation = generations(redis).current().orElseThrow();
    String[] keys = {generation.facts(), Holdings.key(generation), table.key(generation)};
    try (AbstractTransaction transaction = redis.multi()) {
      for (int i = 0; i < keys.length; i++) {
        transaction.del(keys[i]);
        transaction.restore(keys[i], 0, dumps[i]);
      }
      transaction.exec();
    }
  }

  private static String fault(Projector projector) {
    return projector.state().lastFault().orElse("");
  }

  private static void awaitFault(Projector projector) {
    await("a fault", () -> projector.state().lastFault().isPresent());
  }

  /** Waits until the projectors have come to the end, and compares. */
  private void awaitWhole(Projector... projectors) {
    for (Projector projector : projectors) {
      await("whole " + projector.state(), () -> isAtTheEnd(projector));
    }
    Wholeness.check(redis, table, STORE, changes.truth());
  }

  private boolean isAtTheEnd(Projector projector) {
    projector.check();
    ProjectionState state = projector.state();
    return state.phase() == Phase.FOLLOWING
        && state.facts().orElseThrow().position().offset() == changes.size()
        && generations(redis).current().flatMap(generations(redis)::facts).equals(state.facts());
  }

  private static void await(String what, BooleanSupplier condition) {
    Await.until(DEADLINE, what, condition);
  }

  private Projector projector() {
    return new Projector(generations(redis), changes);
  }

  private IndexGenerations generations(RedisClient client) {
    return Wholeness.generations(client, table, STORE);
  }

  private RedisClient client() {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(16);
    return RedisClient.builder()
        .hostAndPort("127.0.0.1", server.port())
        .clientConfig(
            DefaultJedisClientConfig.builder().socketTimeoutMillis(PATIENCE_MILLIS).build())
        .poolConfig(pool)
        .build();
  }

  private void enrol(String sku, String category, int... seeds) {
    List<float[]> vectors =
        IntStream.of(seeds)
            .mapToObj(seed -> CatalogueStage.vector(seed, CatalogueStage.DIMENSION))
            .toList();
    changes.enrol(new Gallery.Enrolled(sku, category, vectors));
  }
}
