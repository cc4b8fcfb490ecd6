package dev.walkout.sim.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.Topics;
import dev.walkout.sim.catalogue.RenderedCatalogue;
import dev.walkout.sim.sensor.Emission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmFolderTest {

  private static final FilmedStore STORE =
      new FilmedStore(
          new FilmOrder(5, 1, 1, 2, Duration.ofSeconds(5), 9, "rendered"),
          new RenderedCatalogue(5, 8));

  @TempDir static Path temporary;
  private static Path folder;
  private static final AtomicInteger DONE = new AtomicInteger();

  @BeforeAll
  static void film() throws Exception {
    folder = temporary.resolve("film");
    new FilmWriter(STORE, folder).write(2, DONE::addAndGet);
  }

  @Test
  void saysWhatItShows() {
    Film film = FilmFolder.open(folder).film();

    assertThat(film.cameras())
        .extracting(Film.Camera::id)
        .containsExactly("store-1-zone-1-camera-1", "store-1-zone-1-camera-2");
    assertThat(film.at(30)).isEqualTo(STORE.startsAt().plusSeconds(2));
    assertThat(DONE).hasValue(2 * film.frames());
    for (Film.Camera camera : film.cameras()) {
      assertThat(camera.shelfLine().from().get(1)).isBetween(0.35, 0.45);
      assertThat(camera.shelves())
          .hasSize(4)
          .isSortedAccordingTo(java.util.Comparator.comparingDouble(Film.Stretch::from));
    }
    assertThat(film.cameras().get(0).shelves().get(0).id())
        .isEqualTo(film.cameras().get(1).shelves().get(3).id());
  }

  @Test
  void filmsHaveTheFramesAndTheRateThatAreTold() throws Exception {
    FilmFolder films = FilmFolder.open(folder);
    try (var grabber = new FFmpegFrameGrabber(films.file(films.film().cameras().get(0)).toFile())) {
      grabber.start();
      assertThat(grabber.getFrameRate()).isEqualTo(15);
      assertThat(grabber.getImageWidth()).isEqualTo(640);
      assertThat(grabber.getImageHeight()).isEqualTo(480);
      int frames = 0;
      for (var frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
        assertThat(frame.timestamp)
            .isBetween(frames * 1_000_000L / 15 - 2, frames * 1_000_000L / 15 + 2);
        frames++;
      }
      assertThat(frames).isEqualTo(films.film().frames());
    }
  }

  @Test
  void keepsTheTruth() {
    FilmFolder films = FilmFolder.open(folder);

    assertThat(films.truth()).isEqualTo(STORE.truth());
    assertThat(films.crossings()).hasSize(2 * STORE.truth().movements().size());
    assertThat(films.crossings())
        .allSatisfy(
            crossing -> {
              assertThat(crossing.crossedInAt())
                  .isBetween(crossing.startedAt(), crossing.endedAt());
              assertThat(crossing.crossedOutAt())
                  .isBetween(crossing.crossedInAt(), crossing.endedAt());
            });
    List<TrueBox> boxes = films.boxes("store-1-zone-1-camera-2");
    assertThat(boxes)
        .extracting(TrueBox::event)
        .containsAll(STORE.truth().movements().stream().map(m -> m.movementId()).toList());
  }

  @Test
  void keepsWhatTrackersAndDoorPublish() {
    List<Emission<?>> published = new ArrayList<>();
    STORE.presenceAndDoor().forEachRemaining(published::add);

    assertThat(FilmFolder.open(folder).presenceAndDoor()).isEqualTo(published);
    assertThat(FilmFolder.open(folder).catalogue()).isEqualTo(STORE.catalogue());
    assertThat(published)
        .extracting(emission -> emission.topic().name())
        .contains(Topics.PRESENCE.name(), Topics.DOOR.name());
  }

  @Test
  void refusesAFolderThatHoldsSomething() throws Exception {
    Path used = Files.createDirectory(temporary.resolve("used"));
    Files.writeString(used.resolve("notes.txt"), "mine");

    assertThatThrownBy(() -> new FilmWriter(STORE, used))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(used.toString())
        .hasMessageContaining("empty");
  }

  @Test
  void refusesToReadWhatIsNoFilmFolder() throws Exception {
    assertThatThrownBy(() -> FilmFolder.open(temporary.resolve("nothing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("film.json");
    Path half = Files.createDirectory(temporary.resolve("half"));
    Files.copy(folder.resolve("film.json"), half.resolve("film.json"));
    assertThatThrownBy(() -> FilmFolder.open(half))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("store-1-zone-1-camera-1.mp4");
    Files.writeString(half.resolve("film.json"), "{\"seed\": \"many\"}");
    assertThatThrownBy(() -> FilmFolder.open(half))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be understood");
  }
}
