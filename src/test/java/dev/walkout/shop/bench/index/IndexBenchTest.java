package dev.walkout.shop.bench.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.Bench;
import dev.walkout.shop.bench.Machine;
import dev.walkout.shop.redis.RedisServer;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.UnitVectors;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** The benchmark runs to its end; what it measures is not a test's business. */
class IndexBenchTest {

  private static final ModelCard MODEL = ModelCard.read(Wiring.shippedModel());
  private static final IndexBench TINY = new IndexBench(List.of(300, 1500), 1, 0.001, true);

  @Test
  void measuresEveryIndexAtEverySize() throws Exception {
    IndexReport report = TINY.run(MODEL, Optional.empty(), Progress.silent());

    assertThat(report.sizes()).extracting(IndexReport.Size::anchors).containsExactly(300, 1500);
    for (IndexReport.Size size : report.sizes()) {
      assertThat(size.rows())
          .extracting(IndexReport.Row::name)
          .containsExactly("exact scan", "exact scan, divided", "JVector", "Lucene HNSW");
      assertThat(size.rows().get(0).recall()).isEqualTo(1);
      assertThat(size.rows()).allSatisfy(row -> assertThat(row.recall()).isGreaterThan(0.95));
    }
    assertThat(report.text()).contains("1,500 anchors", "of the read");
    assertThat(Bench.json(Machine.now("test"), report.figures())).contains("recallAt5");
    BufferedImage plot = ImageIO.read(new ByteArrayInputStream(GrowthPlot.png(report)));
    assertThat(colours(plot)).as("lines, letters and ground").isGreaterThan(5);
  }

  @Test
  void measuresAServerAndLeavesItAsItWas() {
    try (RedisServer redis = RedisServer.start();
        Jedis jedis = new Jedis(redis.uri())) {
      RedisSide side = RedisSide.open(Optional.of(redis.uri())).orElseThrow();
      IndexReport report = TINY.run(MODEL, Optional.of(side), Progress.silent());
      side.close();

      for (IndexReport.Size size : report.sizes()) {
        for (String name : List.of("Redis vector-set", "Redis vector-set, divided")) {
          assertThat(size.rows())
              .filteredOn(row -> row.name().equals(name))
              .first()
              .satisfies(row -> assertThat(row.recall()).isGreaterThanOrEqualTo(Truth.GOAL));
        }
        assertThat(size.rows()).extracting(IndexReport.Row::setting).contains("8 bits (Q8)");
        assertThat(size.ping()).isPresent();
      }
      assertThat(jedis.dbSize()).isZero();
    }
  }

  @Test
  void anchorsLieAsTheShippedModelsDo() {
    Clusters clusters = Clusters.of(MODEL, 600, 10, 5);
    assertThat(clusters.anchors()).hasSize(600);
    double away =
        clusters.bursts().stream()
            .flatMap(burst -> burst.crops().stream())
            .mapToDouble(query -> clusters.gallery().nearest(query, 1).get(0).distance())
            .average()
            .orElseThrow();
    assertThat(away).isBetween(0.5, 0.65);
    assertThat(clusters.anchors())
        .allSatisfy(anchor -> assertThat(UnitVectors.length(anchor)).isBetween(0.999, 1.001));
  }

  @Test
  void refusesSizesThatItCannotBuild() {
    assertThatThrownBy(() -> new IndexBench(List.of(1000, 5), 1, 1, false))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("--anchors", "5", "100 to");
  }

  private static long colours(BufferedImage picture) {
    return IntStream.range(0, picture.getWidth() * picture.getHeight())
        .map(at -> picture.getRGB(at % picture.getWidth(), at / picture.getWidth()))
        .distinct()
        .count();
  }
}
