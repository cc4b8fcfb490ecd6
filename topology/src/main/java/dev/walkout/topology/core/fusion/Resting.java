package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneInput.WeightSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes of weight that no camera explains. A hand that leans on a shelf and goes again leaves
 * changes that add up to nothing; they cancel. What has no opposite within {@code rest} stays
 * unexplained.
 */
final class Resting {

  private final FusionConfig config;

  Resting(FusionConfig config) {
    this.config = config;
  }

  /** The first change that no burst has claimed. */
  static Optional<WeightSeen> first(List<Evidence> held) {
    return held.stream()
        .filter(WeightSeen.class::isInstance)
        .min(Evidence.ORDER)
        .map(WeightSeen.class::cast);
  }

  /** Until when the change waits for its opposite. */
  Instant deadline(WeightSeen change) {
    return change.span().to().plus(config.scales().rest());
  }

  /** The changes of one hand that rested, this one first; only this one where it did not rest. */
  List<WeightSeen> around(WeightSeen change, List<Evidence> held) {
    List<WeightSeen> after =
        held.stream()
            .filter(WeightSeen.class::isInstance)
            .map(WeightSeen.class::cast)
            .filter(other -> !other.source().same(change.source()))
            .filter(other -> other.source().sensorId().equals(change.source().sensorId()))
            .filter(other -> !other.span().to().isAfter(deadline(change)))
            .sorted(Evidence.ORDER)
            .toList();
    for (WeightSeen other : after) {
      if (cancel(List.of(change, other))) {
        return List.of(change, other);
      }
    }
    List<WeightSeen> run = new ArrayList<>(List.of(change));
    for (WeightSeen other : after) {
      run.add(other);
      if (cancel(run)) {
        return run;
      }
    }
    return List.of(change);
  }

  private static boolean cancel(List<WeightSeen> changes) {
    int sum = changes.stream().mapToInt(WeightSeen::deltaGrams).sum();
    return Math.abs((long) sum) <= changes.stream().mapToInt(WeightSeen::toleranceGrams).sum();
  }
}
