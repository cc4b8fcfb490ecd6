package dev.walkout.shop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.Ids.ZoneKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class LoadTest {

  @Test
  void zonesFillAllPartitionsInTurn() {
    List<ZoneKey> zones = Load.zones(4);

    assertThat(zones)
        .extracting(
            zone ->
                BuiltInPartitioner.partitionForKey(
                    zone.toString().getBytes(StandardCharsets.UTF_8), 4))
        .containsExactly(0, 1, 2, 3);
  }
}
