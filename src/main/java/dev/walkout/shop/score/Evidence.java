package dev.walkout.shop.score;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.demo.ShopFloor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the sensors of each store reported in the live lane, after recognition, without beats. */
record Evidence(Map<String, List<Recognised>> byStore) {

  static Evidence read(ShopFloor floor) {
    Map<String, List<Recognised>> byStore = new HashMap<>();
    try (TopicReader<Recognised> sightings = floor.reader(Topics.SIGHTINGS)) {
      sightings.drain(
          entry -> {
            if (!(entry.value().getBody() instanceof Heartbeat)) {
              byStore
                  .computeIfAbsent(ZoneKey.parse(entry.key()).storeId(), store -> new ArrayList<>())
                  .add(entry.value());
            }
          });
    }
    return new Evidence(byStore);
  }

  List<Recognised> of(String storeId) {
    return byStore.getOrDefault(storeId, List.of());
  }
}
