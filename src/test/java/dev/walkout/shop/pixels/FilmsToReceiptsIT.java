package dev.walkout.shop.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.walkout.edge.config.DetectorConfig;
import dev.walkout.schemas.AvroSerdes;
import dev.walkout.shop.demo.Accounting;
import dev.walkout.shop.demo.DemoRequest;
import dev.walkout.shop.demo.DemoRequest.Where;
import dev.walkout.shop.pixels.PixelDemo.Filming;
import dev.walkout.sim.score.Score;
import dev.walkout.vision.Progress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short day from films to receipts. */
class FilmsToReceiptsIT {

  @TempDir Path folder;

  @Test
  void whatIsFilmedIsFoundRecognisedAndCharged() throws Exception {
    DemoRequest request =
        new DemoRequest(
            2,
            1,
            Optional.empty(),
            DemoRequest.Models.SHIPPED,
            new Where(
                Optional.empty(),
                0,
                Optional.of(folder.resolve("run")),
                AvroSerdes.IN_JVM,
                Optional.empty()),
            DemoRequest.Files.NONE);
    Filming filming = Filming.of(new DetectorConfig.Motion(null));
    try (PixelDemo demo = new PixelDemo(request, filming, Progress.silent(), () -> {})) {
      PixelReport report = demo.run();

      PixelFigures figures = report.pixels();
      assertThat(figures.films()).isEqualTo(4);
      assertThat(figures.events().shown()).isGreaterThan(10);
      assertThat(figures.events().recall()).isGreaterThan(0.8);
      assertThat(figures.events().precision()).isGreaterThan(0.8);
      assertThat(figures.iouMedian()).isGreaterThan(0.5);
      assertThat(figures.agentFramesPerSecond()).isPositive();
      Accounting.Sum bursts = report.demo().recognition().bursts();
      assertThat(bursts.lost()).isZero();
      assertThat(bursts.bursts()).isGreaterThanOrEqualTo((int) figures.events().found());
      Score live = report.demo().scores().live();
      assertThat(live.missingReceipts()).isZero();
      assertThat(live.items().recall()).isGreaterThan(0.5);

      JsonNode json = new ObjectMapper().readTree(report.toJson());
      assertThat(json.path("pixels").path("events").path("recall").asDouble())
          .isEqualTo(figures.events().recall());
      assertThat(json.path("exactReceiptRate").asDouble()).isEqualTo(live.exactReceiptRate());
      assertThat(report.text()).contains("walkout", "oracle", "naive", "films: 4 cameras");
    }
  }
}
