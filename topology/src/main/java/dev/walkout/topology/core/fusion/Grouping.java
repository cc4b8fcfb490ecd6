package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneInput.WeightSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which evidence tells of one and the same movement.
 *
 * <p>Bursts are taken in order of their ends (then of their sources). The first that is free begins
 * a movement; of every other sensor at most one report joins, provided it meets the first in time,
 * ends within the fusion window after it, fits in action, and that it and each member are one
 * another's among their sensors' reports ({@link Affinity}). Scales come last, and only that of the
 * shelf which the cameras name, if any does. Two reports of one sensor are two movements. A report
 * that names another person may join, where it is a better match than any other: cameras mistake
 * crossed arms, and are then outvoted.
 *
 * <p>The result is a function of the evidence alone. What can join a movement has ended (of a
 * scale's change: has begun) by its first end plus the window, so it has been reported when the
 * zone's progress gets there; how the sensors interleave, and in what steps progress comes, changes
 * nothing.
 */
final class Grouping {

  private static final Comparator<Evidence> CAMERAS_FIRST =
      Comparator.comparing(WeightSeen.class::isInstance);

  private final FusionConfig config;

  Grouping(FusionConfig config) {
    this.config = config;
  }

  /** When the movement that begins with this burst is decided. */
  Instant deadline(Evidence first) {
    return first.span().to().plus(config.window());
  }

  /** The first burst that is still free. */
  static Optional<Evidence> first(List<Evidence> held) {
    return held.stream().filter(e -> !(e instanceof WeightSeen)).min(Evidence.ORDER);
  }

  /** The movement that begins with this burst. */
  Group around(Evidence first, List<Evidence> held) {
    List<Evidence> known = held.stream().filter(e -> !known(e).isAfter(deadline(first))).toList();
    List<Evidence> near =
        known.stream()
            .filter(e -> mayJoin(first, e))
            .sorted(CAMERAS_FIRST.thenComparing(bestFor(first)))
            .toList();
    List<Evidence> group = new ArrayList<>(List.of(first));
    Action action = first.action();
    for (Evidence evidence : near) {
      if (action.fits(evidence.action())
          && group.stream().allMatch(member -> arePair(member, evidence, known))) {
        group.add(evidence);
        action = action.or(evidence.action());
      }
    }
    group.sort(CAMERAS_FIRST.thenComparing(Evidence.ORDER));
    return new Group(group, known.stream().filter(e -> !group.contains(e)).toList());
  }

  /** When a report must be there: a scale that has not settled does not promise its beginning. */
  private static Instant known(Evidence evidence) {
    return evidence instanceof WeightSeen ? evidence.span().from() : evidence.span().to();
  }

  private boolean mayJoin(Evidence first, Evidence other) {
    return !sameSensor(first, other)
        && first.span().meets(other.span(), config.overlapSlack())
        && first.action().fits(other.action())
        && fitsShelf(first, other)
        && isLikely(first, other);
  }

  /**
   * Two cameras' reports that agree on less than they contradict one another in are of two hands.
   */
  private static boolean isLikely(Evidence one, Evidence other) {
    return one instanceof WeightSeen || other instanceof WeightSeen || Affinity.of(one, other) > 0;
  }

  private static boolean fitsShelf(Evidence one, Evidence other) {
    return !(one instanceof WeightSeen || other instanceof WeightSeen)
        || Affinity.sameShelfOrUnknown(one, other);
  }

  /**
   * Whether two sensors' reports are each other's: of all pairs of the two sensors' reports that
   * may join, those which match best are taken first, and no report twice. So a report whose best
   * match is a better one's stays with what that one leaves over.
   */
  private boolean arePair(Evidence member, Evidence other, List<Evidence> known) {
    if (sameSensor(member, other) || !fitsShelf(member, other)) {
      return false;
    }
    List<Evidence> members = of(member, known);
    List<Evidence> others = of(other, known);
    if (members.size() == 1 && others.size() == 1) {
      return true;
    }
    List<Pair> pairs = new ArrayList<>();
    for (Evidence one : members) {
      for (Evidence two : others) {
        if ((one == member && two == other) || mayJoin(one, two)) {
          pairs.add(Pair.of(one, two));
        }
      }
    }
    pairs.sort(Pair.BEST_FIRST);
    Set<Evidence> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Pair pair : pairs) {
      if (!taken.contains(pair.one()) && !taken.contains(pair.two())) {
        if (pair.one() == member || pair.two() == other) {
          return pair.one() == member && pair.two() == other;
        }
        taken.add(pair.one());
        taken.add(pair.two());
      }
    }
    throw new IllegalStateException("the pair itself is among the pairs");
  }

  private record Pair(Evidence one, Evidence two, double affinity) {

    private static final Comparator<Pair> BEST_FIRST =
        Comparator.comparingDouble(Pair::affinity)
            .reversed()
            .thenComparing(Pair::one, Evidence.ORDER)
            .thenComparing(Pair::two, Evidence.ORDER);

    private static Pair of(Evidence one, Evidence two) {
      return new Pair(one, two, Affinity.of(one, two));
    }
  }

  private static List<Evidence> of(Evidence report, List<Evidence> known) {
    return known.stream().filter(e -> sameSensor(e, report)).toList();
  }

  private static boolean sameSensor(Evidence one, Evidence other) {
    return one.source().sensorId().equals(other.source().sensorId());
  }

  private static Comparator<Evidence> bestFor(Evidence evidence) {
    return Comparator.comparingDouble((Evidence e) -> Affinity.of(evidence, e))
        .reversed()
        .thenComparing(Evidence.ORDER);
  }
}
