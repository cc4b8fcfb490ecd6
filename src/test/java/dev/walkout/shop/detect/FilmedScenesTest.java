package dev.walkout.shop.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.detect.FilmedScenes.FilmedCamera;
import dev.walkout.sim.catalogue.RenderedCatalogue;
import dev.walkout.sim.film.FilmOrder;
import dev.walkout.sim.film.FilmWriter;
import dev.walkout.sim.film.FilmedStore;
import dev.walkout.vision.Progress;
import dev.walkout.vision.detect.FrameSet;
import dev.walkout.vision.detect.GridShape;
import dev.walkout.vision.detect.LabelledBox;
import dev.walkout.vision.detect.LabelledFrame;
import dev.walkout.vision.detect.RelativeBox;
import dev.walkout.vision.picture.Picture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short film of one camera, as a detector learns from it. */
class FilmedScenesTest {

  private static final int FRAMES = 40;

  @TempDir static Path folder;

  private static List<FilmedCamera> films;

  private final FilmedScenes scenes =
      new FilmedScenes(GridShape.standard(), FRAMES, Progress.silent());

  @BeforeAll
  static void film() throws Exception {
    var order = new FilmOrder(5, 1, 1, 1, Duration.ofSeconds(5), 1, "rendered");
    new FilmWriter(new FilmedStore(order, new RenderedCatalogue(5, 8)), folder)
        .write(1, done -> {});
    films = FilmedCamera.in(List.of(folder));
  }

  @Test
  void lessonsMostlyShowSomething() {
    List<FrameSet> lessons = scenes.lessons(films);
    assertThat(lessons).hasSize(1);
    List<LabelledFrame> frames = lessons.get(0).frames();
    assertThat(frames).hasSize(FRAMES);
    assertThat(frames).allMatch(f -> f.picture().width() == 160 && f.picture().height() == 120);
    assertThat(frames.stream().filter(FilmedScenesTest::showsSomething)).hasSize(3 * FRAMES / 4);
  }

  @Test
  void testsAreFramesAsTheyCome() {
    List<LabelledFrame> frames = scenes.tests(films).get(0).frames();
    assertThat(frames).hasSize(FRAMES);
    long all = films.get(0).folder().film().frames();
    long shown =
        films.get(0).folder().boxes(films.get(0).camera().id()).stream()
            .map(box -> box.frame())
            .distinct()
            .count();
    long hands = frames.stream().filter(FilmedScenesTest::showsSomething).count();
    assertThat(Math.abs((double) hands / FRAMES - (double) shown / all)).isLessThan(0.1);
  }

  @Test
  void boxesLieWhereThePictureChanges() {
    List<LabelledFrame> frames = scenes.lessons(films).get(0).frames();
    LabelledFrame empty =
        frames.stream().filter(frame -> frame.boxes().isEmpty()).findFirst().orElseThrow();
    double inside = 0;
    double outside = 0;
    for (LabelledFrame frame : frames) {
      if (showsSomething(frame)) {
        inside += change(frame, empty.picture(), true);
        outside += change(frame, empty.picture(), false);
      }
    }
    assertThat(inside).isGreaterThan(3 * outside);
  }

  private static boolean showsSomething(LabelledFrame frame) {
    return !frame.boxes().isEmpty();
  }

  /** Mean difference of red from an empty picture, inside of all boxes or outside. */
  private static double change(LabelledFrame frame, Picture empty, boolean inside) {
    Picture picture = frame.picture();
    double sum = 0;
    int count = 0;
    for (int i = 0; i < picture.width() * picture.height(); i++) {
      double x = (i % picture.width() + 0.5) / picture.width();
      double y = (i / picture.width() + 0.5) / picture.height();
      if (inside == frame.boxes().stream().map(LabelledBox::box).anyMatch(b -> holds(b, x, y))) {
        sum += Math.abs((picture.rgb()[3 * i] & 0xFF) - (empty.rgb()[3 * i] & 0xFF));
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static boolean holds(RelativeBox box, double x, double y) {
    return x > box.left() && x < box.right() && y > box.top() && y < box.bottom();
  }
}
