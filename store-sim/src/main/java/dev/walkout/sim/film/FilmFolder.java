package dev.walkout.sim.film;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.truth.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.AvroRuntimeException;

/**
 * A folder of films with their truth, as {@code walkout film} writes it.
 *
 * @param root the folder
 * @param film what its {@code film.json} says
 */
public record FilmFolder(Path root, Film film) {

  /**
   * Reads what a folder holds; films and truth are read when they are asked for.
   *
   * @throws IllegalArgumentException if it holds no films, or not all of them
   */
  public static FilmFolder open(Path root) {
    Path sheet = sheet(root);
    if (!isWhole(root)) {
      throw new IllegalArgumentException(
          "film folder "
              + root
              + " has no film.json: give a folder that `walkout film --out` has finished");
    }
    Film film = read(sheet, () -> FilmJson.MAPPER.readValue(sheet.toFile(), Film.class));
    for (Film.Camera camera : film.cameras()) {
      if (!Files.isRegularFile(root.resolve(camera.file()))) {
        throw new IllegalArgumentException(
            "film folder " + root + " lacks " + camera.file() + ": film the store anew");
      }
    }
    return new FilmFolder(root, film);
  }

  /** Whether a folder's films have all been written. */
  public static boolean isWhole(Path root) {
    return Files.isRegularFile(sheet(root));
  }

  /** The film of a camera. */
  public Path file(Film.Camera camera) {
    return root.resolve(camera.file());
  }

  /** Where hands and held products are in a camera's film, in order of frames. */
  public List<TrueBox> boxes(String cameraId) {
    return lines(boxes(root, cameraId)).stream().skip(1).map(TrueBox::parse).toList();
  }

  /** Every hand movement as each camera of its zone shows it, in order of its beginning. */
  public List<TrueCrossing> crossings() {
    Path file = crossings(root);
    return lines(file).stream()
        .map(line -> read(file, () -> FilmJson.MAPPER.readValue(line, TrueCrossing.class)))
        .toList();
  }

  /** What really happened: movements and baskets; no bursts. */
  public Truth truth() {
    Path file = ledger(root);
    return read(file, () -> Truth.readFrom(file));
  }

  /** What person trackers and door published, in order of time. */
  public List<Emission<?>> presenceAndDoor() {
    Path file = presenceDoor(root);
    return read(file, () -> EmissionFile.read(file));
  }

  /** The products and planograms of the store, to be published before anything else. */
  public List<Emission<?>> catalogue() {
    Path file = catalogue(root);
    return read(file, () -> EmissionFile.read(file));
  }

  static Path sheet(Path root) {
    return root.resolve("film.json");
  }

  static Path presenceDoor(Path root) {
    return root.resolve("presence-door.jsonl");
  }

  static Path catalogue(Path root) {
    return root.resolve("catalogue.jsonl");
  }

  static Path truth(Path root) {
    return root.resolve("truth");
  }

  static Path ledger(Path root) {
    return truth(root).resolve("truth.jsonl");
  }

  static Path crossings(Path root) {
    return truth(root).resolve("events.jsonl");
  }

  static Path boxes(Path root, String cameraId) {
    return truth(root).resolve(cameraId + ".csv");
  }

  private interface Reading<T> {
    T get() throws IOException;
  }

  private static List<String> lines(Path file) {
    return read(file, () -> Files.readAllLines(file));
  }

  private static <T> T read(Path file, Reading<T> reading) {
    try {
      return reading.get();
    } catch (JsonProcessingException | AvroRuntimeException e) {
      throw new IllegalArgumentException(
          file + " cannot be understood (" + e.getMessage() + "): film the store anew", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
