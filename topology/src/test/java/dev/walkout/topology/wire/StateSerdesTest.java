package dev.walkout.topology.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Moves;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.cart.CartConfig;
import dev.walkout.topology.core.cart.CartRules;
import dev.walkout.topology.core.cart.Prices;
import dev.walkout.topology.core.fusion.Fusion;
import dev.walkout.topology.core.fusion.FusionConfig;
import dev.walkout.topology.core.fusion.ZoneInput;
import dev.walkout.topology.core.fusion.ZonePlan;
import dev.walkout.topology.core.fusion.ZoneState;
import dev.walkout.topology.core.trip.ClosedTrip;
import dev.walkout.topology.core.trip.StoreProgress;
import dev.walkout.topology.core.trip.TripConfig;
import dev.walkout.topology.core.trip.TripInput;
import dev.walkout.topology.core.trip.TripRules;
import dev.walkout.topology.core.trip.TripState;
import dev.walkout.topology.core.trip.Verdict;
import dev.walkout.topology.core.trip.Verdict.Ruling;
import dev.walkout.topology.core.trip.Verdict.What;
import dev.walkout.topology.core.trip.ZoneReach;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class StateSerdesTest {

  @Test
  void aZoneWithAllKindsOfEvidenceComesBackAsItWas() {
    ZoneState state = zone();
    assertThat(state.held()).hasSize(3);
    assertThat(state.visits()).hasSize(1);
    assertThat(state.memory().blind()).hasSize(1);
    assertThat(state.gaps()).hasSize(1);
    assertComesBack(ZoneState.class, state);
    assertComesBack(ZoneState.class, ZoneState.EMPTY);
  }

  @Test
  void aTripInTheMiddleComesBackAsItWas() {
    TripState state = trip();
    assertThat(state.cart().lines()).hasSize(1);
    assertThat(state.cart().doubts()).hasSize(1);
    assertThat(state.waiting()).hasSize(1);
    assertComesBack(TripState.class, state);
    assertComesBack(TripState.class, TripState.unknown("t1"));
    assertComesBack(ClosedTrip.class, ClosedTrip.of(state));
  }

  @Test
  void aReachComesBackAsItWas() {
    CoverageGap gap = new CoverageGap("a", "c1", new Span(Moves.at(1), Moves.at(2)), "CLOCK");
    assertComesBack(ZoneReach.class, ZoneReach.NONE);
    assertComesBack(ZoneReach.class, ZoneReach.NONE.after(Moves.at(3), List.of(gap)));
  }

  @Test
  void anotherVersionsStateIsRefusedWithTheRemedy() {
    assertThatThrownBy(
            () ->
                StateSerdes.of(TripState.class).deserializer().deserialize("t", new byte[] {1, 2}))
        .hasMessageContaining("TripState")
        .hasMessageContaining("reset");
  }

  private static <T> void assertComesBack(Class<T> type, T state) {
    Serde<T> serde = StateSerdes.of(type);
    byte[] bytes = serde.serializer().serialize("topic", state);
    T back = serde.deserializer().deserialize("topic", bytes);
    assertThat(back).isEqualTo(state);
    assertThat(serde.serializer().serialize("topic", back)).isEqualTo(bytes);
  }

  private static ZoneState zone() {
    Fusion fusion = new Fusion(FusionConfig.defaults());
    ZonePlan plan = ZonePlan.of(new ZoneKey("s1", "a"), Set.of("milk"), Set.of("c1"));
    Instant at = Instant.parse("2026-01-05T09:00:04.123456Z");
    Span span = new Span(Moves.at(3), at);
    ZoneInput.Look look =
        new ZoneInput.Look(
            ZoneInput.Verdict.AMBIGUOUS,
            List.of(new ZoneInput.Candidate("milk", 0.1f), new ZoneInput.Candidate("tea", 0.3)),
            0.5,
            1.0,
            0.05,
            true,
            1);
    ZoneState state = ZoneState.EMPTY;
    for (ZoneInput input :
        List.<ZoneInput>of(
            new ZoneInput.HeartbeatSeen(Moves.ref("c1"), at, at),
            new ZoneInput.SightingSeen(
                Moves.ref("c2"), at, span, Action.UNSURE, null, "p-1", 2, look),
            new ZoneInput.UnreadableSeen(
                Moves.ref("c3"), at, span, Action.TAKE, null, "jpeg is broken"),
            new ZoneInput.WeightSeen(Moves.ref("scale"), at, span, "shelf", -120, 5),
            new ZoneInput.GapSeen(Moves.ref("c4"), at, span, "CLOCK"),
            new ZoneInput.VisitSeen(
                Moves.ref("track"), at, "t1", "p-1", Moves.at(1), null, false))) {
      state = fusion.decide(state, plan, input).after();
    }
    return state;
  }

  private static TripState trip() {
    TripRules rules = new TripRules(TripConfig.defaults(), new CartRules(CartConfig.defaults()));
    Prices prices = new Prices().set("milk", 0, 120);
    TreeMap<String, Instant> zones = new TreeMap<>();
    zones.put("a", Moves.at(5));
    TripState state = TripState.unknown("t1");
    for (TripInput input :
        List.of(
            new TripInput.Entered("s1", TripInput.Kind.SHOPPER, 2, null, Moves.at(0)),
            new TripInput.MovementSeen(Moves.take("m1", "milk", 3)),
            new TripInput.MovementSeen(
                Moves.doubted(Moves.take("m2", "milk", 4), DoubtReason.WHAT_UNKNOWN)),
            new TripInput.MovementSeen(Moves.put("m3", "milk", 6)),
            new TripInput.VerdictSeen(
                new Verdict(
                    "r",
                    "m2",
                    Moves.at(7),
                    "op",
                    Ruling.THIS_PRODUCT,
                    new What("tea", null, null))),
            new TripInput.LeftStore("s1", Moves.at(8)),
            new TripInput.ClockSeen(Moves.at(9)))) {
      state =
          state.applyAll(
              rules.decide(state, input, store -> new StoreProgress(zones, List.of()), prices));
    }
    return state;
  }
}
