package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.WeightBook.PieceWeight;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneInput.WeightSeen;
import dev.walkout.topology.core.fusion.ZoneMemory.Recent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes of weight that no burst has claimed. A hand that leans on a shelf and goes again leaves
 * changes that add up to nothing, or to what cameras saw moved meanwhile; they cancel. What has no
 * opposite within {@code rest} stays unexplained, unless cameras saw hands while it changed: then
 * it sums them up, and they were decided without it.
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
  List<WeightSeen> around(WeightSeen change, ZonePlan plan, ZoneState state) {
    List<WeightSeen> after =
        state.held().stream()
            .filter(WeightSeen.class::isInstance)
            .map(WeightSeen.class::cast)
            .filter(other -> !other.source().same(change.source()))
            .filter(other -> other.source().sensorId().equals(change.source().sensorId()))
            .filter(other -> !other.span().to().isAfter(deadline(change)))
            .sorted(Evidence.ORDER)
            .toList();
    for (WeightSeen other : after) {
      if (cancel(List.of(change, other), 0)) {
        return List.of(change, other);
      }
    }
    List<WeightSeen> run = new ArrayList<>(List.of(change));
    for (WeightSeen other : after) {
      run.add(other);
      if (cancel(run, 0) || cancel(run, seen(run, plan, state.memory()))) {
        return run;
      }
    }
    return List.of(change);
  }

  private static boolean cancel(List<WeightSeen> changes, int seen) {
    int sum = changes.stream().mapToInt(WeightSeen::deltaGrams).sum();
    int tolerance = changes.stream().mapToInt(WeightSeen::toleranceGrams).sum();
    return Math.abs((long) sum - seen) <= tolerance + Math.abs(seen) / 20;
  }

  /** What movements that no scale was asked about should have changed meanwhile, in grams. */
  private int seen(List<WeightSeen> run, ZonePlan plan, ZoneMemory memory) {
    Span span = run.stream().map(WeightSeen::span).reduce(Span::hull).orElseThrow();
    int grams = 0;
    for (Recent past : memory.recent()) {
      boolean counts = past.change() == null && past.sku() != null && isAt(past, run.get(0));
      if (counts && past.span().meets(span, config.scales().settle())) {
        int each = plan.weights().find(past.sku()).map(PieceWeight::grams).orElse(0);
        grams += (past.action() == Action.PUT ? each : -each) * past.pieces();
      }
    }
    return grams;
  }

  /** Whether cameras saw a hand at the shelf while it changed. */
  boolean wasSeen(WeightSeen change, ZoneMemory memory) {
    return memory.recent().stream()
        .anyMatch(
            past ->
                isAt(past, change) && past.span().meets(change.span(), config.scales().settle()));
  }

  private static boolean isAt(Recent past, WeightSeen change) {
    return past.shelfId() == null || past.shelfId().equals(change.shelfId());
  }
}
