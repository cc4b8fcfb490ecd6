package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.ZoneInput.WeightSeen;
import dev.walkout.topology.core.fusion.ZoneMemory.Recent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a scale can be believed.
 *
 * <p>A scale sums up all hands on its shelf until it settles, so where another hand was there too,
 * its silence tells nothing of one movement, and its change only beside what the others moved
 * ({@link Company}). A working scale that is silent over a movement of its own shelf tells that
 * nothing moved.
 */
final class Scales {

  private final FusionConfig config;
  private final Weighing weighing;
  private final Duration settle;
  private final Company company;

  Scales(FusionConfig config, Weighing weighing) {
    this.config = config;
    this.weighing = weighing;
    this.settle = config.scales().settle();
    this.company = new Company(config, weighing);
  }

  /**
   * The group without a change that only its time ties to it: no camera names a shelf, and it is
   * not the weight of anything that cameras may have seen. It is left to the hand that made it.
   */
  Group own(ZonePlan plan, Group group) {
    Change change = Change.of(group.weights());
    if (change == null
        || group.sightings().isEmpty()
        || group.sightings().stream().anyMatch(seen -> seen.shelfId() != null)) {
      return group;
    }
    Pieces pieces =
        new Pieces(config, plan.weights(), ScaleReading.changed(change), group.sightings());
    boolean explained =
        weighing.seen(group).stream()
            .filter(weighed -> weighed.probability() >= Company.WORTH_WEIGHING)
            .anyMatch(weighed -> pieces.explains(weighed.sku()));
    return explained ? group : group.withoutWeights();
  }

  ScaleReading read(ZonePlan plan, ZoneMemory memory, Group group) {
    Change change = Change.of(group.weights());
    if (change == null) {
      Optional<Change> common = common(memory, group);
      if (common.isPresent()) {
        return company.reading(plan, memory, group, common.get());
      }
      boolean silent = works(plan, memory, group) && !isCrowded(memory, group);
      return silent ? ScaleReading.SILENT : ScaleReading.NOT_ASKED;
    }
    return reachesOut(change.span(), group) || isShared(memory, group, change.span())
        ? company.reading(plan, memory, group, change)
        : ScaleReading.changed(change);
  }

  /** A change that is another movement's evidence and that this one is part of. */
  private static Optional<Change> common(ZoneMemory memory, Group group) {
    Stream<Change> before =
        memory.recent().stream()
            .filter(past -> past.change() != null && isAt(past.shelfId(), group))
            .map(Recent::change);
    Stream<Change> after =
        group.others().stream()
            .filter(other -> other instanceof WeightSeen && isAt(other.shelfId(), group))
            .map(other -> Change.of(List.of((WeightSeen) other)));
    return Stream.concat(before, after)
        .filter(change -> mostlyWithin(group.hands(), change.span()))
        .findFirst();
  }

  private static boolean works(ZonePlan plan, ZoneMemory memory, Group group) {
    String scale = group.shelf() == null ? null : plan.scales().get(group.shelf());
    return scale != null && memory.sawAll(scale, group.span());
  }

  /** Whether the change lasted longer than this movement, so that there was another. */
  private boolean reachesOut(Span change, Group group) {
    Span hands = group.hands();
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
                        || (past.change() != null && past.change().span().meets(span, settle)));
  }

  static boolean isAt(String shelf, Group group) {
    return shelf == null || group.shelf() == null || shelf.equals(group.shelf());
  }

  /** Whether at least half of the one lies within the other. */
  static boolean mostlyWithin(Span one, Span other) {
    return one.overlap(other).multipliedBy(2).compareTo(one.length()) >= 0
        && !one.overlap(other).isNegative();
  }
}
