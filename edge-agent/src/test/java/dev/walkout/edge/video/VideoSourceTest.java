package dev.walkout.edge.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.edge.capture.Seen;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.CameraConfig.Shelf;
import dev.walkout.edge.config.CameraConfig.ShelfLine;
import dev.walkout.edge.config.DetectorConfig;
import dev.walkout.edge.config.SourceConfig;
import dev.walkout.edge.detect.MotionDetector;
import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.GapReason;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.Letterbox;
import dev.walkout.vision.picture.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class VideoSourceTest {

  private static final CameraConfig CAMERA =
      new CameraConfig(
          "camera-1",
          new ZoneKey("store-1", "zone-1"),
          new SourceConfig.Film(Path.of("film.mp4"), Scene.NOON, 0.0),
          new ShelfLine(List.of(0.0, 0.4), List.of(1.0, 0.4)),
          List.of(new Shelf("left", 0.0, 0.5), new Shelf("right", 0.5, 1.0)),
          null);

  /** In polls; a hand that is followed is not told. */
  private static final int LONGEST_SILENCE = 20;

  private final Set<String> troubles = new LinkedHashSet<>();

  private static VideoSource source(FrameSource frames, Optional<VideoBookmark> bookmark) {
    var detector = new MotionDetector(new DetectorConfig.Motion(null));
    return new VideoSource(CAMERA, new VideoSource.Eyes(frames, detector), bookmark);
  }

  private List<Seen> all(VideoSource source) throws IOException {
    List<Seen> all = new ArrayList<>();
    try (source) {
      int silent = 0;
      while (silent < LONGEST_SILENCE) {
        Optional<Seen> next = source.poll();
        next.ifPresent(all::add);
        troubles.add(source.trouble().orElse(""));
        silent = next.isPresent() ? 0 : silent + 1;
      }
    }
    return all;
  }

  private static <T> List<T> of(Class<T> kind, List<Seen> all) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<Seen.Hand> hands(List<Seen> all) {
    return of(Seen.Hand.class, all);
  }

  private static List<Action> actions(List<Seen> all) {
    return hands(all).stream().map(hand -> hand.move().action()).toList();
  }

  private List<Seen> played(Scene scene, int frames) throws IOException {
    return all(source(new DrawnFrames(frames, scene::picture), Optional.empty()));
  }

  @Test
  void aTakeHasItsTimeItsShelfAndPicturesOfTheProduct() throws IOException {
    List<Seen> all = played(new Scene().takes(10, 200), 60);

    assertThat(actions(all)).containsExactly(Action.TAKE);
    var hand = hands(all).get(0);
    assertThat(hand.move().shelfId()).isEqualTo("left");
    assertThat(hand.move().personTrack()).isNull();
    assertThat(hand.move().startedAt()).isCloseTo(Scene.at(18), within200());
    assertThat(hand.move().endedAt()).isCloseTo(Scene.at(33), within200());
    assertThat(hand.candidates())
        .isNotEmpty()
        .allMatch(shot -> Jpeg.decode(shot.jpeg()).width() < Scene.WIDTH / 4);
    Picture crop = Jpeg.decode(hand.candidates().get(0).jpeg());
    assertThat(crop.width()).isBetween(90, 150);
    assertThat(crop.height()).isBetween(95, 165);
  }

  private static org.assertj.core.data.TemporalUnitOffset within200() {
    return within(200, java.time.temporal.ChronoUnit.MILLIS);
  }

  @Test
  void aPutShowsWhatWasBrought() throws IOException {
    List<Seen> all = played(new Scene().puts(10, 450), 60);
    assertThat(actions(all)).containsExactly(Action.PUT);
    var hand = hands(all).get(0);
    assertThat(hand.move().shelfId()).isEqualTo("right");
    assertThat(hand.candidates()).allMatch(shot -> shot.at().isBefore(Scene.at(25)));
  }

  @Test
  void anEmptyHandIsUnsure() throws IOException {
    List<Seen> all = played(new Scene().touches(10, 300), 60);
    assertThat(actions(all)).containsExactly(Action.UNSURE);
    assertThat(hands(all).get(0).candidates())
        .isNotEmpty()
        .allMatch(shot -> Jpeg.decode(shot.jpeg()).width() < Scene.WIDTH / 5);
  }

  @Test
  void twoHandsAtOnceAreTwo() throws IOException {
    List<Seen> all = played(new Scene().takes(10, 180).puts(14, 420), 70);
    assertThat(actions(all)).containsExactlyInAnyOrder(Action.TAKE, Action.PUT);
  }

  @Test
  void handsThatMeetArePartedAgain() throws IOException {
    List<Seen> all = played(new Scene().meet(10), 70);
    assertThat(actions(all)).containsExactlyInAnyOrder(Action.TAKE, Action.UNSURE);
  }

  @Test
  void whoPassesAndItsShadowIsNone() throws IOException {
    assertThat(hands(played(new Scene().passes(5).shades(20), 80))).isEmpty();
  }

  @Test
  void aLightThatIsSwitchedOnIsNoHandAndHidesNone() throws IOException {
    List<Seen> all = played(new Scene().brightensAt(20).takes(17, 300).takes(60, 300), 110);
    assertThat(actions(all)).containsExactly(Action.TAKE, Action.TAKE);
  }

  @Test
  void progressStaysBeforeTheBeginningOfEveryHandThatIsNotTold() throws IOException {
    List<Seen> all = played(new Scene().takes(10, 180).puts(25, 420), 80);
    Instant promised = Instant.MIN;
    for (Seen next : all) {
      if (next instanceof Seen.Progress progress) {
        assertThat(progress.upTo()).isAfter(promised);
        promised = progress.upTo();
      } else if (next instanceof Seen.Hand hand) {
        assertThat(hand.move().startedAt()).isAfter(promised);
      }
    }
    assertThat(promised).isEqualTo(Scene.at(79));
  }

  @Test
  void aFilmGoesOnAtEveryBookmarkWithoutLossOrRepetition() throws IOException {
    Scene scene = new Scene().takes(10, 180).puts(25, 420).touches(60, 300);
    List<Seen> whole = played(scene, 110);
    for (int cut = 0; cut < whole.size(); cut += 4) {
      List<Seen> first = whole.subList(0, cut + 1);
      Optional<String> mark =
          first.stream()
              .map(VideoSourceTest::bookmark)
              .flatMap(Optional::stream)
              .reduce((a, b) -> b);
      if (mark.isEmpty()) {
        continue;
      }
      Optional<VideoBookmark> read = VideoBookmark.parse(mark);
      int at = Integer.parseInt(read.orElseThrow().place());
      var frames = new DrawnFrames(at, 110, scene::picture, Scene::at);
      List<Action> together = new ArrayList<>(actions(first));
      together.addAll(actions(all(source(frames, read))));
      assertThat(together).as("cut after %d: %s", cut, mark).isEqualTo(actions(whole));
    }
  }

  private static Optional<String> bookmark(Seen seen) {
    if (seen instanceof Seen.Hand hand) {
      return Optional.ofNullable(hand.bookmark());
    }
    return seen instanceof Seen.Progress progress
        ? Optional.ofNullable(progress.bookmark())
        : Optional.empty();
  }

  @Test
  void aCoveredLensIsNamedAndToldAsAGapAndSurvived() throws IOException {
    Scene scene = new Scene().takes(80, 300);
    Picture black = new Picture(640, 480, new byte[3 * 640 * 480]);
    List<Seen> all = faulty(130, n -> n >= 20 && n < 60 ? black : scene.picture(n));

    assertThat(troubles).anyMatch(said -> said.contains("uncover the lens")).contains("");
    assertThat(actions(all)).containsExactly(Action.TAKE);
    var missed = of(Seen.Missed.class, all);
    assertThat(missed).hasSize(1);
    assertThat(missed.get(0).reason()).isEqualTo(GapReason.CAMERA_DOWN);
    assertThat(missed.get(0).from()).isEqualTo(Scene.at(20));
    assertThat(missed.get(0).to()).isEqualTo(Scene.at(60));
  }

  @Test
  void aPictureThatStandsStillIsNamedAndToldAsAGapAndSurvived() throws IOException {
    Scene scene = new Scene().takes(260, 300);
    List<Seen> all = faulty(300, n -> scene.picture(n < 20 || n >= 240 ? n : 20));
    assertThat(troubles).anyMatch(said -> said.contains("stands still")).contains("");
    assertThat(actions(all)).containsExactly(Action.TAKE);
    var missed = of(Seen.Missed.class, all);
    assertThat(missed).hasSize(1);
    assertThat(missed.get(0).reason()).isEqualTo(GapReason.CAMERA_DOWN);
    assertThat(missed.get(0).to()).isEqualTo(Scene.at(240));
  }

  @Test
  void halfAFrameIsPassedOver() throws IOException {
    Scene scene = new Scene().takes(10, 300);
    List<Seen> all = faulty(60, n -> n % 10 == 4 ? half(scene.picture(n)) : scene.picture(n));
    assertThat(actions(all)).containsExactly(Action.TAKE);
    assertThat(of(Seen.Missed.class, all)).isEmpty();
    assertThat(troubles).containsExactly("");
    faulty(60, n -> half(scene.picture(n)));
    assertThat(troubles).anyMatch(said -> said.contains("broken"));
  }

  private static Picture half(Picture whole) {
    byte[] rgb = whole.rgb().clone();
    java.util.Arrays.fill(rgb, rgb.length / 2, rgb.length, (byte) 128);
    return new Picture(whole.width(), whole.height(), rgb);
  }

  @Test
  void anotherSizeIsAnotherPicture() throws IOException {
    Scene scene = new Scene().takes(5, 300).takes(90, 300);
    List<Seen> all =
        faulty(140, n -> n < 20 ? scene.picture(n) : Letterbox.resize(scene.picture(n), 800, 600));
    assertThat(actions(all)).containsExactly(Action.UNSURE, Action.TAKE);
    assertThat(of(Seen.Missed.class, all)).anyMatch(gap -> gap.detail().contains("800 x 600"));
  }

  @Test
  void aJumpInTimeIsAGap() throws IOException {
    Scene scene = new Scene();
    IntFunction<Instant> jumps =
        n -> n < 30 ? Scene.at(n) : Scene.at(n).plus(Duration.ofSeconds(n < 60 ? 20 : -5));
    List<Seen> all = all(source(new DrawnFrames(0, 90, scene::picture, jumps), Optional.empty()));
    assertThat(of(Seen.Missed.class, all))
        .extracting(Seen.Missed::reason)
        .containsExactly(GapReason.CLOCK, GapReason.CLOCK);
  }

  @Test
  void nothingBeforeTheShelfCanBeRecognisedInTheInstallersPicture() throws IOException {
    Scene scene = new Scene().passes(0);
    VideoSource source = source(new DrawnFrames(1, scene::picture), Optional.empty());
    source.poll();
    Picture shown = Jpeg.decode(source.lastFrame().orElseThrow().get());
    assertThat(distinct(shown, Scene.LINE + 8, Scene.HEIGHT))
        .isLessThan(distinct(shown, 0, Scene.LINE - 8) / 2);
    source.close();
  }

  /** Places that differ clearly from their right neighbour. */
  private static int distinct(Picture picture, int from, int to) {
    int count = 0;
    for (int y = from; y < to; y++) {
      for (int x = 0; x < picture.width() - 1; x++) {
        int at = 3 * (y * picture.width() + x);
        int step = (picture.rgb()[at] & 255) - (picture.rgb()[at + 3] & 255);
        count += Math.abs(step) > 12 ? 1 : 0;
      }
    }
    return count;
  }

  private List<Seen> faulty(int frames, IntFunction<Picture> picture) throws IOException {
    return all(source(new DrawnFrames(frames, picture), Optional.empty()));
  }
}
