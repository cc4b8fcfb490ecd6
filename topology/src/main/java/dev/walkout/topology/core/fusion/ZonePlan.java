package dev.walkout.topology.core.fusion;

import dev.walkout.schemas.Ids.ZoneKey;
import java.util.Map;
import java.util.Set;

/**
 * Which products belong to a zone and which sensors must report before its time moves on.
 *
 * @param scales by shelf, the sensor that weighs it
 * @param quorum how many sensors suffice when the others have long been silent; 0 for all
 * @param weights what pieces weigh
 */
public record ZonePlan(
    ZoneKey zone,
    Set<String> skus,
    Set<String> sensors,
    Map<String, String> scales,
    int quorum,
    WeightBook weights) {

  public ZonePlan {
    skus = Set.copyOf(skus);
    sensors = Set.copyOf(sensors);
    scales = Map.copyOf(scales);
  }

  /** A zone without scales that waits for all its sensors. */
  public static ZonePlan of(ZoneKey zone, Set<String> skus, Set<String> sensors) {
    return new ZonePlan(zone, skus, sensors, Map.of(), 0, WeightBook.EMPTY);
  }
}
