package dev.walkout.edge.video;

import static dev.walkout.edge.Await.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.edge.EdgeAgent;
import dev.walkout.edge.TrialAgent;
import dev.walkout.edge.capture.CameraStatus;
import dev.walkout.edge.clock.SteadyClock;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.CameraConfig.ShelfLine;
import dev.walkout.edge.config.DetectorConfig;
import dev.walkout.edge.config.SourceConfig;
import dev.walkout.edge.detect.MotionDetector;
import dev.walkout.edge.frame.Frame;
import dev.walkout.edge.video.RtspCamera.Habit;
import dev.walkout.edge.video.RtspCamera.Then;
import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.vision.picture.Jpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A camera that speaks RTSP, read by FFmpeg, and by an agent that it leaves and comes back to. */
@Timeout(120)
class RtspSourceIT {

  private static final int FRAMES = 40;
  private static final int KEY_FRAME_EVERY = FilmFile.KEY_FRAME_EVERY;

  private static final Duration FRAME = Duration.ofSeconds(1).dividedBy(Scene.FRAMES_A_SECOND);

  /** The camera's clock is this far behind. */
  private static final Duration BEHIND = Duration.ofMinutes(5);

  @TempDir private static Path films;
  private static RtpJpeg jpeg;
  private static RtpH264 h264;

  private final Instant started = Instant.now().truncatedTo(ChronoUnit.MICROS);

  @TempDir Path folder;

  /** Both kinds show the same, JPEGs always the first frame. */
  @BeforeAll
  static void film() throws Exception {
    Path film = FilmFile.h264(films.resolve("shelf.h264"), FRAMES, NumberedPicture::of);
    h264 = RtpH264.of(Files.readAllBytes(film));
    jpeg = RtpJpeg.of(Jpeg.encode(NumberedPicture.of(0), 0.8f));
  }

  static List<Named<RtpTrack>> tracks() {
    return List.of(Named.of("JPEG", jpeg), Named.of("H.264", h264));
  }

  private RtspCamera camera(RtpTrack track, IntFunction<Habit> habits) throws IOException {
    return new RtspCamera(track, started.minus(BEHIND), habits);
  }

  private static StreamFrames open(RtspCamera camera, String password) throws IOException {
    Duration timeout = Duration.ofSeconds(2);
    return new StreamFrames(
        new SourceConfig.Rtsp(camera.url(password), timeout), InstantSource.system());
  }

  private static List<Instant> takeAll(StreamFrames frames) {
    return takeAll(frames, frame -> {});
  }

  /** The times of all frames that come before it breaks off; each is looked at. */
  private static List<Instant> takeAll(StreamFrames frames, Consumer<Frame> look) {
    List<Instant> times = new ArrayList<>();
    assertThatThrownBy(
            () -> {
              while (times.size() <= FRAMES) {
                Frame frame = frames.next().orElseThrow();
                assertThat(frame.width()).isEqualTo(Scene.WIDTH);
                assertThat(frame.height()).isEqualTo(Scene.HEIGHT);
                assertThat(frame.damaged()).isFalse();
                look.accept(frame);
                times.add(frame.at());
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broke off")
        .hasMessageNotContaining(RtspCamera.PASSWORD);
    return times;
  }

  @ParameterizedTest
  @MethodSource("tracks")
  void framesHaveTheCamerasOwnTimeWhereItTellsOne(RtpTrack track) throws IOException {
    try (RtspCamera camera = camera(track, n -> new Habit(75, FRAMES, 0, Then.BREAKS_OFF));
        StreamFrames frames = open(camera, RtspCamera.PASSWORD)) {
      assertThat(frames.live()).isTrue();
      List<Instant> times = takeAll(frames);

      assertThat(times.size() + frames.skipped()).isEqualTo(FRAMES);
      Instant last = started.minus(BEHIND).plus(FRAME.multipliedBy(75 + FRAMES - 1));
      assertThat(times.get(times.size() - 1)).isBetween(last.minusMillis(2), last.plusMillis(2));
      assertThat(frames.skew().orElseThrow())
          .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(7));
    }
  }

  @Test
  void eachFrameOfAFilmHasItsOwnTime() throws IOException {
    try (RtspCamera camera = camera(h264, n -> new Habit(75, FRAMES, 0, Then.BREAKS_OFF));
        StreamFrames frames = open(camera, RtspCamera.PASSWORD)) {
      Instant booted = started.minus(BEHIND);
      takeAll(
          frames,
          frame -> {
            Instant taken = booted.plus(FRAME.multipliedBy(75 + NumberedPicture.read(frame)));
            assertThat(frame.at()).isBetween(taken.minusMillis(2), taken.plusMillis(2));
          });
    }
  }

  @Test
  void aFrameOfWhichAPartIsMissingIsMarkedAndTheNextKeyFrameIsWhole() throws IOException {
    List<List<byte[]>> units = new ArrayList<>(h264.frames());
    byte[] key = units.get(KEY_FRAME_EVERY).get(0);
    units.set(KEY_FRAME_EVERY, List.of(Arrays.copyOf(key, key.length / 2)));
    RtpH264 torn = new RtpH264(h264.sequence(), h264.picture(), units);
    try (RtspCamera camera = camera(torn, n -> new Habit(0, FRAMES, 0, Then.BREAKS_OFF));
        StreamFrames frames = open(camera, RtspCamera.PASSWORD)) {
      List<Boolean> damaged = new ArrayList<>();
      for (int i = 0; i < FRAMES; i++) {
        damaged.add(frames.next().orElseThrow().damaged());
      }
      assertThat(damaged.subList(0, KEY_FRAME_EVERY)).containsOnly(false);
      assertThat(damaged.get(KEY_FRAME_EVERY)).isTrue();
      assertThat(damaged.subList(2 * KEY_FRAME_EVERY, FRAMES)).containsOnly(false);
    }
  }

  @ParameterizedTest
  @MethodSource("tracks")
  void aCameraThatTellsItsTimeLateIsFollowedFromThenOn(RtpTrack track) throws IOException {
    try (RtspCamera camera =
            camera(track, n -> new Habit(75, FRAMES, FRAMES / 2, Then.BREAKS_OFF));
        StreamFrames frames = open(camera, RtspCamera.PASSWORD)) {
      List<Instant> times = takeAll(frames);

      assertThat(times.get(0)).isAfter(started);
      assertThat(times.get(times.size() - 1)).isBefore(started);
    }
  }

  @ParameterizedTest
  @MethodSource("tracks")
  void withoutTheCamerasTimeTheFirstFramesArrivalCountsAndTheStreamsTimeFromThenOn(RtpTrack track)
      throws IOException {
    try (RtspCamera camera = camera(track, n -> new Habit(75, FRAMES, -1, Then.BREAKS_OFF));
        StreamFrames frames = open(camera, RtspCamera.PASSWORD)) {
      List<Instant> times = takeAll(frames);

      assertThat(times.get(0)).isBetween(started, Instant.now());
      Duration all = Duration.between(times.get(0), times.get(times.size() - 1));
      long passed = times.size() - 1 + frames.skipped();
      assertThat(all).isCloseTo(FRAME.multipliedBy(passed), Duration.ofMillis(2));
    }
  }

  @Test
  void aCameraThatFallsSilentIsGivenUpInTime() throws IOException {
    try (RtspCamera camera = camera(jpeg, n -> new Habit(0, FRAMES, 0, Then.FALLS_SILENT));
        StreamFrames frames = open(camera, RtspCamera.PASSWORD)) {
      assertThat(takeAll(frames)).isNotEmpty();
    }
  }

  @Test
  void aWrongPasswordIsSaidAndNotRepeated() throws IOException {
    try (RtspCamera camera = camera(jpeg, n -> new Habit(0, FRAMES, 0, Then.BREAKS_OFF))) {
      assertThatThrownBy(() -> open(camera, "guessed"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("camera at rtsp://127.0.0.1")
          .hasMessageContaining("password")
          .hasMessageNotContaining("guessed");
    }
  }

  @ParameterizedTest
  @MethodSource("tracks")
  void anAgentComesBackToACameraThatHungUpAndSaysWhatItMissed(RtpTrack track) throws IOException {
    AtomicBoolean away = new AtomicBoolean();
    IntFunction<Habit> habits =
        n -> {
          boolean first = n == 0;
          away.compareAndSet(false, first);
          int frames = first || !away.get() ? FRAMES : 0;
          return new Habit(first ? 0 : 120, frames, 0, first ? Then.BREAKS_OFF : Then.FALLS_SILENT);
        };
    try (RtspCamera camera = new RtspCamera(track, started, habits);
        EdgeAgent agent = agent(camera)) {
      CameraStatus status = agent.health().camera("camera-1").orElseThrow();
      until("the camera has gone", () -> status.state() == CameraStatus.State.DOWN);
      assertThat(agent.health().problems())
          .singleElement()
          .asString()
          .startsWith("camera camera-1 is down: camera at rtsp://127.0.0.1")
          .doesNotContain(RtspCamera.PASSWORD);
      long seen = status.framesSeen() + status.framesSkipped();
      assertThat(seen).isEqualTo(FRAMES);
      until("it is asked again and again", () -> camera.connections() >= 4);

      away.set(false);
      until("the camera is back", () -> status.framesSeen() + status.framesSkipped() > seen);
      until("what it did not see is told", () -> status.gaps() == 1);
      assertThat(status.state()).isEqualTo(CameraStatus.State.SEEING);
      assertThat(agent.health().problems()).isEmpty();
      assertThat(status.skew()).isPresent();
      assertThat(status.upTo().orElseThrow()).isAfter(started);
      camera.close();
    }
  }

  private EdgeAgent agent(RtspCamera camera) {
    ShelfLine line = new ShelfLine(List.of(0.0, 0.4), List.of(1.0, 0.4));
    SourceConfig.Rtsp source =
        new SourceConfig.Rtsp(camera.url(RtspCamera.PASSWORD), Duration.ofSeconds(30));
    ZoneKey zone = new ZoneKey("store-1", "zone-1");
    SteadyClock clock = new SteadyClock();
    VideoSources sources =
        new VideoSources(detector -> new MotionDetector((DetectorConfig.Motion) detector), clock);
    return TrialAgent.start(
        folder,
        (of, bookmark) -> sources.open(of, source, bookmark),
        clock,
        List.of(new CameraConfig("camera-1", zone, source, line, null, null)));
  }
}
