package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.Await;
import dev.walkout.shop.UserError;
import dev.walkout.shop.bench.index.RedisProcess;
import dev.walkout.shop.redis.RedisConfig.TrustStore;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.InMemoryAnchorIndex;
import dev.walkout.vision.match.TestVectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** A server is reached with password, ACL user, TLS and as a cluster, or the error says why not. */
class RedisConnectionIT {

  private static final Set<String> CATEGORIES = Set.of("food", "soap");

  @TempDir Path folder;
  private final Gallery gallery = gallery();

  @Test
  void saysWhatTheServerCanDo() {
    try (RedisServer server = RedisServer.start();
        RedisConnection connection = RedisConnection.open(RedisConfig.of(server.uri()))) {
      Capabilities can = connection.capabilities();
      assertThat(can.vectorSets()).isTrue();
      assertThat(can.cluster()).isFalse();
      assertThat(Integer.parseInt(can.version().split("\\.")[0])).isGreaterThanOrEqualTo(8);
      assertThat(can.text()).contains("Redis " + can.version(), "vector sets yes");
      assertThat(new TableChoice(connection).of("made-up-1", 8).kind())
          .isEqualTo(can.queryEngine() ? "query-engine" : "vector-set");
    }
  }

  @Test
  void theSampleFindsWhatItShould() {
    try (RedisServer server = RedisServer.start();
        RedisConnection connection = RedisConnection.open(RedisConfig.of(server.uri()))) {
      TableProbe.Measured measured =
          new TableProbe(connection.writer(), 32).measure(new VectorSetTable());
      assertThat(measured.recall()).isGreaterThanOrEqualTo(0.99);
      assertThat(measured.micros()).isPositive();
      assertThat(connection.writer().keys("*")).as("the sample is removed").isEmpty();
    }
  }

  @Test
  void searchesWithThePasswordOfAnAclUser() {
    try (RedisServer server =
        RedisServer.start(
            "--user", "shop", "on", ">pa:ss", "~*", "+@all", "--user", "default", "off")) {
      String place = "127.0.0.1:" + server.port();
      assertSearches(RedisConfig.of("redis://shop:pa%3Ass@" + place));
      assertThatThrownBy(() -> RedisConnection.open(RedisConfig.of("redis://shop:other@" + place)))
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll(place, "user shop", "WRONGPASS", "redis.uri")
          .hasMessageNotContaining("other");
      assertThatThrownBy(() -> RedisConnection.open(RedisConfig.of("redis://" + place)))
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll("the default user", "NOAUTH");
    }
  }

  @Test
  void searchesWithThePasswordOfTheDefaultUser() {
    try (RedisServer server = RedisServer.start("--requirepass", "secret")) {
      assertSearches(RedisConfig.of("redis://:secret@127.0.0.1:" + server.port()));
    }
  }

  @Test
  void searchesAnotherDatabase() {
    try (RedisServer server = RedisServer.start()) {
      assertSearches(RedisConfig.of(server.uri() + "/3"));
    }
  }

  @Test
  void aServerOutOfReachIsNamed() throws IOException {
    String place = "127.0.0.1:" + RedisProcess.freePort();
    assertThatThrownBy(() -> RedisConnection.open(RedisConfig.of("redis://" + place)))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(place, "out of reach", "refused", "redis.uri");
  }

  @Test
  void aServerThatWentAwayFailsTheCheck() {
    RedisServer server = RedisServer.start();
    try (RedisConnection connection = RedisConnection.open(RedisConfig.of(server.uri()))) {
      connection.check();
      server.close();
      assertThatThrownBy(connection::check)
          .isInstanceOf(UserError.class)
          .hasMessageContaining("out of reach");
    }
  }

  @Test
  void searchesOverTlsAndBelievesOnlyTheTrustStore() throws Exception {
    Path own = certificate("own");
    int port = RedisProcess.freePort();
    try (RedisServer server = tlsServer(port)) {
      RedisConfig config = RedisConfig.of("rediss://127.0.0.1:" + port);
      assertSearches(config.withTrustStore(new TrustStore(own, "changeit")));
      assertThatThrownBy(() -> RedisConnection.open(config))
          .as("the JVM's own list does not know it")
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll("out of reach", "redis.trust-store");
      assertThatThrownBy(
              () ->
                  RedisConnection.open(
                      RedisConfig.of("rediss://localhost:" + port)
                          .withTrustStore(new TrustStore(own, "changeit"))))
          .as("the certificate is of 127.0.0.1")
          .isInstanceOf(UserError.class);
      assertThat(server.port()).isNotEqualTo(port);
    }
  }

  @Test
  void searchesAClusterWhereAllKeysOfAModelHashTogether() throws IOException {
    String bus = String.valueOf(RedisProcess.freePort());
    try (RedisServer server =
        RedisServer.start(
            "--cluster-enabled",
            "yes",
            "--cluster-port",
            bus,
            "--cluster-announce-ip",
            "127.0.0.1")) {
      try (Jedis jedis = new Jedis(server.uri())) {
        jedis.clusterAddSlotsRange(0, 16383);
        Await.until(
            Duration.ofSeconds(30),
            "the cluster is up",
            () -> jedis.clusterInfo().contains("cluster_state:ok"));
      }
      RedisConfig config = RedisConfig.of(server.uri());
      assertSearches(config);
      try (RedisConnection connection = RedisConnection.open(config);
          Jedis jedis = new Jedis(server.uri())) {
        assertThat(connection.capabilities().cluster()).isTrue();
        assertThat(jedis.keys("walkout:*").stream().map(jedis::clusterKeySlot).distinct())
            .as("one slot for pointer, facts and sets")
            .hasSize(1);
      }
      assertThatThrownBy(() -> RedisConnection.open(RedisConfig.of(server.uri() + "/1")))
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll("SELECT is not allowed in cluster mode", "redis.uri");
    }
  }

  private void assertSearches(RedisConfig config) {
    AnchorTable table = new VectorSetTable();
    try (RedisConnection connection =
        RedisConnection.open(config.withTimeouts(RedisServer.PATIENT))) {
      Generation generation = new Filling(connection, table).fill(gallery, 1);
      RedisAnchorIndex index = new RedisAnchorIndex(connection, table, gallery, Filling.POSITION);
      List<float[]> queries = TestVectors.random(new Random(3), 4, 8);
      assertThat(index.search(queries, CATEGORIES, 5))
          .isEqualTo(new InMemoryAnchorIndex(gallery).search(queries, CATEGORIES, 5));
      assertThat(table.size(connection.writer(), generation)).isEqualTo(gallery.anchorCount());
    }
  }

  /** Makes a certificate of 127.0.0.1 with its key in PEM, and a trust store that believes it. */
  private Path certificate(String name) throws Exception {
    run(
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=walkout"
            + " -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out cert.pem");
    Path store = folder.resolve(name + ".p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    run(
        keytool
            + " -importcert -noprompt -alias redis -file cert.pem -storetype PKCS12"
            + " -storepass changeit -keystore "
            + store);
    return store;
  }

  private RedisServer tlsServer(int port) {
    String pem = folder.resolve("cert.pem").toString();
    String key = folder.resolve("key.pem").toString();
    return RedisServer.start(
        ("--tls-port " + port + " --tls-auth-clients no --tls-cert-file " + pem)
            .concat(" --tls-key-file " + key + " --tls-ca-cert-file " + pem)
            .split(" "));
  }

  /** Runs a short program in the folder; the test is skipped where it is missing or fails. */
  private void run(String command) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command.split(" "))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      Assumptions.abort("no certificate for TLS: " + e.getMessage());
      return;
    }
    byte[] output = process.getInputStream().readAllBytes();
    Assumptions.assumeTrue(
        process.waitFor() == 0,
        () -> "no certificate for TLS: " + new String(output, StandardCharsets.UTF_8));
  }

  private static Gallery gallery() {
    Random random = new Random(1);
    return TestVectors.gallery(
        8,
        new Gallery.Enrolled("milk", "food", TestVectors.random(random, 3, 8)),
        new Gallery.Enrolled("bread", "food", TestVectors.random(random, 3, 8)),
        new Gallery.Enrolled("bar", "soap", TestVectors.random(random, 3, 8)));
  }
}
