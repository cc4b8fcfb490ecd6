package dev.walkout.edge.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.edge.capture.BurstSource;
import dev.walkout.edge.capture.Seen;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.CameraConfig.ShelfLine;
import dev.walkout.edge.config.DetectorConfig;
import dev.walkout.edge.config.SourceConfig;
import dev.walkout.edge.detect.MotionDetector;
import dev.walkout.edge.frame.Box;
import dev.walkout.edge.frame.Frame;
import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.Action;
import dev.walkout.vision.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmFramesTest {

  private static final int FRAMES = 60;

  @TempDir private static Path folder;
  private static Path film;
  private static Scene scene;

  private Instant now = Scene.NOON;

  @BeforeAll
  static void write() throws Exception {
    scene = new Scene().takes(10, 300);
    film = FilmFile.write(folder.resolve("film.mp4"), scene, FRAMES);
  }

  private FilmFrames open(double speed, String place) throws IOException {
    var config = new SourceConfig.Film(film, Scene.NOON, speed);
    return new FilmFrames(config, Optional.ofNullable(place), () -> now);
  }

  private static List<Long> numbers(FilmFrames frames) throws IOException {
    List<Long> numbers = new ArrayList<>();
    for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
      numbers.add(next.get().number());
    }
    return numbers;
  }

  @Test
  void everyFrameComesWithItsTimeAndItsColours() throws IOException {
    try (FilmFrames frames = open(0, null)) {
      for (int i = 0; i < FRAMES; i++) {
        Frame frame = frames.next().orElseThrow();
        assertThat(frame.number()).isEqualTo(i);
        assertThat(frame.at()).isBetween(Scene.at(i).minusMillis(1), Scene.at(i).plusMillis(1));
        if (i == 20) {
          likeness(frame, scene.picture(i));
        }
      }
      assertThat(frames.next()).isEmpty();
      assertThat(frames.over()).isTrue();
    }
  }

  /** The hand's place, through 4:2:0 and the codec, has the colours that were drawn. */
  private static void likeness(Frame frame, Picture drawn) {
    Picture seen = frame.cut(new Box(281, 251, 41, 31)).picture(new Box(281, 251, 41, 31));
    assertThat(seen.width()).isEqualTo(41);
    for (int channel = 0; channel < 3; channel++) {
      int here = seen.rgb()[3 * (15 * 41 + 20) + channel] & 255;
      int there = drawn.rgb()[3 * (266 * drawn.width() + 301) + channel] & 255;
      assertThat(here).isBetween(there - 14, there + 14);
    }
  }

  @Test
  void itGoesOnAtAnyFrame() throws IOException {
    String place;
    try (FilmFrames frames = open(0, null)) {
      place = frames.place(37).orElseThrow();
    }
    try (FilmFrames frames = open(0, place)) {
      Frame first = frames.next().orElseThrow();
      assertThat(first.number()).isEqualTo(37);
      assertThat(first.at()).isBetween(Scene.at(37).minusMillis(1), Scene.at(37).plusMillis(1));
      assertThat(numbers(frames)).hasSize(FRAMES - 38);
    }
  }

  @Test
  void atASpeedFramesComeWhenTheirTimeHasComeAndLateOnesArePassedOver() throws IOException {
    try (FilmFrames frames = open(1, null)) {
      assertThat(numbers(frames)).containsExactly(0L);
      now = now.plusMillis(200);
      assertThat(numbers(frames)).containsExactly(1L, 2L, 3L);
      now = now.plusSeconds(2);
      assertThat(numbers(frames)).first().isEqualTo(26L);
      assertThat(frames.skipped()).isEqualTo(22);
      assertThat(frames.live()).isTrue();
    }
  }

  @Test
  void whatIsNoFilmIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no film at all");
    assertThatThrownBy(() -> openFile(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("text.mp4")
        .hasMessageContaining("give a video file");
    assertThatThrownBy(() -> openFile(folder.resolve("none.mp4")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.mp4 is not there");
  }

  private static void openFile(Path file) throws IOException {
    new FilmFrames(
            new SourceConfig.Film(file, null, null), Optional.empty(), InstantSource.system())
        .close();
  }

  @Test
  void aFilmWithoutItsEndIsSeenAsFarAsItGoes() throws Exception {
    Path whole = FilmFile.write(folder.resolve("whole.avi"), scene, FRAMES);
    byte[] bytes = Files.readAllBytes(whole);
    Path half = folder.resolve("half.avi");
    Files.write(half, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    var config = new SourceConfig.Film(half, Scene.NOON, 0.0);
    try (var frames = new FilmFrames(config, Optional.empty(), InstantSource.system())) {
      assertThat(numbers(frames)).hasSizeBetween(15, FRAMES - 5);
    }
  }

  @Test
  void framesOfEightKilopixelsAreRefusedWithARemedy() throws Exception {
    Path huge = FilmFile.plain(folder.resolve("huge.mp4"), 4400, 2400);
    var config = new SourceConfig.Film(huge, Scene.NOON, 0.0);
    try (var frames = new FilmFrames(config, Optional.empty(), InstantSource.system())) {
      assertThatThrownBy(frames::next)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("4400 x 2400")
          .hasMessageContaining("set the camera to");
    }
  }

  @Test
  void aTakeIsFoundInAFilm() throws IOException {
    var source = new SourceConfig.Film(film, Scene.NOON, 0.0);
    var camera =
        new CameraConfig(
            "camera-1",
            new ZoneKey("store-1", "zone-1"),
            source,
            new ShelfLine(List.of(0.0, 0.4), List.of(1.0, 0.4)),
            null,
            null);
    VideoSources sources =
        new VideoSources(
            config -> new MotionDetector((DetectorConfig.Motion) config), InstantSource.system());
    List<Seen.Hand> hands = new ArrayList<>();
    try (BurstSource opened = sources.open(camera, source, Optional.empty())) {
      for (int polls = 0; polls < 4 * FRAMES; polls++) {
        if (opened.poll().orElse(null) instanceof Seen.Hand hand) {
          hands.add(hand);
        }
      }
    }
    assertThat(hands)
        .singleElement()
        .extracting(hand -> hand.move().action())
        .isEqualTo(Action.TAKE);
  }
}
