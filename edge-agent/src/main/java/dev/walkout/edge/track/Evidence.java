package dev.walkout.edge.track;

import dev.walkout.edge.detect.Look;
import dev.walkout.edge.detect.Reach;
import dev.walkout.edge.track.Passage.Holding;
import dev.walkout.schemas.avro.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a hand looked on its way in or on its way out. */
final class Evidence {

  /** Frames that are kept; those beside the line tell most. */
  static final int MOST = 16;

  /** Difference of the two ways from which it counts as taken or put. */
  private static final double CLEAR = 0.12;

  /**
   * Share of the arm in gained colours above which it is not a product that is new, but the arm
   * itself, which something else hid on the other way.
   */
  private static final double ARM_ITSELF = 0.75;

  private final List<Glimpse> glimpses = new ArrayList<>();

  private record Glimpse(Instant at, Reach reach) {}

  /** On the way in, the last are kept. */
  void addLast(Reach reach, Instant at) {
    if (glimpses.size() == MOST) {
      glimpses.remove(0);
    }
    glimpses.add(new Glimpse(at, reach));
  }

  /** On the way out, the first are kept. */
  boolean addFirst(Reach reach, Instant at) {
    return glimpses.size() < MOST && glimpses.add(new Glimpse(at, reach));
  }

  void clear() {
    glimpses.clear();
  }

  /**
   * What a hand did.
   *
   * @param holdings what it held when, on the way that shows it
   */
  record Judgement(Action action, List<Holding> holdings) {}

  /** Compares what a hand held on both ways; both must have been seen. */
  static Judgement judge(Evidence in, Evidence out) {
    if (in.glimpses.isEmpty() || out.glimpses.isEmpty()) {
      return new Judgement(Action.UNSURE, List.of());
    }
    Palette before = new Palette(in.looks());
    Palette after = new Palette(out.looks());
    List<Holding> brought = in.holdings(new GainedColours(before, after));
    List<Holding> took = out.holdings(new GainedColours(after, before));
    double more = score(took, out) - score(brought, in);
    if (Math.abs(more) < CLEAR) {
      brought.addAll(took);
      return new Judgement(Action.UNSURE, brought);
    }
    return more > 0 ? new Judgement(Action.TAKE, took) : new Judgement(Action.PUT, brought);
  }

  /** Mean over all frames of how sure it is that something is held. */
  private static double score(List<Holding> holdings, Evidence of) {
    return holdings.stream().mapToDouble(holding -> holding.held().score()).sum()
        / of.glimpses.size();
  }

  private List<Look> looks() {
    return glimpses.stream().flatMap(glimpse -> glimpse.reach().look().stream()).toList();
  }

  private List<Holding> holdings(GainedColours gained) {
    List<Holding> holdings = new ArrayList<>();
    if (looks().stream().mapToDouble(gained::share).min().orElse(0) > ARM_ITSELF) {
      return holdings;
    }
    for (Glimpse glimpse : glimpses) {
      Reach reach = glimpse.reach();
      Optional<Reach.Held> held = reach.held().or(() -> reach.look().flatMap(gained::in));
      held.ifPresent(what -> holdings.add(new Holding(glimpse.at(), what)));
    }
    return holdings;
  }
}
