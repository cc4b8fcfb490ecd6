package dev.walkout.sim.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.Action;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PiecesTest {

  private final Pieces pieces = new Pieces();

  @Test
  void whatIsHeldAtTheDoorIsSold() {
    pieces.move(movement("t1", Action.TAKE, "a"));
    pieces.move(movement("t1", Action.TAKE, "a"));
    pieces.move(movement("t1", Action.TAKE, "b"));
    pieces.move(movement("t2", Action.TAKE, "a"));
    pieces.move(movement("t1", Action.PUT, "b"));
    assertThat(pieces.leave("t1")).isEqualTo(Map.of("a", 2));
    assertThat(pieces.leave("t2")).isEqualTo(Map.of("a", 1));
    assertThat(pieces.leave("t3")).isEmpty();
    pieces.close();
  }

  @Test
  void shelvesAreRefilled() {
    for (int i = 0; i < 25; i++) {
      pieces.move(movement("t1", Action.TAKE, "a"));
    }
    assertThat(pieces.leave("t1")).isEqualTo(Map.of("a", 25));
  }

  @Test
  void nobodyPutsBackWhatTheyDoNotHold() {
    pieces.move(movement("t1", Action.TAKE, "a"));
    assertThatThrownBy(() -> pieces.move(movement("t2", Action.PUT, "a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not held");
  }

  @Test
  void nobodyStaysOverNight() {
    pieces.move(movement("t1", Action.TAKE, "a"));
    assertThatThrownBy(pieces::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("t1");
  }

  @Test
  void aPlanThatPutsBackTooMuchStopsTheSimulation() {
    Instant time = Instant.EPOCH;
    HandMovement put = movement("t1", Action.PUT, "a");
    TripPlan.Stay stay = new TripPlan.Stay("t1", "p1", null, time, time, List.of(put));
    Crowd crowd = new Crowd(List.of(new TripPlan("t1", time, time, List.of(stay))));
    assertThatThrownBy(() -> Sales.of(crowd)).isInstanceOf(IllegalStateException.class);
  }

  private static HandMovement movement(String trip, Action action, String sku) {
    ZoneKey zone = new ZoneKey("store", "zone");
    return new HandMovement(
        "m", trip, "p1", action, sku, 1, zone, "shelf", Instant.EPOCH, Instant.EPOCH);
  }
}
