package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.fusion.ScaleReading.Own;
import dev.walkout.topology.core.fusion.WeightBook.PieceWeight;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneInput.WeightSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Several hands on one scale: it tells what they moved together, so what the others are taken to
 * have moved leaves what this one did.
 *
 * <p>Each other hand is a distribution over grams by what cameras saw in it: the decided product of
 * a movement before, or the likely ones of a movement that is still to be decided. Their sums,
 * taken off the scale's change, are what this hand may have moved. Where a hand is left
 * unexplained, or a product's weight is not known, the scale is not asked.
 */
final class Company {

  /** More ways to explain a change explain nothing. */
  private static final int MOST_WAYS = 256;

  /** A candidate that is less probable is left to the scale's misreadings. */
  static final double WORTH_WEIGHING = 0.01;

  /** That a hand counts whose place or time is not certain. */
  private static final double PERHAPS = 0.5;

  private final FusionConfig fusion;
  private final ScaleConfig config;
  private final Weighing weighing;
  private final Grouping grouping;

  Company(FusionConfig config, Weighing weighing) {
    this.fusion = config;
    this.config = config.scales();
    this.weighing = weighing;
    this.grouping = new Grouping(config);
  }

  /** A hand that was there too, with what may have been in it. */
  private record Other(Span span, String shelfId, Action action, int pieces, List<Weighed> what) {}

  /** What the change of several hands says of this movement's. */
  ScaleReading reading(ZonePlan plan, ZoneMemory memory, Group group, Change change) {
    List<Other> others = others(plan, memory, group, change);
    Action action = group.action();
    Span hands = others.stream().map(Other::span).reduce(group.hands(), Span::hull);
    if (action == Action.UNSURE || others.isEmpty() || !covers(hands, change.span())) {
      return ScaleReading.NOT_ASKED;
    }
    List<Own> sums = List.of(new Own(0, 0, 1));
    for (Other other : others) {
      Optional<List<Own>> moved = moved(plan, group, change, other);
      if (moved.isEmpty() || sums.size() * moved.get().size() > MOST_WAYS) {
        return ScaleReading.NOT_ASKED;
      }
      sums = sums(sums, moved.get());
    }
    int sign = action == Action.PUT ? 1 : -1;
    return ScaleReading.shared(
        change,
        sums.stream()
            .map(
                sum ->
                    new Own(
                        sign * (change.deltaGrams() - sum.grams()),
                        sum.variance(),
                        sum.probability()))
            .toList());
  }

  private boolean covers(Span hands, Span change) {
    return !change.from().isBefore(hands.from().minus(config.settle()))
        && !change.to().isAfter(hands.to().plus(config.settle()));
  }

  private List<Other> others(ZonePlan plan, ZoneMemory memory, Group group, Change change) {
    Stream<Other> before =
        memory.recent().stream()
            .filter(past -> past.change() == null || past.change().equals(change))
            .map(
                past ->
                    new Other(
                        past.span(), past.shelfId(), past.action(), past.pieces(), past.likely()));
    return Stream.concat(before, undecided(plan, group))
        .filter(other -> Scales.isAt(other.shelfId(), group))
        .filter(other -> !other.span().overlap(change.span()).isNegative())
        .toList();
  }

  private Stream<Other> undecided(ZonePlan plan, Group group) {
    List<Evidence> left = new ArrayList<>(group.others());
    left.removeIf(WeightSeen.class::isInstance);
    List<Other> others = new ArrayList<>();
    for (Optional<Evidence> first = Grouping.first(left);
        first.isPresent();
        first = Grouping.first(left)) {
      Group next = grouping.around(first.get(), left);
      left.removeAll(next.members());
      int pieces =
          new Pieces(fusion, plan.weights(), ScaleReading.NOT_ASKED, next.sightings())
              .count(null, next.action());
      others.add(new Other(next.hands(), next.shelf(), next.action(), pieces, weighing.seen(next)));
    }
    return others.stream();
  }

  /** What the other hand may have done to the shelf; empty where nobody knows. */
  private Optional<List<Own>> moved(ZonePlan plan, Group group, Change change, Other other) {
    if (other.pieces() > 0 && other.what().isEmpty()) {
      return Optional.empty();
    }
    boolean certain =
        other.shelfId() != null
            && group.shelf() != null
            && Scales.mostlyWithin(other.span(), change.span())
            && other.action() != Action.UNSURE;
    double counts = other.pieces() == 0 ? 0 : certain ? 1 : PERHAPS;
    List<Own> ways = new ArrayList<>(counts < 1 ? List.of(new Own(0, 0, 1 - counts)) : List.of());
    for (Weighed weighed : counts > 0 ? other.what() : List.<Weighed>of()) {
      if (weighed.probability() >= WORTH_WEIGHING) {
        Optional<PieceWeight> piece = plan.weights().find(weighed.sku());
        if (piece.isEmpty()) {
          return Optional.empty();
        }
        ways.addAll(ways(piece.get(), other, counts * weighed.probability()));
      }
    }
    return Optional.of(ways);
  }

  private List<Own> ways(PieceWeight piece, Other other, double probability) {
    double grams = (double) other.pieces() * piece.grams();
    double spread = config.spread(piece);
    double variance = other.pieces() * spread * spread;
    return switch (other.action()) {
      case TAKE -> List.of(new Own(-grams, variance, probability));
      case PUT -> List.of(new Own(grams, variance, probability));
      case UNSURE ->
          List.of(
              new Own(-grams, variance, probability / 2),
              new Own(grams, variance, probability / 2));
    };
  }

  private static List<Own> sums(List<Own> some, List<Own> more) {
    List<Own> sums = new ArrayList<>();
    for (Own one : some) {
      for (Own other : more) {
        sums.add(
            new Own(
                one.grams() + other.grams(),
                one.variance() + other.variance(),
                one.probability() * other.probability()));
      }
    }
    return sums;
  }
}
