package dev.walkout.edge.config;

import dev.walkout.schemas.Ids.ZoneKey;
import java.util.List;

/**
 * A camera of the agent.
 *
 * @param id the sensor's name, as the zone's planogram lists it
 * @param zone the stretch of shelf it watches
 * @param source where its pictures come from
 * @param shelfLine the shelf's opening in its picture, for people who look at it; null for none
 */
public record CameraConfig(String id, ZoneKey zone, SourceConfig source, ShelfLine shelfLine) {

  public CameraConfig {
    Bounds.named("id", id);
    Bounds.given("zone", zone);
    Bounds.given("source", source);
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
}
