package dev.walkout.shop.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.UserError;
import dev.walkout.shop.bench.Bench;
import dev.walkout.shop.bench.Machine;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.HistogramEmbedder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The benchmark runs to its end; what it measures is not a test's business. */
class GateBenchIT {

  @Test
  void comparesDecisionsReceiptsAndSpeed() {
    try (HistogramEmbedder embedder = new HistogramEmbedder()) {
      GateReport report =
          new GateBench(List.of(1L), 2, 1, 0.01).run(embedder, Optional.empty(), Progress.silent());

      GateReport.DayRow day = report.days().get(0);
      assertThat(day.bursts().bursts()).isPositive();
      assertThat(day.lone().bursts()).isEqualTo(day.bursts().crops());
      assertThat(day.bursts().unanswered()).as("a gate needs no index").isZero();
      assertThat(day.receipts().trips()).isEqualTo(2);
      assertThat(report.speeds()).hasSize(1);
      assertThat(report.text()).contains("exact scan", "agreement");
      assertThat(Bench.json(Machine.now("test"), report.figures())).contains("decidedOfCrops");
    }
  }

  @Test
  void refusesNoTrips() {
    assertThatThrownBy(() -> new GateBench(List.of(1L), 0, 1, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("--trips", "0");
  }
}
