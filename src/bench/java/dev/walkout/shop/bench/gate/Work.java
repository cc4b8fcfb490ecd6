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
 * The same bursts matched over and over by one thread, with the gate and without it in turn.
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
      Pair matched = new Pair(perSecond(s -> match(gate, s)), perSecond(s -> match(always, s)));
      Pair all = new Pair(perSecond(s -> whole(gate, s)), perSecond(s -> whole(always, s)));
      if (round > 0) { // until then the JIT compiler was at work
        matching.add(matched);
        whole.add(all);
      }
    }
    return new Speed(name, matching, whole);
  }

  private double perSecond(ToIntFunction<Shown> work) {
    long started = System.nanoTime();
    long crops = 0;
    long nanos = 0;
    for (int i = 0; nanos < seconds * 1e9; i++) {
      crops += work.applyAsInt(day.shown().get(i % day.shown().size()));
      nanos = System.nanoTime() - started;
    }
    return crops * 1e9 / nanos;
  }

  private static int match(Gate gate, Shown shown) {
    return gate.match(shown.crops(), shown.qualities()).crops().size();
  }

  private int whole(Gate gate, Shown shown) {
    List<float[]> crops = embedder.embed(Day.decode(shown.burst()));
    return gate.match(crops, shown.qualities()).crops().size();
  }
}
