package dev.walkout.topology.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Moves;
import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.fault.BadInput;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MovementWireTest {

  @Test
  void aMovementComesBackAsItWas() {
    // Probabilities are floats on the wire; these are exact in both.
    Movement proven =
        Moves.of("m1", Action.PUT, 3, 5, new Weighed("milk", 0.75), new Weighed("tea", 0.25));
    Movement doubted = Moves.doubted(proven, DoubtReason.LATE);
    Movement several = Moves.between(proven, "t1", "t2");
    for (Movement movement : Arrays.asList(proven, doubted, several)) {
      MovementEvent event = MovementWire.event(movement);
      assertThat(MovementWire.movement((dev.walkout.schemas.avro.Movement) event.getBody()))
          .isEqualTo(movement);
    }
  }

  @Test
  void ourEnumsAreTheContracts() {
    assertThat(DoubtReason.values())
        .extracting(Enum::name)
        .containsExactlyInAnyOrder(
            Arrays.stream(dev.walkout.schemas.avro.DoubtReason.values())
                .map(Enum::name)
                .toArray(String[]::new));
  }

  @Test
  void aKeyThatIsNoZoneIsBadInput() {
    assertThatThrownBy(() -> ZoneWire.zone("nonsense"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("key is 'nonsense'")
        .hasMessageContaining("storeId/zoneId");
  }
}
