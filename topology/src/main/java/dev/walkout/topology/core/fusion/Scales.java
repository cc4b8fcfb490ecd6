package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneInput.WeightSeen;
import java.util.List;

/**
 * When a scale can be believed.
 *
 * <p>A scale sums up all hands on its shelf, so where another hand was there for most of its
 * movement, neither its change nor its silence is of one movement. A working scale that is silent
 * over a movement of its own shelf tells that nothing moved.
 */
final class Scales {

  private Scales() {}

  static ScaleReading read(ZonePlan plan, ZoneMemory memory, Group group) {
    List<WeightSeen> weights = group.weights();
    String shelf = group.shelf();
    if (weights.isEmpty()) {
      boolean silent =
          works(plan, memory, shelf, group.span())
              && !isCrowded(memory, group, group.span())
              && !movedForOthers(memory, group, shelf);
      return silent ? ScaleReading.SILENT : ScaleReading.NOT_ASKED;
    }
    Span span = weights.stream().map(WeightSeen::span).reduce(Span::hull).orElseThrow();
    if (isCrowded(memory, group, span)) {
      return ScaleReading.NOT_ASKED;
    }
    return ScaleReading.changed(
        weights.stream().mapToInt(WeightSeen::deltaGrams).sum(),
        weights.stream().mapToInt(WeightSeen::toleranceGrams).sum());
  }

  private static boolean works(ZonePlan plan, ZoneMemory memory, String shelf, Span span) {
    return shelf != null
        && plan.scales().containsKey(shelf)
        && memory.sawAll(plan.scales().get(shelf), span);
  }

  /** Whether another hand was at the shelf while this one was. */
  private static boolean isCrowded(ZoneMemory memory, Group group, Span span) {
    String shelf = group.shelf();
    for (Evidence other : group.others()) {
      if (!(other instanceof WeightSeen)
          && mayBe(other.shelfId(), shelf)
          && mostlyWithin(other.span(), span)) {
        return true;
      }
    }
    return memory.recent().stream()
        .anyMatch(past -> mayBe(past.shelfId(), shelf) && mostlyWithin(past.span(), span));
  }

  private static boolean movedForOthers(ZoneMemory memory, Group group, String shelf) {
    for (Evidence other : group.others()) {
      if (other instanceof WeightSeen && shelf.equals(other.shelfId()) && touch(other, group)) {
        return true;
      }
    }
    return memory.recent().stream()
        .anyMatch(
            past ->
                past.weighed() != null
                    && mayBe(past.shelfId(), shelf)
                    && mostlyWithin(group.span(), past.weighed()));
  }

  private static boolean touch(Evidence other, Group group) {
    return !other.span().overlap(group.span()).isNegative();
  }

  private static boolean mayBe(String one, String other) {
    return one == null || other == null || one.equals(other);
  }

  /** Whether at least half of the one lies within the other. */
  static boolean mostlyWithin(Span one, Span other) {
    return one.overlap(other).multipliedBy(2).compareTo(one.length()) >= 0
        && !one.overlap(other).isNegative();
  }
}
