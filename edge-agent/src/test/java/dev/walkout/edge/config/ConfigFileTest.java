package dev.walkout.edge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.Ids.ZoneKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {

  private static final String LEAST =
      """
      kafka: {bootstrap.servers: "127.0.0.1:9092"}
      journal: {dir: journal}
      cameras:
        - {id: camera-1, zone: store-1/zone-1, source: {kind: simulated}}
      """;

  @TempDir Path folder;

  private static EdgeConfig parse(String text) {
    return ConfigFile.parse("edge.yaml", text);
  }

  @Test
  void whatIsNotSaidHasItsDefault() {
    EdgeConfig config = parse(LEAST);

    assertThat(config.registry().url()).isEqualTo("mock://");
    assertThat(config.journal().maxBytes()).isEqualTo(new ByteSize(2L << 30));
    assertThat(config.journal().maxAge()).isEqualTo(Duration.ofHours(72));
    assertThat(config.publish().bytesPerSecond().bytes()).isZero();
    assertThat(config.health().port()).isEqualTo(8090);
    assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(1));
    CameraConfig camera = config.cameras().get(0);
    assertThat(camera.zone()).isEqualTo(new ZoneKey("store-1", "zone-1"));
    assertThat(camera.source()).isEqualTo(new SourceConfig.Simulated(1L, 40, 64, 1.0, null));
  }

  @Test
  void everySettingCanBeSaid() {
    EdgeConfig config =
        parse(
            """
            kafka:
              bootstrap.servers: broker-1:9093,broker-2:9093
              security.protocol: SASL_SSL
              linger.ms: 20
            registry: {url: "https://registry", settings: {basic.auth.user.info: "a:b"}}
            journal: {dir: /var/walkout, max-bytes: 500 MB, max-age: 12 h, least-free: 0 B}
            publish: {bytes-per-second: 200 KB, window: 1 MB}
            health: {host: 0.0.0.0, port: 0}
            heartbeat: 500 ms
            cameras:
              - id: camera-1
                zone: store-1/zone-1
                source: {kind: folder, path: pictures, late: 10 s}
                shelf-line: {from: [0.1, 0], to: [0.9, 1]}
              - id: camera-2
                zone: store-1/zone-1
                source: {kind: simulated, seed: 7, trips: 3, products: 24, speed: 0.5, opens-at: "2026-01-05T08:00:00Z"}
            """);

    assertThat(config.kafka()).containsEntry("linger.ms", "20");
    assertThat(config.publish().bytesPerSecond().bytes()).isEqualTo(200 << 10);
    assertThat(config.heartbeat()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.cameras().get(0).shelfLine().to()).containsExactly(0.9, 1.0);
    assertThat(config.cameras().get(0).source())
        .isEqualTo(new SourceConfig.Folder(Path.of("pictures"), Duration.ofSeconds(10)));
    assertThat(config.cameras().get(1).source())
        .isEqualTo(
            new SourceConfig.Simulated(7L, 3, 24, 0.5, Instant.parse("2026-01-05T08:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "heartbeat: 5 parsecs | heartbeat | 5 parsecs | 500 ms",
        "heartbeat: 1 ms | heartbeat must be 100 ms to 1 min | 1 ms | choose",
        "heartbaet: 1 s | heartbaet is not a setting | use one of | heartbeat",
        "publish: {windw: 1 MB} | publish.windw is not a setting | use one of | window",
        "publish: {window: 1 KB} | publish: window must be 1 MB to 256 MB | 1 KB | choose",
        "publish: {bytes-per-second: fast} | publish.bytes-per-second | fast | 2 GB",
        "health: {port: 70000} | health: port must be 0 to 65535 | 70000 | choose",
        "health: {port: door} | health.port | door | correct",
        "registry: {url: ftp://x} | registry: url | ftp://x | mock://",
        "heartbeat: [1] | heartbeat | | correct",
      })
  void aWrongValueIsNamedWithItsPathAndTheRemedy(
      String line, String path, String value, String remedy) {
    assertThatThrownBy(() -> parse(LEAST + line + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("edge.yaml: ")
        .hasMessageContaining(path)
        .hasMessageContaining(value == null ? "" : value)
        .hasMessageContaining(remedy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "simulated | camera | cameras[0].source | none of its kinds | kind: folder",
        "store-1/zone-1 | zone-1 | cameras[0].zone | 'zone-1' | storeId/zoneId",
        "id: camera-1 | id: a camera | cameras[0] | 'a camera' | rename",
        "kind: simulated | kind: simulated, trips: 0 | cameras[0].source | trips must be 1 |"
            + " choose",
        "kind: simulated | kind: simulated, speed: fast | cameras[0].source.speed | fast | correct",
        "kind: simulated | kind: folder | cameras[0].source | path is missing | give one",
        "dir: journal | max-age: 1 h | journal: | dir is missing | give one",
        "bootstrap.servers | linger.ms | kafka.bootstrap.servers is missing | give | HOST:PORT",
        "kind: simulated | kind: film, path: a.mp4 | cameras[0] | shelf-line is missing | give one",
        "kind: simulated | kind: rtsp, url: camera-1 | cameras[0].source | 'camera-1' |"
            + " rtsp://HOST",
        "kind: simulated | kind: mjpeg, url: 'rtsp://a' | cameras[0].source | 'rtsp://a' |"
            + " http://HOST",
        "kind: simulated} | kind: simulated}, detector: {kind: x} | .detector.kind 'x' | kind:"
            + " motion | grid",
        "kind: simulated} | kind: simulated}, detector: {kind: motion, contrast: 1} | 4 to 60 | 1 |"
            + " choose",
        "kind: simulated} | kind: simulated}, shelves: [{id: a, from: 0.5, to: 0.2}] | to must |"
            + " 0.5 | exchange",
        "kind: simulated} | kind: simulated}, shelves: [{id: a, from: 0, to: 0.6}, {id: b, from:"
            + " 0.5, to: 1}] | 'a' | 'b' | overlap",
        "} | , acks: '1'} | kafka.acks is '1' | leave it out | the agent sets it",
        "} | , linger.ms: soon} | kafka | linger.ms | correct it",
        "kafka: | kafka | edge.yaml | line | correct the YAML",
      })
  void soIsAWrongCamera(String find, String replace, String one, String two, String three) {
    assertThatThrownBy(
            () -> parse(LEAST.replaceFirst(java.util.regex.Pattern.quote(find), replace)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(one)
        .hasMessageContaining(two)
        .hasMessageContaining(three);
  }

  @Test
  void camerasOfWhichTheAgentItselfFindsTheHandsHaveALineShelvesAndADetector() throws IOException {
    String cameras =
        """
        cameras:
          - id: camera-1
            zone: store-1/zone-1
            source: {kind: film, path: films/a.mp4, starts-at: "2026-01-05T08:00:00Z", speed: 20}
            shelf-line: {from: [0, 0.4], to: [1, 0.4]}
            shelves: [{id: shelf-1, from: 0, to: 0.5}, {id: shelf-2, from: 0.5, to: 1}]
            detector: {kind: grid, model: eyes}
          - id: camera-2
            zone: store-1/zone-1
            source: {kind: rtsp, url: "rtsp://user:secret@camera-2/stream", timeout: 2 s}
            shelf-line: {from: [0, 0.4], to: [1, 0.4]}
          - id: camera-3
            zone: store-1/zone-1
            source: {kind: mjpeg, url: "http://camera-3/video.cgi"}
            shelf-line: {from: [0, 0.4], to: [1, 0.4]}
        """;
    String text = LEAST.substring(0, LEAST.indexOf("cameras:")) + cameras;
    Path file = Files.writeString(folder.resolve("edge.yaml"), text);
    List<CameraConfig> read = ConfigFile.read(file).cameras();

    assertThat(read.get(0).source())
        .isEqualTo(
            new SourceConfig.Film(
                folder.resolve("films/a.mp4"), Instant.parse("2026-01-05T08:00:00Z"), 20.0));
    assertThat(read.get(0).detector()).isEqualTo(new DetectorConfig.Grid(folder.resolve("eyes")));
    assertThat(read.get(0).shelves()).extracting(CameraConfig.Shelf::id).contains("shelf-2");
    assertThat(read.get(1).source())
        .isEqualTo(
            new SourceConfig.Rtsp("rtsp://user:secret@camera-2/stream", Duration.ofSeconds(2)));
    assertThat(read.get(1).detector()).isEqualTo(new DetectorConfig.Motion(14));
    assertThat(read.get(2).source())
        .isEqualTo(new SourceConfig.Mjpeg("http://camera-3/video.cgi", Duration.ofSeconds(5)));
  }

  @Test
  void twoCamerasOfOneNameAreRefused() {
    String line = LEAST.lines().reduce((a, b) -> b).orElseThrow();
    assertThatThrownBy(() -> parse(LEAST + line)).hasMessageContaining("the id 'camera-1' twice");
  }

  @Test
  void foldersLieBesideTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("edge.yaml"), LEAST);
    assertThat(ConfigFile.read(file).journal().dir()).isEqualTo(folder.resolve("journal"));
  }

  @Test
  void anAbsentFileIsNamed() {
    assertThatThrownBy(() -> ConfigFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.yaml")
        .hasMessageContaining("src/etc/edge.yaml");
  }

  @Test
  void theExampleHasOnlyDefaultsAndWorks() {
    EdgeConfig example = ConfigFile.read(Path.of("../src/etc/edge.yaml"));
    EdgeConfig least = parse(LEAST);
    assertThat(example.publish()).isEqualTo(least.publish());
    assertThat(example.health()).isEqualTo(least.health());
    assertThat(example.journal().maxBytes()).isEqualTo(least.journal().maxBytes());
    assertThat(example.cameras().get(0).source()).isEqualTo(least.cameras().get(0).source());
  }
}
