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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** Frames next to the line in one of which it must be seen; a passer-by is not. */
  private static final int NEXT = 5;

  /** Share of the colours of those from which it is the same thing; a passer-by's head is not. */
  private static final double SAME_THING = 0.4;

  /** The same for its pictures, which leave the agent: nobody's head may be beside it. */
  private static final double ALONE = 0.6;

  /** How many times as large as those it may be in its pictures. */
  private static final double LARGER = 1.6;

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
    Ways ways = new Ways(in, out, in.palette(), out.palette());
    Compared compared = ways.compare(FAR_MORE);
    double more = compared.bothGained() ? ways.compare(ALL_BUT_NEW).more() : compared.more();
    List<Gained> took = compared.took();
    List<Gained> brought = compared.brought();
    if (Math.abs(more) < CLEAR) {
      return new Judgement(Action.UNSURE, Stream.concat(alone(brought), alone(took)).toList());
    }
    return more > 0
        ? new Judgement(Action.TAKE, alone(took).toList())
        : new Judgement(Action.PUT, alone(brought).toList());
  }

  /** Both ways of a hand, and all colours of each. */
  private record Ways(Evidence in, Evidence out, Palette before, Palette after) {

    Compared compare(float farMore) {
      List<Gained> brought = in.gained(new GainedColours(before, after, farMore), Way.IN);
      List<Gained> took = out.gained(new GainedColours(after, before, farMore), Way.OUT);
      return new Compared(brought, took, score(brought, in), score(took, out));
    }
  }

  /** What was gained on each way against the other, and how surely. */
  private record Compared(
      List<Gained> brought, List<Gained> took, double sureBrought, double sureTook) {

    double more() {
      return sureTook - sureBrought;
    }

    boolean bothGained() {
      return Math.min(sureTook, sureBrought) > CLEAR;
    }
  }

  /** Mean over all frames of how sure it is that something is held. */
  private static double score(List<Gained> gained, Evidence of) {
    return gained.stream().mapToDouble(gain -> gain.holding().held().score()).sum()
        / of.glimpses.size();
  }

  /** Those without anything beside what is held. */
  private static Stream<Holding> alone(List<Gained> gained) {
    return gained.stream()
        .filter(gain -> gain.same() >= ALONE && gain.larger() <= LARGER)
        .map(Gained::holding);
  }

  private List<Look> looks() {
    return glimpses.stream().flatMap(glimpse -> glimpse.reach().look().stream()).toList();
  }

  private Palette palette() {
    return new Palette(
        looks().stream().map(look -> new Places(look.levels(), look.arm())).toList());
  }

  /**
   * What may be held in a frame.
   *
   * @param same share of its colours that it has in common with what is held beside the line, 0..1
   * @param larger how many times as large as that it is
   */
  private record Gained(Holding holding, double same, double larger) {}

  private List<Gained> gained(GainedColours colours, Way way) {
    if (looks().stream().mapToDouble(colours::share).min().orElse(0) > ARM_ITSELF) {
      return List.of();
    }
    List<Gained> gained = new ArrayList<>();
    Map<Holding, Places> gains = new LinkedHashMap<>();
    for (Glimpse glimpse : glimpses) {
      Reach reach = glimpse.reach();
      reach.held().ifPresent(what -> gained.add(new Gained(new Holding(glimpse.at(), what), 1, 1)));
      if (reach.held().isEmpty()) {
        reach
            .look()
            .flatMap(colours::in)
            .ifPresent(gain -> gains.put(new Holding(glimpse.at(), gain.held()), gain.places()));
      }
    }
    gained.addAll(sameThing(gains, way));
    return gained;
  }

  /** What is held next to the line; empty where nothing is held there. */
  private List<Holding> besideLine(Set<Holding> gains, Way way) {
    Set<Instant> times =
        way.nextToLine(glimpses, NEXT).stream().map(Glimpse::at).collect(Collectors.toSet());
    return way.nextToLine(gains.stream().filter(gain -> times.contains(gain.at())).toList(), SURE);
  }

  /** Those that show what the ones next to the line show. */
  private List<Gained> sameThing(Map<Holding, Places> gains, Way way) {
    List<Holding> beside = besideLine(gains.keySet(), way);
    Palette held = new Palette(beside.stream().map(gains::get).toList());
    double largest = beside.stream().mapToDouble(h -> h.held().box().area()).max().orElse(1);
    return gains.keySet().stream()
        .map(
            holding ->
                new Gained(
                    holding,
                    new Palette(List.of(gains.get(holding))).overlap(held),
                    holding.held().box().area() / largest))
        .filter(gain -> gain.same() >= SAME_THING)
        .toList();
  }

  private enum Way {
    IN,
    OUT;

    /** Of what was seen one after the other, at most so many that were seen nearest to the line. */
    <T> List<T> nextToLine(List<T> seen, int most) {
      int count = Math.min(most, seen.size());
      return this == OUT ? seen.subList(0, count) : seen.subList(seen.size() - count, seen.size());
    }
  }
}
