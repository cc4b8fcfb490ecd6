package dev.walkout.shop.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.UserError;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.HistogramEmbedder;
import org.junit.jupiter.api.Test;

/** The benchmarks run to their end; what they measure is not a test's business. */
class BenchTest {

  private static final Bench TINY = new Bench(1, 0.01, 2, 12);

  @Test
  void throughputMeasuresEverySide() throws Exception {
    try (HistogramEmbedder embedder = new HistogramEmbedder()) {
      ThroughputReport report = TINY.throughput(embedder, Progress.silent());

      assertThat(report.rounds()).hasSize(1);
      assertThat(report.atLeastOnceRatio().median()).isPositive();
      assertThat(report.exactlyOnceRatio().median()).isPositive();
      assertThat(Bench.json(Machine.now("test"), report.figures()))
          .contains("atLeastOnceOverBare", "\"cores\"");
    }
  }

  @Test
  void latencyMeasuresEverySide() throws Exception {
    try (HistogramEmbedder embedder = new HistogramEmbedder()) {
      LatencyReport report = TINY.latency(embedder, Progress.silent());

      assertThat(report.rounds().get(0).topology()).hasSize(Setting.ALL.size());
      assertThat(report.rounds().get(0).topology().values())
          .allSatisfy(millis -> assertThat(millis).hasSize(report.bursts()));
      assertThat(report.figures()).containsKey("milliseconds");
    }
  }

  @Test
  void refusesNoRounds() {
    assertThatThrownBy(() -> new Bench(0, 8, 2, 12))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--rounds")
        .hasMessageContaining("0");
  }
}
