package dev.walkout.shop.bench.gate;

import dev.walkout.shop.bench.gate.Day.Shown;
import dev.walkout.shop.bench.gate.GateReport.Pair;
import dev.walkout.shop.bench.gate.GateReport.Speed;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The same bursts matched over and over by one thread, each with the gate and without it.
 *
 * @param seconds how long one measurement takes
 */
record Work(Day day, Embedder embedder, double seconds) {

  /** Crops a second with an index, matching alone and with decoding and embedding before it. */
  Speed speed(String name, AnchorIndex index, int rounds) {
    Gate gate = new Gate(day.gallery(), index);
    Gate always = Gate.alwaysSearching(day.gallery(), index);
    List<Pair> matching = new ArrayList<>();
    List<Pair> whole = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      Pair matched = perSecond(s -> match(gate, s), s -> match(always, s));
      Pair all = perSecond(s -> whole(gate, s), s -> whole(always, s));
      if (round > 0) { // until then the JIT compiler was at work
        matching.add(matched);
        whole.add(all);
      }
    }
    return new Speed(name, matching, whole);
  }

  /** Burst by burst in turn, so that what else the machine does meets both alike. */
  private Pair perSecond(ToIntFunction<Shown> gate, ToIntFunction<Shown> always) {
    long gateNanos = 0;
    long alwaysNanos = 0;
    long gateCrops = 0;
    long alwaysCrops = 0;
    for (int i = 0; gateNanos + alwaysNanos < 2 * seconds * 1e9; i++) {
      Shown shown = day.shown().get(i % day.shown().size());
      long started = System.nanoTime();
      gateCrops += gate.applyAsInt(shown);
      long between = System.nanoTime();
      alwaysCrops += always.applyAsInt(shown);
      gateNanos += between - started;
      alwaysNanos += System.nanoTime() - between;
    }
    return new Pair(gateCrops * 1e9 / gateNanos, alwaysCrops * 1e9 / alwaysNanos);
  }

  private static int match(Gate gate, Shown shown) {
    return gate.match(shown.crops(), shown.qualities()).crops().size();
  }

  private int whole(Gate gate, Shown shown) {
    List<float[]> crops = embedder.embed(Day.decode(shown.burst()));
    return gate.match(crops, shown.qualities()).crops().size();
  }
}
