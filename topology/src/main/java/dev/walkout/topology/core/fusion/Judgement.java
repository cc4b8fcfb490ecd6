package dev.walkout.topology.core.fusion;

import dev.walkout.schemas.Ids;
import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Movement.What;
import dev.walkout.topology.core.SourceRef;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.fusion.Weighing.Posterior;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneInput.SightingSeen;
import dev.walkout.topology.core.fusion.ZoneInput.UnreadableSeen;
import dev.walkout.topology.core.fusion.ZoneInput.Verdict;
import dev.walkout.topology.core.fusion.ZoneInput.WeightSeen;
import dev.walkout.topology.core.fusion.ZoneState.Visit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the evidence of one movement proves: what was moved, how, and by whom. */
final class Judgement {

  private static final int CANDIDATES_KEPT = 5;

  private final FusionConfig config;
  private final Weighing weighing;

  Judgement(FusionConfig config) {
    this.config = config;
    this.weighing = new Weighing(config);
  }

  /** The movement that a group of evidence, in order, tells of. */
  Movement of(ZonePlan plan, List<Evidence> group, List<Visit> visits) {
    Span span = group.stream().map(Evidence::span).reduce(Span::hull).orElseThrow();
    Action action = group.stream().map(Evidence::action).reduce(Action.UNSURE, Action::or);
    List<SightingSeen> sightings = of(SightingSeen.class, group);
    Posterior posterior =
        weighing.weigh(
            sightings.stream().map(SightingSeen::look).toList(),
            sku ->
                action != Action.TAKE || plan.skus().contains(sku)
                    ? 1
                    : config.outsidePlanogramOdds());
    Attribution.Answer whose = Attribution.of(span, group, visits);
    Doubt doubt = whose.doubt();
    if (doubt == null) {
      doubt = unseen(group, sightings);
    }
    if (doubt == null && action == Action.UNSURE) {
      doubt =
          new Doubt(DoubtReason.ACTION_UNSURE, "no sensor knows whether it was taken or put back");
    }
    if (doubt == null && action == Action.TAKE) {
      doubt = undecided(posterior, sightings);
    }
    return new Movement(
        movementId(plan, group.get(0).source()),
        plan.zone(),
        span,
        action,
        whose.who(),
        what(posterior, sightings, action),
        group.stream().map(Evidence::source).sorted().toList(),
        doubt);
  }

  /** A movement that came after its time had been decided. */
  Movement late(ZonePlan plan, Evidence evidence, List<Visit> visits, Instant reported) {
    return of(plan, List.of(evidence), visits)
        .doubted(
            new Doubt(
                DoubtReason.LATE,
                "it ended at "
                    + evidence.span().to()
                    + ", but the zone had reported everything up to "
                    + reported));
  }

  private static String movementId(ZonePlan plan, SourceRef first) {
    return Ids.derive("movement", plan.zone(), first.sensorId(), first.bootId(), first.seq());
  }

  private static Doubt unseen(List<Evidence> group, List<SightingSeen> sightings) {
    if (!sightings.isEmpty()) {
      return null;
    }
    List<UnreadableSeen> unreadable = of(UnreadableSeen.class, group);
    if (!unreadable.isEmpty()) {
      return new Doubt(
          DoubtReason.UNREADABLE,
          unreadable.stream().map(UnreadableSeen::reason).collect(Collectors.joining("; ")));
    }
    WeightSeen weight = of(WeightSeen.class, group).get(0);
    return new Doubt(
        DoubtReason.WHAT_UNKNOWN,
        "shelf "
            + weight.shelfId()
            + " changed by "
            + weight.deltaGrams()
            + " g and no camera saw why");
  }

  private Doubt undecided(Posterior posterior, List<SightingSeen> sightings) {
    if (!posterior.products().isEmpty()
        && posterior.products().get(0).probability() >= config.minProbability()) {
      return null;
    }
    long unsearched = sightings.stream().filter(s -> s.look().indexUnavailable()).count();
    if (unsearched > 0) {
      return new Doubt(
          DoubtReason.INDEX_UNAVAILABLE,
          "anchors could not be searched for "
              + unsearched
              + " of "
              + sightings.size()
              + " bursts");
    }
    List<String> known =
        sightings.stream()
            .filter(s -> s.look().verdict() == Verdict.KNOWN && !s.look().candidates().isEmpty())
            .map(s -> s.look().candidates().get(0).sku())
            .distinct()
            .sorted()
            .toList();
    if (known.size() > 1) {
      return new Doubt(DoubtReason.DISAGREEMENT, "cameras are sure of " + known);
    }
    if (posterior.unknownLeads()) {
      return new Doubt(DoubtReason.WHAT_UNKNOWN, "nothing in the gallery is near enough");
    }
    String top =
        posterior.products().stream()
            .limit(2)
            .map(Weighed::sku)
            .collect(Collectors.joining(" or "));
    return new Doubt(DoubtReason.WHAT_AMBIGUOUS, "it may be " + top);
  }

  private What what(Posterior posterior, List<SightingSeen> sightings, Action action) {
    List<Weighed> top = posterior.products().stream().limit(CANDIDATES_KEPT).toList();
    boolean decided = !top.isEmpty() && top.get(0).probability() >= config.minProbability();
    return new What(decided ? top.get(0).sku() : null, pieces(sightings, action), top);
  }

  /** What most cameras counted; where they are split, what charges less. */
  private static int pieces(List<SightingSeen> sightings, Action action) {
    Map<Integer, Long> votes =
        sightings.stream()
            .collect(
                Collectors.groupingBy(SightingSeen::pieces, TreeMap::new, Collectors.counting()));
    Comparator<Map.Entry<Integer, Long>> byVotes = Map.Entry.comparingByValue();
    Comparator<Map.Entry<Integer, Long>> byPieces = Map.Entry.comparingByKey();
    return votes.entrySet().stream()
        .max(byVotes.thenComparing(action == Action.PUT ? byPieces : byPieces.reversed()))
        .map(Map.Entry::getKey)
        .orElse(1);
  }

  private static <E extends Evidence> List<E> of(Class<E> kind, List<Evidence> group) {
    return group.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
