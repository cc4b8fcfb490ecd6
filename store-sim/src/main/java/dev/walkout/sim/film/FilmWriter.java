package dev.walkout.sim.film;

import dev.walkout.sim.shop.HandMovement;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** A film folder while it is written; {@code film.json} comes last and says that it is whole. */
public final class FilmWriter {
  private final FilmedStore store;
  private final Path folder;

  /**
   * Takes a folder for the films of a store.
   *
   * @param folder made if absent
   * @throws IllegalArgumentException if it is a file, holds anything or cannot be made
   */
  public FilmWriter(FilmedStore store, Path folder) {
    this.store = store;
    this.folder = folder;
    if (Files.exists(folder) && !isEmpty(folder)) {
      throw new IllegalArgumentException(
          "film folder " + folder + " is not an empty folder: give a new or an empty one");
    }
    try {
      Files.createDirectories(FilmFolder.truth(folder));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "film folder " + folder + " cannot be made: give one in a folder that you may write to",
          e);
    }
  }

  /**
   * Draws and writes everything, as many cameras at once as there are workers.
   *
   * @param framesDone told how many more frames are written, by several threads
   * @throws IOException if the folder cannot be written
   */
  public void write(int workers, IntConsumer framesDone) throws IOException, InterruptedException {
    List<CameraFilm> cameras = store.cameras();
    EmissionFile.write(FilmFolder.catalogue(folder), store.catalogue().iterator());
    EmissionFile.write(FilmFolder.presenceDoor(folder), store.presenceAndDoor());
    store.truth().writeTo(FilmFolder.ledger(folder));
    crossings(cameras);
    ExecutorService executor = Executors.newFixedThreadPool(workers);
    try {
      List<Future<?>> films = new ArrayList<>();
      for (CameraFilm camera : cameras) {
        films.add(executor.submit(() -> shoot(camera, framesDone)));
      }
      for (Future<?> film : films) {
        await(film);
      }
    } finally {
      executor.shutdownNow();
    }
    FilmJson.MAPPER
        .writerWithDefaultPrettyPrinter()
        .writeValue(FilmFolder.sheet(folder).toFile(), film(cameras));
  }

  private Void shoot(CameraFilm camera, IntConsumer framesDone) throws IOException {
    int[] rgb = new int[Picture.PIXELS];
    try (Mp4 mp4 = new Mp4(folder.resolve(file(camera)));
        BufferedWriter boxes = Files.newBufferedWriter(FilmFolder.boxes(folder, camera.id()))) {
      boxes.write(TrueBox.HEADER + "\n");
      for (int frame = 0; frame < camera.frames(); frame++) {
        for (TrueBox box : camera.draw(frame, rgb)) {
          boxes.write(box.csv() + "\n");
        }
        mp4.add(rgb);
        framesDone.accept(1);
        if (Thread.currentThread().isInterrupted()) {
          throw new IOException("stopped while " + file(camera) + " was written");
        }
      }
    }
    return null;
  }

  private void crossings(List<CameraFilm> cameras) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(FilmFolder.crossings(folder))) {
      for (HandMovement movement : store.truth().movements()) {
        for (CameraFilm camera : cameras) {
          for (Passage passage : camera.passages()) {
            if (passage.event().equals(movement.movementId())) {
              var crossing = crossing(camera, passage.crossing(), movement);
              out.write(FilmJson.MAPPER.writeValueAsString(crossing) + "\n");
            }
          }
        }
      }
    }
  }

  private TrueCrossing crossing(CameraFilm camera, Hands.Crossing crossing, HandMovement movement) {
    return new TrueCrossing(
        movement.movementId(),
        camera.id(),
        movement.tripId(),
        movement.action(),
        movement.sku(),
        movement.pieces(),
        movement.shelfId(),
        at(crossing.in()),
        at(crossing.out()),
        movement.startedAt(),
        movement.endedAt());
  }

  private Instant at(double seconds) {
    return store.startsAt().plusNanos(Math.round(seconds * 1e6) * 1000);
  }

  private Film film(List<CameraFilm> cameras) {
    return new Film(
        store.order().seed(),
        store.order().trips(),
        store.order().config().storeId(),
        store.startsAt(),
        CameraFilm.RATE,
        cameras.get(0).frames(),
        CameraFilm.WIDTH,
        CameraFilm.HEIGHT,
        store.order().products(),
        cameras.stream().map(FilmWriter::camera).toList());
  }

  private static Film.Camera camera(CameraFilm film) {
    double y = share(film.pose().lineY(), Picture.HEIGHT);
    List<Film.Stretch> shelves =
        film.facings().shelves().stream()
            .map(
                shelf ->
                    new Film.Stretch(
                        shelf.shelfId(),
                        share(shelf.from(), Picture.WIDTH),
                        share(shelf.to(), Picture.WIDTH)))
            .toList();
    var line =
        new Film.Segment(
            List.of(share(film.pose().left(), Picture.WIDTH), y),
            List.of(share(film.pose().right(), Picture.WIDTH), y));
    return new Film.Camera(film.id(), film.zone(), file(film), line, shelves);
  }

  private static double share(int pixels, int of) {
    return Math.round(1e4 * pixels / of) / 1e4;
  }

  private static String file(CameraFilm camera) {
    return camera.id() + ".mp4";
  }

  private static void await(Future<?> film) throws IOException, InterruptedException {
    try {
      film.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException("a film could not be drawn", e.getCause());
    }
  }

  private static boolean isEmpty(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list folder " + folder, e);
    }
  }
}
