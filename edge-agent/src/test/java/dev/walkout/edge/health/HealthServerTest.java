package dev.walkout.edge.health;

import static dev.walkout.edge.Await.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.edge.EdgeAgent;
import dev.walkout.edge.TrialAgent;
import dev.walkout.edge.capture.PictureFolderSource;
import dev.walkout.edge.clock.SteadyClock;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.SourceConfig;
import dev.walkout.schemas.Ids.ZoneKey;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole agent with two folders for cameras, one of which is not there, and a broker that takes
 * all.
 */
class HealthServerTest {

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private volatile Duration setBack = Duration.ZERO;
  private EdgeAgent agent;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(folder.resolve("pictures"));
    takes("2026-11-20T12-00-05");
    SteadyClock clock = new SteadyClock(() -> Instant.now().minus(setBack), System::nanoTime);
    agent =
        TrialAgent.start(
            folder,
            (camera, bookmark) ->
                new PictureFolderSource(
                    ((SourceConfig.Folder) camera.source()).path(),
                    Optional.empty(),
                    clock,
                    bookmark),
            clock,
            cameras());
  }

  private List<CameraConfig> cameras() {
    CameraConfig.ShelfLine line = new CameraConfig.ShelfLine(List.of(0.0, 0.5), List.of(1.0, 0.5));
    ZoneKey zone = new ZoneKey("store-1", "zone-1");
    var there = new SourceConfig.Folder(folder.resolve("pictures"), null);
    var gone = new SourceConfig.Folder(folder.resolve("gone"), null);
    return List.of(
        new CameraConfig("camera-1", zone, there, line, null, null),
        new CameraConfig("camera-2", zone, gone, null, null, null));
  }

  @AfterEach
  void stop() throws IOException {
    agent.close();
  }

  private void takes(String at) throws IOException {
    Path burst = Files.createDirectory(folder.resolve("pictures").resolve("." + at));
    Files.write(burst.resolve(at + ".1Z.jpg"), picture());
    Files.move(burst, folder.resolve("pictures").resolve(at + ".0Z_take"));
  }

  private static byte[] picture() throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      image.setRGB(i % 64, i / 64, (i / 8 + i / 512) % 2 == 0 ? 0xFFFFFF : 0x202080);
    }
    var out = new java.io.ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }

  private <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> as) {
    try {
      URI uri = URI.create("http://" + agent.healthAddress() + path);
      return http.send(HttpRequest.newBuilder(uri).build(), as);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String text(String path) {
    return get(path, HttpResponse.BodyHandlers.ofString()).body();
  }

  @Test
  void oneCameraFailsAloneAndIsNamedWithItsReason() {
    until("both are as they are", () -> text("/health").contains("camera camera-2 is down"));
    until(
        "the burst is acknowledged", () -> agent.health().report().get("acknowledged").equals(2L));
    HttpResponse<String> health = get("/health", HttpResponse.BodyHandlers.ofString());
    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(health.body()).contains("\"DEGRADED\"", "gone", "\"bursts\" : 1", "\"depth\" : 0");
  }

  @Test
  void aClockThatIsSetBackAnHourIsNamedAndTheAgentGoesOn() throws IOException {
    until("the burst is told", () -> text("/health").contains("\"bursts\" : 1"));
    setBack = Duration.ofHours(1);
    until("the clock is named", () -> text("/health").contains("the wall clock was set back"));
    takes("2026-11-20T12-00-15");
    until("the next is told", () -> text("/health").contains("\"bursts\" : 2"));
    setBack = Duration.ZERO;
    until("all is well", () -> !text("/health").contains("the wall clock was set back"));
  }

  @Test
  void metricsAreThePrometheusKind() {
    until(
        "the burst is counted",
        () -> text("/metrics").contains("walkout_edge_camera_bursts_total{camera=\"camera-1\"} 1"));
    String metrics = text("/metrics");
    assertThat(metrics)
        .contains(
            "walkout_edge_camera_frames_seen_total{camera=\"camera-1\"} 1",
            "walkout_edge_camera_frames_skipped_total",
            "walkout_edge_camera_up{camera=\"camera-2\"} 0",
            "walkout_edge_journal_depth",
            "walkout_edge_journal_age_seconds",
            "walkout_edge_camera_skew_seconds",
            "walkout_edge_faults_total{duty=\"capture\",runner=\"camera-2\"}");
  }

  @Test
  void theLastFrameHasTheShelfLine() throws IOException {
    until(
        "there is a frame",
        () ->
            get("/cameras/camera-1/frame.png", HttpResponse.BodyHandlers.discarding()).statusCode()
                == 200);
    byte[] png = get("/cameras/camera-1/frame.png", HttpResponse.BodyHandlers.ofByteArray()).body();
    BufferedImage frame = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(frame.getRGB(20, 32) & 0xFFFFFF).isEqualTo(0xFF0000);
    assertThat(frame.getRGB(20, 10) & 0xFFFFFF).isNotEqualTo(0xFF0000);
    assertThat(text("/cameras/camera-2/frame.png")).contains("no picture yet");
    assertThat(text("/cameras/camera-9/frame.png")).contains("camera-1, camera-2");
  }
}
