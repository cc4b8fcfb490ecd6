package dev.walkout.shop.bench.index;

import dev.walkout.shop.bench.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** One kind of call, and the microseconds it took, round by round. */
final class Series {

  /** Calls of a round at the least, so that it has percentiles. */
  private static final int LEAST_CALLS = 32;

  private final IntConsumer call;
  private final List<double[]> rounds = new ArrayList<>();

  /** The call is given its number in the round. */
  Series(IntConsumer call) {
    this.call = call;
  }

  /** Another round of that many seconds. */
  void measure(double seconds) {
    double[] micros = new double[LEAST_CALLS];
    int calls = 0;
    long begun = System.nanoTime();
    for (long now = begun; calls < LEAST_CALLS || now - begun < seconds * 1e9; calls++) {
      call.accept(calls);
      long done = System.nanoTime();
      if (calls == micros.length) {
        micros = Arrays.copyOf(micros, 2 * calls);
      }
      micros[calls] = (done - now) / 1e3;
      now = done;
    }
    micros = Arrays.copyOf(micros, calls);
    Arrays.sort(micros);
    rounds.add(micros);
  }

  /** Forgets the rounds so far: they were for warming up. */
  void forget() {
    rounds.clear();
  }

  /** A percentile of each round. */
  List<Double> each(double share) {
    return rounds.stream().map(sorted -> Spread.percentile(sorted, share)).toList();
  }

  /** A percentile, as the median of the rounds. */
  Spread spread(double share) {
    return Spread.of(each(share));
  }

  /** Medians over those of another series, round by round, when each call counts as so many. */
  Spread over(Series other, double calls) {
    List<Double> its = each(0.5);
    List<Double> others = other.each(0.5);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < its.size(); round++) {
      ratios.add(its.get(round) / calls / others.get(round));
    }
    return Spread.of(ratios);
  }
}
