package dev.walkout.shop.bench.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.edge.config.DetectorConfig;
import dev.walkout.vision.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That cost and memory are measured at all; the figures are for a quiet machine. */
class FilmBenchIT {

  @Test
  void measuresCostAndMemoryOfOneCamera() throws Exception {
    FilmBench bench =
        new FilmBench(
            List.of(new DetectorConfig.Motion(null)),
            new FilmBench.Days(List.of(), 0, 1),
            1,
            new FilmBench.Memory(0.15, 200));
    FilmReport report = bench.run(Progress.silent(), () -> {});

    assertThat(report.rows()).isEmpty();
    assertThat(report.cameras()).hasSize(1);
    FilmReport.Camera camera = report.cameras().get(0);
    FilmCost.Report cost = camera.cost().orElseThrow();
    assertThat(cost.frames()).isGreaterThan(1000);
    assertThat(cost.ratio().median()).isBetween(0.01, 1.5);
    assertThat(cost.cameras().median()).isPositive();
    FilmMemory.Report memory = camera.memory().orElseThrow();
    assertThat(memory.samples()).hasSizeGreaterThan(2);
    assertThat(memory.last().frames()).isGreaterThan(memory.samples().get(0).frames());
    assertThat(memory.last().heapBytes()).isPositive();
    assertThat(report.text()).contains("decoding alone", "hands by motion", "memory");
    assertThat(report.figures()).containsKeys("days", "cameras");
  }
}
