package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneInput.Look;
import dev.walkout.topology.core.fusion.ZoneInput.SightingSeen;
import dev.walkout.topology.core.fusion.ZoneInput.Verdict;
import java.util.Map;

/**
 * How well two reports of different sensors match: 1 when they cover the same time, less the less
 * they do, and a little more or less as they agree on person, shelf and product.
 *
 * <p>Time counts most: one hand's movements follow each other, and a wrong name must not pull a
 * report to the hand's next movement. The names decide between hands that move at once, what is in
 * them before whose they are.
 */
final class Affinity {

  private static final double PERSON = 0.3;
  private static final double SHELF = 0.15;

  /** More than a person's: a wrong person is outvoted, a wrong product is not. */
  private static final double PRODUCT = 0.7;

  private Affinity() {}

  static double of(Evidence one, Evidence other) {
    return time(one.span(), other.span())
        + PERSON * agreement(one.personTrack(), other.personTrack())
        + SHELF * agreement(one.shelfId(), other.shelfId())
        + PRODUCT * sameProduct(one, other);
  }

  static boolean sameShelfOrUnknown(Evidence one, Evidence other) {
    return agreement(one.shelfId(), other.shelfId()) >= 0;
  }

  private static double time(Span one, Span other) {
    long longer = Math.max(one.length().toNanos(), other.length().toNanos());
    return (double) one.overlap(other).toNanos() / Math.max(1, longer);
  }

  private static int agreement(String one, String other) {
    if (one == null || other == null) {
      return 0;
    }
    return one.equals(other) ? 1 : -1;
  }

  /** From 1 where both surely show the same product to -1 where they surely show others. */
  private static double sameProduct(Evidence one, Evidence other) {
    if (!(one instanceof SightingSeen first && other instanceof SightingSeen second)
        || isStrange(first.look())
        || isStrange(second.look())) {
      return 0;
    }
    Map<String, Double> there = second.look().odds();
    double same = 0;
    for (Map.Entry<String, Double> product : first.look().odds().entrySet()) {
      same += product.getValue() * there.getOrDefault(product.getKey(), 0.0);
    }
    return 2 * same - 1;
  }

  private static boolean isStrange(Look look) {
    return look.verdict() == Verdict.UNKNOWN || look.candidates().isEmpty();
  }
}
