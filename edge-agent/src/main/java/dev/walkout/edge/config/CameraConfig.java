package dev.walkout.edge.config;

import dev.walkout.schemas.Ids.ZoneKey;
import java.util.List;

/**
 * A camera of the agent.
 *
 * @param id the sensor's name, as the zone's planogram lists it
 * @param zone the stretch of shelf it watches
 * @param source where its pictures come from
 * @param shelfLine the shelf's opening in its picture: the shelf lies above it, hands come from
 *     below; null for none, which only a source that finds its hands itself may have
 * @param shelves the shelves along the line, if there are several; none may overlap another
 * @param detector what finds hands in the frames of a film or stream; motion if not given
 */
public record CameraConfig(
    String id,
    ZoneKey zone,
    SourceConfig source,
    ShelfLine shelfLine,
    List<Shelf> shelves,
    DetectorConfig detector) {

  public CameraConfig {
    Bounds.named("id", id);
    Bounds.given("zone", zone);
    Bounds.given("source", source);
    shelves = shelves == null ? List.of() : List.copyOf(shelves);
    detector = detector == null ? new DetectorConfig.Motion(null) : detector;
    if (source instanceof SourceConfig.Video) {
      Bounds.given("shelf-line", shelfLine);
    }
    for (int i = 0; i < shelves.size(); i++) {
      for (Shelf other : shelves.subList(0, i)) {
        shelves.get(i).mustLieBeside(other);
      }
    }
  }

  /**
   * A line across a picture.
   *
   * @param from and to: x and y, each 0..1 from the left and from the top
   */
  public record ShelfLine(List<Double> from, List<Double> to) {
    public ShelfLine {
      from = point("from", from);
      to = point("to", to);
    }

    private static List<Double> point(String setting, List<Double> point) {
      if (point == null
          || point.size() != 2
          || point.stream().anyMatch(x -> x == null || !(x >= 0 && x <= 1))) {
        throw new IllegalArgumentException(
            setting + " must be [x, y] with x and y from 0 to 1, not " + point);
      }
      return List.copyOf(point);
    }
  }

  /**
   * A shelf: a stretch of the shelf's line.
   *
   * @param id as the zone's planogram names it
   * @param from where it begins, 0 to 1 from the left edge of the picture
   * @param to where it ends, larger than {@code from}
   */
  public record Shelf(String id, Double from, Double to) {
    public Shelf {
      Bounds.named("id", id);
      Bounds.between("from", Bounds.given("from", from), 0.0, 1.0);
      Bounds.between("to", Bounds.given("to", to), 0.0, 1.0);
      if (from >= to) {
        throw new IllegalArgumentException(
            "to must be larger than from, not " + from + " to " + to + ": exchange them");
      }
    }

    /** How far a place, 0 to 1 from the left edge of the picture, lies beside it; 0 within. */
    public double distance(double place) {
      return Math.max(0, Math.max(from - place, place - to));
    }

    private void mustLieBeside(Shelf other) {
      if (id.equals(other.id) || (from < other.to && other.from < to)) {
        throw new IllegalArgumentException(
            "shelves '"
                + other.id
                + "' ("
                + other.from
                + " to "
                + other.to
                + ") and '"
                + id
                + "' ("
                + from
                + " to "
                + to
                + ") are the same or overlap: give each its own id and stretch");
      }
    }
  }
}
