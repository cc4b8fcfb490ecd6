package dev.walkout.shop.pixels;

import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.CameraConfig.Shelf;
import dev.walkout.edge.config.CameraConfig.ShelfLine;
import dev.walkout.edge.config.DetectorConfig;
import dev.walkout.edge.config.SourceConfig;
import dev.walkout.edge.frame.Box;
import dev.walkout.sim.film.CameraFilm;
import dev.walkout.sim.film.Film;
import dev.walkout.sim.film.FilmFolder;
import dev.walkout.sim.film.FilmWriter;
import dev.walkout.sim.film.FilmedStore;
import dev.walkout.sim.film.TrueBox;
import dev.walkout.sim.film.TrueCrossing;
import dev.walkout.vision.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Films of a simulated store, as agents and whoever judges them take them. */
public final class Films {

  private Films() {}

  /**
   * Films a store, one camera on each core.
   *
   * @param folder new or empty
   * @throws IllegalArgumentException if it holds anything
   */
  public static FilmFolder shoot(FilmedStore store, Path folder, Progress progress)
      throws IOException, InterruptedException {
    FilmWriter writer = new FilmWriter(store, folder);
    List<CameraFilm> films = store.cameras();
    progress.begin("filming", films.stream().mapToLong(CameraFilm::frames).sum());
    int workers = Math.min(films.size(), Runtime.getRuntime().availableProcessors());
    writer.write(workers, done -> progress.step(done, ""));
    int seconds = films.get(0).frames() / CameraFilm.RATE;
    progress.end(films.size() + " films of " + seconds + " s in " + folder);
    return FilmFolder.open(folder);
  }

  /**
   * A folder's cameras as an agent is told of them; their films wait to be taken.
   *
   * @param detector what finds hands in all of them
   */
  public static List<CameraConfig> cameras(FilmFolder films, DetectorConfig detector) {
    return films.film().cameras().stream().map(camera -> camera(films, camera, detector)).toList();
  }

  /** Every hand that a folder's films show, with the boxes of what it holds. */
  static List<Shown> shown(FilmFolder films) {
    Map<String, Map<String, Map<Long, Box>>> boxes = new HashMap<>();
    for (Film.Camera camera : films.film().cameras()) {
      boxes.put(camera.id(), products(films.boxes(camera.id())));
    }
    List<Shown> shown = new ArrayList<>();
    for (TrueCrossing hand : films.crossings()) {
      shown.add(
          new Shown(
              hand.camera(),
              hand.movementId(),
              hand.action(),
              hand.sku(),
              hand.startedAt(),
              hand.endedAt(),
              boxes.get(hand.camera()).getOrDefault(hand.movementId(), Map.of())));
    }
    return shown;
  }

  private static Map<String, Map<Long, Box>> products(List<TrueBox> all) {
    Map<String, Map<Long, Box>> byHand = new HashMap<>();
    for (TrueBox box : all) {
      if (box.kind() == TrueBox.Kind.PRODUCT) {
        byHand
            .computeIfAbsent(box.event(), hand -> new HashMap<>())
            .put((long) box.frame(), new Box(box.x(), box.y(), box.width(), box.height()));
      }
    }
    return byHand;
  }

  private static CameraConfig camera(
      FilmFolder films, Film.Camera camera, DetectorConfig detector) {
    Film.Segment line = camera.shelfLine();
    return new CameraConfig(
        camera.id(),
        camera.zone(),
        new SourceConfig.Film(films.file(camera), films.film().startsAt(), 0.0),
        new ShelfLine(line.from(), line.to()),
        camera.shelves().stream().map(shelf -> shelf(shelf, line)).toList(),
        detector);
  }

  /** A film says where a shelf is in the picture, an agent is told where along the line. */
  private static Shelf shelf(Film.Stretch shelf, Film.Segment line) {
    double left = line.from().get(0);
    double length = line.to().get(0) - left;
    return new Shelf(
        shelf.id(),
        Math.max(0, (shelf.from() - left) / length),
        Math.min(1, (shelf.to() - left) / length));
  }
}
