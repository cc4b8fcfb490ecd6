package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneInput.WeightSeen;
import java.time.Duration;
import java.util.List;

/**
 * When a scale can be believed.
 *
 * <p>A scale sums up all hands on its shelf until it settles, so where another hand was there too,
 * neither its change nor its silence is of one movement. A working scale that is silent over a
 * movement of its own shelf tells that nothing moved.
 */
final class Scales {

  private final Duration settle;

  Scales(ScaleConfig config) {
    this.settle = config.settle();
  }

  ScaleReading read(ZonePlan plan, ZoneMemory memory, Group group) {
    List<WeightSeen> weights = group.weights();
    if (weights.isEmpty()) {
      boolean silent = works(plan, memory, group) && !isCrowded(memory, group);
      return silent ? ScaleReading.SILENT : ScaleReading.NOT_ASKED;
    }
    Span span = weights.stream().map(WeightSeen::span).reduce(Span::hull).orElseThrow();
    if (reachesOut(span, group) || isShared(memory, group, span)) {
      return ScaleReading.NOT_ASKED;
    }
    return ScaleReading.changed(
        weights.stream().mapToInt(WeightSeen::deltaGrams).sum(),
        weights.stream().mapToInt(WeightSeen::toleranceGrams).sum());
  }

  private static boolean works(ZonePlan plan, ZoneMemory memory, Group group) {
    String scale = group.shelf() == null ? null : plan.scales().get(group.shelf());
    return scale != null && memory.sawAll(scale, group.span());
  }

  /** Whether the change lasted longer than this movement, so that there was another. */
  private boolean reachesOut(Span change, Group group) {
    boolean seen = group.members().stream().anyMatch(e -> !(e instanceof WeightSeen));
    if (!seen) {
      return false;
    }
    Span hands =
        group.members().stream()
            .filter(e -> !(e instanceof WeightSeen))
            .map(Evidence::span)
            .reduce(Span::hull)
            .orElseThrow();
    return change.from().isBefore(hands.from().minus(settle))
        || change.to().isAfter(hands.to().plus(settle));
  }

  /** Whether another hand moved for most of its time while the scale changed. */
  private static boolean isShared(ZoneMemory memory, Group group, Span change) {
    return group.others().stream()
            .filter(other -> !(other instanceof WeightSeen) && isAt(other.shelfId(), group))
            .anyMatch(other -> mostlyWithin(other.span(), change))
        || memory.recent().stream()
            .filter(past -> isAt(past.shelfId(), group))
            .anyMatch(past -> mostlyWithin(past.span(), change));
  }

  /** Whether another hand, or a change that another hand made, was near enough to be summed up. */
  private boolean isCrowded(ZoneMemory memory, Group group) {
    Span span = group.span();
    return group.others().stream()
            .filter(other -> isAt(other.shelfId(), group))
            .anyMatch(other -> other.span().meets(span, settle))
        || memory.recent().stream()
            .filter(past -> isAt(past.shelfId(), group))
            .anyMatch(
                past ->
                    past.span().meets(span, settle)
                        || (past.weighed() != null && past.weighed().meets(span, settle)));
  }

  private static boolean isAt(String shelf, Group group) {
    return shelf == null || group.shelf() == null || shelf.equals(group.shelf());
  }

  /** Whether at least half of the one lies within the other. */
  static boolean mostlyWithin(Span one, Span other) {
    return one.overlap(other).multipliedBy(2).compareTo(one.length()) >= 0
        && !one.overlap(other).isNegative();
  }
}
