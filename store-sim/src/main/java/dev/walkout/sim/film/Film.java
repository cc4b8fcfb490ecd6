package dev.walkout.sim.film;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.walkout.schemas.Ids.ZoneKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code film.json} says: which store was filmed, and what each camera's film shows.
 *
 * @param startsAt the time of frame 0; frame k shows the time k / framesPerSecond seconds later
 * @param frames of each film
 * @param products what the store sells, as {@link FilmOrder#products} says it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Film(
    long seed,
    int trips,
    String storeId,
    Instant startsAt,
    int framesPerSecond,
    int frames,
    int width,
    int height,
    String products,
    List<Camera> cameras) {

  public Film {
    cameras = List.copyOf(cameras);
  }

  /**
   * The film of one camera.
   *
   * @param id sensor id of the camera
   * @param file name of the film in the folder
   * @param shelfLine the edge of the shelf's opening; above it is the shelf
   * @param shelves stretches of the line, from left to right
   */
  public record Camera(
      String id, ZoneKey zone, String file, Segment shelfLine, List<Stretch> shelves) {
    public Camera {
      shelves = List.copyOf(shelves);
    }
  }

  /** A line between two places, each [x, y] in shares of the picture's width and height. */
  public record Segment(List<Double> from, List<Double> to) {
    public Segment {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }
  }

  /** A shelf's stretch of the shelf line, in shares of the picture's width from the left. */
  public record Stretch(String id, double from, double to) {}

  /** The time that a frame shows, in whole microseconds. */
  public Instant at(int frame) {
    return startsAt.plusNanos(frame * 1_000_000L / framesPerSecond * 1000);
  }

  /** The camera with this sensor id. */
  public Optional<Camera> camera(String id) {
    return cameras.stream().filter(camera -> camera.id().equals(id)).findFirst();
  }
}
