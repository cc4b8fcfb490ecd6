package dev.walkout.edge.check;

import static dev.walkout.edge.journal.Drafts.beat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.edge.capture.BurstSources;
import dev.walkout.edge.capture.PictureFolderSource;
import dev.walkout.edge.config.ByteSize;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.EdgeConfig;
import dev.walkout.edge.config.JournalConfig;
import dev.walkout.edge.config.SourceConfig;
import dev.walkout.edge.journal.Journal;
import dev.walkout.edge.journal.JournalBounds;
import dev.walkout.schemas.Ids.ZoneKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgeCheckTest {

  @TempDir Path folder;

  private EdgeConfig config(ByteSize leastFree) {
    var journal = new JournalConfig(folder.resolve("journal"), null, null, leastFree);
    var source = new SourceConfig.Folder(folder.resolve("pictures"), null);
    var camera =
        new CameraConfig("camera-1", new ZoneKey("store-1", "zone-1"), source, null, null, null);
    return new EdgeConfig(
        Map.of("bootstrap.servers", "127.0.0.1:1"),
        null,
        journal,
        null,
        null,
        null,
        List.of(camera));
  }

  private Map<String, Finding> check(EdgeConfig config, InstantSource clock) throws Exception {
    BurstSources sources =
        (camera, bookmark) ->
            new PictureFolderSource(
                folder.resolve("pictures"), Optional.of(Duration.ofSeconds(1)), clock, bookmark);
    return new EdgeCheck(config, sources, clock, Duration.ofMillis(300))
        .run().stream().collect(java.util.stream.Collectors.toMap(Finding::what, f -> f));
  }

  @Test
  void whatAnswersIsGoodAndWhatDoesNotSaysWhatToDo() throws Exception {
    Files.createDirectory(folder.resolve("pictures"));
    var found = check(config(null), InstantSource.system());

    assertThat(found.get("camera camera-1").good()).isTrue();
    assertThat(found.get("clock").good()).isTrue();
    assertThat(found.get("registry").good()).isTrue();
    assertThat(found.get("broker").good()).isFalse();
    assertThat(found.get("broker").said()).contains("127.0.0.1:1", "kafka.bootstrap.servers");
  }

  @Test
  void anAbsentCameraAndATooSmallDiskAreNamed() throws Exception {
    var found = check(config(new ByteSize(1L << 40)), InstantSource.system());
    assertThat(found.get("camera camera-1").good()).isFalse();
    assertThat(found.get("camera camera-1").said()).contains("pictures");
    assertThat(found.get("disk").good()).isFalse();
    assertThat(found.get("disk").said()).contains("MB free", "journal.max-bytes");
  }

  @Test
  void aJournalThatAnAgentWouldRefuseIsNamed() throws Exception {
    EdgeConfig config = config(null);
    assertThat(check(config, InstantSource.system()).get("journal").said()).contains("none yet");
    Path dir = config.journal().dir();
    try (Journal journal = Journal.open(dir, JournalBounds.of(config.journal()), "boot-a")) {
      journal.append(List.of(beat("camera-1", 1)));
      assertThat(check(config, InstantSource.system()).get("journal").said()).startsWith("1 ");
    }
    Files.writeString(dir.resolve("version.txt"), "walkout journal 7\n");
    Finding other = check(config, InstantSource.system()).get("journal");
    assertThat(other.good()).isFalse();
    assertThat(other.said()).contains("walkout journal 7", "name another folder");
    Files.delete(dir.resolve("version.txt"));
    assertThat(check(config, InstantSource.system()).get("journal").good()).isFalse();
  }

  @Test
  void aClockThatWasSetBackOrLostIsNamed() throws Exception {
    EdgeConfig config = config(null);
    JournalBounds bounds = JournalBounds.of(config.journal());
    try (Journal journal = Journal.open(config.journal().dir(), bounds, "boot-a")) {
      journal.append(List.of(beat("camera-1", 7200)));
    }
    Instant back = Instant.parse("2026-01-05T09:00:00Z");
    assertThat(check(config, () -> back).get("clock").said()).contains("set back");
    Instant lost = Instant.parse("1970-01-01T00:05:00Z");
    assertThat(check(config, () -> lost).get("clock").said()).contains("1970", "NTP");
  }
}
