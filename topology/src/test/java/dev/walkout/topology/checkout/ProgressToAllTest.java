package dev.walkout.topology.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.topology.core.Moves;
import dev.walkout.topology.core.fusion.ZoneDecision.Progressed;
import dev.walkout.topology.wire.MovementWire;
import dev.walkout.topology.wire.ZoneWire;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressToAllTest {

  private final ProgressToAll partitioner = new ProgressToAll();

  @Test
  void progressGoesToEveryPartitionAndAMovementByItsKey() {
    MovementEvent progress =
        ZoneWire.progress(
            ZoneWire.zone("s1/a"), new Progressed(Moves.at(2), Moves.at(1), List.of(), true));
    assertThat(partitioner.partitions("movements", "s1/a", progress, 4).orElseThrow())
        .containsExactlyInAnyOrder(0, 1, 2, 3);
    MovementEvent movement = MovementWire.event(Moves.take("m1", "milk", 1));
    assertThat(partitioner.partitions("movements", "t1", movement, 4)).isEmpty();
  }
}
