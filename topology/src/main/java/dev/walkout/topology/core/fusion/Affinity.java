package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneInput.SightingSeen;
import dev.walkout.topology.core.fusion.ZoneInput.Verdict;
import java.util.Optional;

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

  /** Only of products that both are sure of: a wrong person is outvoted, a wrong product is not. */
  private static final double PRODUCT = 0.7;

  private Affinity() {}

  static double of(Evidence one, Evidence other) {
    return time(one.span(), other.span())
        + PERSON * agreement(one.personTrack(), other.personTrack())
        + SHELF * agreement(one.shelfId(), other.shelfId())
        + PRODUCT * agreement(product(one).orElse(null), product(other).orElse(null));
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

  private static Optional<String> product(Evidence evidence) {
    return evidence instanceof SightingSeen sighting
            && sighting.look().verdict() == Verdict.KNOWN
            && !sighting.look().candidates().isEmpty()
        ? Optional.of(sighting.look().candidates().get(0).sku())
        : Optional.empty();
  }
}
