package dev.walkout.edge.track;

import dev.walkout.edge.detect.Look;
import dev.walkout.edge.detect.Reach;
import dev.walkout.edge.track.Palette.Places;
import dev.walkout.edge.track.Passage.Holding;
import dev.walkout.schemas.avro.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** How many times more often a colour occurs on one way than on the other, to be gained on it. */
  private static final float FAR_MORE = 4;

  /**
   * The same where both ways have gained something: on one of them that is the hand, which a
   * product hid on the other, but for some fingers; the product was not there at all.
   */
  private static final float ALL_BUT_NEW = 24;

  /** Holdings next to the line that say what is held: nobody passes by so near the shelf. */
  private static final int SURE = 3;

  /** Share of the colours of those from which it is the same thing; a passer-by's head is not. */
  private static final double SAME_THING = 0.4;

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
    Palette before = in.palette();
    Palette after = out.palette();
    List<Holding> brought = in.holdings(new GainedColours(before, after, FAR_MORE), Way.IN);
    List<Holding> took = out.holdings(new GainedColours(after, before, FAR_MORE), Way.OUT);
    double more = score(took, out) - score(brought, in);
    if (Math.min(score(took, out), score(brought, in)) > CLEAR) {
      more =
          score(out.holdings(new GainedColours(after, before, ALL_BUT_NEW), Way.OUT), out)
              - score(in.holdings(new GainedColours(before, after, ALL_BUT_NEW), Way.IN), in);
    }
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

  private Palette palette() {
    return new Palette(
        looks().stream().map(look -> new Places(look.levels(), look.arm())).toList());
  }

  private List<Holding> holdings(GainedColours gained, Way way) {
    if (looks().stream().mapToDouble(gained::share).min().orElse(0) > ARM_ITSELF) {
      return new ArrayList<>();
    }
    List<Holding> holdings = new ArrayList<>();
    Map<Holding, Places> gains = new LinkedHashMap<>();
    for (Glimpse glimpse : glimpses) {
      Reach reach = glimpse.reach();
      reach.held().ifPresent(what -> holdings.add(new Holding(glimpse.at(), what)));
      if (reach.held().isEmpty()) {
        reach
            .look()
            .flatMap(gained::in)
            .ifPresent(gain -> gains.put(new Holding(glimpse.at(), gain.held()), gain.places()));
      }
    }
    holdings.addAll(sameThing(gains, way));
    return holdings;
  }

  /** Those that show what the ones next to the line show. */
  private static List<Holding> sameThing(Map<Holding, Places> gains, Way way) {
    List<Places> all = new ArrayList<>(gains.values());
    int sure = Math.min(SURE, all.size());
    Palette held =
        new Palette(
            way == Way.OUT ? all.subList(0, sure) : all.subList(all.size() - sure, all.size()));
    return gains.entrySet().stream()
        .filter(gain -> new Palette(List.of(gain.getValue())).overlap(held) >= SAME_THING)
        .map(Map.Entry::getKey)
        .toList();
  }

  private enum Way {
    IN,
    OUT
  }
}
