package dev.walkout.topology.core.fusion;

import dev.walkout.schemas.Ids.ZoneKey;
import java.util.Set;

/** Which products belong to a zone and which sensors must report before its time moves on. */
public record ZonePlan(ZoneKey zone, Set<String> skus, Set<String> sensors) {

  public ZonePlan {
    skus = Set.copyOf(skus);
    sensors = Set.copyOf(sensors);
  }
}
