package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.walkout.shop.ShopProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** The program rebuilds an index beside the one in use, and may be killed while it does. */
class RebuildIndexVerbIT {

  private static final int PRODUCTS = 400;
  private static final int ANCHORS = 20;

  @TempDir Path folder;
  private RedisServer server;
  private RedisClient redis;
  private CatalogueStage catalogue;

  @BeforeEach
  void open() throws IOException {
    server = RedisServer.start();
    redis = RedisClient.create(server.uri());
    catalogue = new CatalogueStage(Files.createDirectories(folder.resolve("broker")));
    CatalogueStage.model().write(Files.createDirectories(folder.resolve("model")));
    for (int product = 0; product < PRODUCTS; product++) {
      int first = ANCHORS * product;
      catalogue.enrol("no-" + product, "food", IntStream.range(first, first + ANCHORS).toArray());
    }
    catalogue.flush();
  }

  @AfterEach
  void close() {
    catalogue.close();
    redis.close();
    server.close();
  }

  @Test
  void killedWhileItBuildsAndRunAgain() throws Exception {
    Path report = folder.resolve("report.json");
    try (ShopProcess first = rebuild("--report", report.toString())) {
      assertThat(first.exitCode()).as(first.err()).isZero();
      assertThat(first.out())
          .contains("generation 1 of store shop-7", "in use", "8,000 anchors of 400 products")
          .contains("self-recall 1.0000");
      assertThat(first.err()).contains("index generation 1: ", " left) anchors");
    }
    JsonNode figures = new ObjectMapper().readTree(report.toFile());
    assertThat(figures.get("kind").asText()).isEqualTo(VectorSetTable.KIND);
    assertThat(figures.get("inUse").asBoolean()).isTrue();
    assertThat(figures.get("selfRecall").asDouble()).isEqualTo(1);
    assertThat(figures.get("anchorsPerSecond").asDouble()).isPositive();

    try (ShopProcess second = rebuild()) {
      second.awaitText("index generation 2: ");
      second.kill();
    }
    assertThat(redis.get(Generation.pointer("shop-7", CatalogueStage.model().id()))).isEqualTo("1");
    assertThat(redis.keys("*:g2:facts")).as("it was at work").hasSize(1);

    try (ShopProcess third = rebuild()) {
      assertThat(third.exitCode()).as(third.err()).isZero();
      assertThat(third.out()).contains("generation 3 of store shop-7");
    }
    assertThat(redis.keys("*:g1:*")).isEmpty();
    assertThat(redis.keys("*:g2:*")).isEmpty();
  }

  private ShopProcess rebuild(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "rebuild-index",
                "--redis",
                server.uri(),
                "--store",
                "shop-7",
                "--kafka",
                catalogue.address(),
                "--model",
                folder.resolve("model").toString()));
    arguments.addAll(List.of(more));
    return ShopProcess.start(folder, arguments);
  }
}
