package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.catalogue.IndexReport.Searches;
import dev.walkout.shop.redis.SlowWire.Pace;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/**
 * A real server is killed, stopped, emptied, filled up and slowed down while bursts flow: every
 * burst gets its sighting, each as an exact index has it or, where there is none, in doubt for that
 * reason; and the server answers again without help.
 */
class RedisFaultsIT {

  /** With 0 no exact index stands by. */
  private static final int NO_EXACT = 0;

  private static final int ANY_EXACT = 200_000;
  private static final int SOME = 40;

  @TempDir static Path folder;
  private static RecognitionStage stage;

  @BeforeAll
  static void open() {
    RedisServer.requireFound();
    stage = new RecognitionStage(folder);
  }

  @AfterAll
  static void close() {
    if (stage != null) {
      stage.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {ANY_EXACT, NO_EXACT})
  void killedAndStartedAgain(int exactAnchors) {
    try (RedisServer server = RedisServer.start();
        Traffic traffic = new Traffic(stage, at(server.uri(), exactAnchors))) {
      traffic.flowUntilTheServerAnswered(SOME);
      server.kill();
      outage(traffic, exactAnchors);
      server.restartEmpty();
      traffic.flowUntilTheServerAnswered(SOME);
      traffic.assertAllAnswered();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {ANY_EXACT, NO_EXACT})
  void stoppedAndContinued(int exactAnchors) {
    try (RedisServer server = RedisServer.start();
        Traffic traffic = new Traffic(stage, at(server.uri(), exactAnchors))) {
      traffic.flowUntilTheServerAnswered(SOME);
      server.pause();
      outage(traffic, exactAnchors);
      server.resume();
      traffic.flowUntilTheServerAnswered(SOME);
      traffic.assertAllAnswered();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {ANY_EXACT, NO_EXACT})
  void emptied(int exactAnchors) {
    try (RedisServer server = RedisServer.start();
        Traffic traffic = new Traffic(stage, at(server.uri(), exactAnchors))) {
      traffic.flowUntilTheServerAnswered(SOME);
      server.restartEmpty();
      traffic.flowUntilTheServerAnswered(SOME);
      traffic.assertAllAnswered();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LATE", "DRIBBLING"})
  void slow(Pace pace) {
    for (int exactAnchors : new int[] {ANY_EXACT, NO_EXACT}) {
      try (RedisServer server = RedisServer.start();
          SlowWire wire = new SlowWire(server.port());
          Traffic traffic = new Traffic(stage, at(wire.uri(), exactAnchors))) {
        traffic.flowUntilTheServerAnswered(SOME);
        wire.become(pace);
        outage(traffic, exactAnchors);
        wire.become(Pace.AT_ONCE);
        traffic.flowUntilTheServerAnswered(SOME);
        traffic.assertAllAnswered();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {ANY_EXACT, NO_EXACT})
  void fullWhileProductsAreEnrolled(int exactAnchors) {
    try (RedisServer server = RedisServer.start("--maxmemory-policy", "noeviction");
        Jedis operator = new Jedis(server.uri());
        Traffic traffic = new Traffic(stage, at(server.uri(), exactAnchors))) {
      traffic.flowUntilTheServerAnswered(SOME);
      operator.configSet("maxmemory", "1mb");
      String before = traffic.newest().version();
      stage.enrol(2);
      traffic.flowUntil(
          "the new products are in use", () -> !traffic.newest().version().equals(before));
      long answered = traffic.searches().redis();
      traffic.flowWithoutTheServer(SOME);
      assertThat(traffic.searches().redis())
          .as("a server without the new products")
          .isEqualTo(answered);
      operator.configSet("maxmemory", "0");
      traffic.flowUntilTheServerAnswered(SOME);
      traffic.assertAllAnswered();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {ANY_EXACT, NO_EXACT})
  void halfBuilt(int exactAnchors) {
    try (RedisServer server = RedisServer.start("--maxmemory-policy", "noeviction");
        Jedis operator = new Jedis(server.uri());
        Traffic traffic = new Traffic(stage, at(server.uri(), exactAnchors))) {
      traffic.flowUntilTheServerAnswered(SOME);
      HalfBuilt half = new HalfBuilt(operator);
      half.empty();
      traffic.flowUntil("a part of the anchors is back", half::isSo);
      long answered = traffic.searches().redis();
      traffic.flowWithoutTheServer(SOME);
      assertThat(half.isSo()).isTrue();
      assertThat(traffic.searches().redis()).isEqualTo(answered);
      half.leave();
      traffic.flowUntilTheServerAnswered(SOME);
      traffic.assertAllAnswered();
    }
  }

  /** Keeps a server so short of memory that an index is built there only in part. */
  private static final class HalfBuilt {

    private static final int STEP = 32 << 10;

    private final Jedis operator;
    private long refused;
    private long limit;

    HalfBuilt(Jedis operator) {
      this.operator = operator;
    }

    void empty() {
      operator.configSet("maxmemory", "1mb");
      operator.flushAll();
    }

    /** Allows a little more each time that a write was refused, until some anchors are in. */
    boolean isSo() {
      for (String facts : operator.keys("*:facts")) {
        if (Long.parseLong(operator.hget(facts, "anchors")) > 0) {
          assertThat(operator.hget(facts, "state")).isEqualTo("BUILDING");
          return true;
        }
      }
      long now = number(operator.info("errorstats"), "errorstat_OOM:count=");
      if (now > refused) {
        refused = now;
        limit = Math.max(limit, number(operator.info("memory"), "used_memory:")) + STEP;
        operator.configSet("maxmemory", String.valueOf(limit));
      }
      return false;
    }

    void leave() {
      operator.configSet("maxmemory", "0");
    }

    private static long number(String info, String before) {
      return info.lines()
          .filter(line -> line.startsWith(before))
          .mapToLong(line -> Long.parseLong(line.substring(before.length()).strip()))
          .findFirst()
          .orElse(0);
    }
  }

  /** Lets bursts flow while the server does not answer, and sees that the guard leaves it alone. */
  private static void outage(Traffic traffic, int exactAnchors) {
    traffic.flowWithoutTheServer(SOME);
    Searches before = traffic.searches();
    traffic.flowWithoutTheServer(SOME);
    Searches after = traffic.searches();
    assertThat(after.redis()).isEqualTo(before.redis());
    if (exactAnchors == NO_EXACT) {
      assertThat(after.exact()).isZero();
    } else {
      assertThat(after.unavailable()).isZero();
    }
  }

  private static IndexServer at(String uri, int exactAnchors) {
    return new IndexServer(
        RedisConfig.of(uri),
        IndexGuard.Settings.standard()
            .withBudget(Duration.ofMillis(200))
            .withExactAnchors(exactAnchors));
  }
}
