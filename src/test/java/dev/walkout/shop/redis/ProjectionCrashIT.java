package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.redis.Projection.Place;
import dev.walkout.vision.Progress;
import dev.walkout.vision.match.Gallery;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** A writer that dies at any command leaves nothing half on a real server. */
class ProjectionCrashIT {

  private final InMemoryChanges changes = new InMemoryChanges();
  private final HashTable table = new HashTable();
  private RedisServer server;
  private RedisClient redis;
  private CutWire wire;
  private String store;

  @BeforeEach
  void open() {
    server = RedisServer.start();
    redis = RedisClient.create(server.uri());
    wire = new CutWire(server.port());
  }

  @AfterEach
  void close() {
    wire.close();
    redis.close();
    server.close();
  }

  /** Breaks off at each command of a repair, of following, and of what ends them. */
  @ParameterizedTest
  @EnumSource
  void ofARepair(CutWire.Last last) {
    boolean broke = true;
    for (int command = 1; broke; command++) {
      begin(last, command);
      settle();
      change(command);
      broke = breaksOff(last, command);
      settleAndCompare();
      assertThat(current().number()).as("was repaired").isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofABuild(CutWire.Last last) {
    boolean broke = true;
    for (int command = 1; broke; command++) {
      begin(last, command);
      settle();
      change(command);
      redis.hset(current().facts(), "cluster", "another");
      broke = breaksOff(last, command);
      settleAndCompare();
      assertThat(current().number()).as("a build that broke off goes on").isEqualTo(2);
    }
  }

  private void begin(CutWire.Last last, int command) {
    store = last + "-" + command;
    enrol("tea", "food", 1);
    enrol("soap", "home", IntStream.range(0, 70).toArray()); // more than one transaction takes
    enrol("milk", "food", 2, 3);
  }

  private void change(int command) {
    enrol("tea", "food", command, command + 1);
    enrol("salt", "food", command);
    enrol("soap", "kitchen", command);
    changes.remove("milk");
  }

  private boolean breaksOff(CutWire.Last last, int command) {
    wire.cutAt(command, last);
    try (RedisClient client = RedisClient.create(wire.uri());
        Projection projection = projection(client)) {
      Place place = projection.settle(Progress.silent());
      changes.remove("salt");
      enrol("bread", "food", command);
      projection.publish(place);
    } catch (JedisException e) {
      assertThat(wire.isCut()).as(e.toString()).isTrue();
    }
    wire.awaitQuiet();
    Wholeness.checkNothingHalf(redis, table, store);
    return wire.isCut();
  }

  private void settleAndCompare() {
    settle();
    Wholeness.check(redis, table, store, changes.truth());
  }

  private void settle() {
    try (Projection projection = projection(redis)) {
      projection.settle(Progress.silent());
    }
  }

  private Generation current() {
    return Wholeness.generations(redis, table, store).current().orElseThrow();
  }

  private Projection projection(RedisClient client) {
    return new Projection(Wholeness.generations(client, table, store), changes, () -> {});
  }

  private void enrol(String sku, String category, int... seeds) {
    List<float[]> vectors =
        IntStream.of(seeds)
            .mapToObj(seed -> CatalogueStage.vector(seed, CatalogueStage.DIMENSION))
            .toList();
    changes.enrol(new Gallery.Enrolled(sku, category, vectors));
  }
}
