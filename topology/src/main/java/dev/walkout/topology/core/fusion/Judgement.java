package dev.walkout.topology.core.fusion;

import dev.walkout.schemas.Ids;
import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Movement.Account;
import dev.walkout.topology.core.Movement.What;
import dev.walkout.topology.core.Movement.Who;
import dev.walkout.topology.core.SourceRef;
import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.fusion.Weighing.Posterior;
import dev.walkout.topology.core.fusion.Weighing.Prior;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneInput.SightingSeen;
import dev.walkout.topology.core.fusion.ZoneInput.UnreadableSeen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the evidence of one movement proves: what was moved, how, and by whom. */
final class Judgement {

  private static final int CANDIDATES_KEPT = 5;

  private final FusionConfig config;
  private final Weighing weighing;
  private final Scales scales;
  private final Stillness stillness;

  Judgement(FusionConfig config) {
    this.config = config;
    this.weighing = new Weighing(config);
    this.scales = new Scales(config, weighing);
    this.stillness = new Stillness(config, weighing);
  }

  /** The movement that a group of evidence tells of. */
  Movement of(ZonePlan plan, Group joined, ZoneState state) {
    Group group = scales.own(plan, joined);
    ScaleReading reading = stillness.felt(plan, group, scales.read(plan, state.memory(), group));
    Optional<String> nothing = stillness.of(plan, group, state.memory(), reading);
    return nothing.isPresent()
        ? nothingMoved(plan, group, nothing.get())
        : weighed(plan, group, state, reading);
  }

  private Movement weighed(ZonePlan plan, Group group, ZoneState state, ScaleReading reading) {
    Action action = group.action();
    List<SightingSeen> sightings = group.sightings();
    Pieces pieces = new Pieces(config, plan.weights(), reading, sightings);
    Prior prior =
        new Prior(
            sku -> odds(plan, state.memory(), action, sku),
            sightings.isEmpty() && reading.isChanged() ? plan.skus() : List.of(),
            pieces::of);
    Posterior posterior =
        weighing.weigh(sightings.stream().map(SightingSeen::look).toList(), prior);
    Votes votes = Votes.of(sightings);
    Attribution.Answer whose =
        Attribution.of(group.span(), Witnesses.of(group, state.memory()), state.visits());
    What what = what(posterior, pieces, action);
    Doubt doubt = whose.doubt();
    if (doubt == null) {
      doubt = unproven(new Case(group, action, reading), posterior, votes, pieces);
    }
    boolean putBack = doubt == null && action == Action.PUT && !whose.staff();
    Who who = putBack ? new HandOver(plan, state).of(whose.who(), what, group.span()) : whose.who();
    return new Movement(
        movementId(plan, group.members().get(0).source()),
        plan.zone(),
        group.span(),
        action,
        who,
        what,
        sources(group),
        new Account(
            votes.all(),
            reading.isChanged() ? reading.deltaGrams() : null,
            note(what, pieces, votes),
            ""),
        doubt);
  }

  private record Case(Group group, Action action, ScaleReading reading) {}

  private double odds(ZonePlan plan, ZoneMemory memory, Action action, String sku) {
    if (action != Action.TAKE || plan.skus().contains(sku)) {
      return 1;
    }
    double outside = config.outsidePlanogramOdds();
    return outside + (1 - outside) * memory.live().expectation(sku);
  }

  /** A movement that came after its time had been decided. */
  Movement late(ZonePlan plan, Evidence evidence, ZoneState state, Instant upTo) {
    Group group = new Group(List.of(evidence), List.of());
    Optional<String> echo = stillness.echo(group, state.memory());
    if (echo.isPresent()) {
      return nothingMoved(plan, group, echo.get());
    }
    return weighed(plan, group, state, ScaleReading.NOT_ASKED)
        .doubted(
            new Doubt(
                DoubtReason.LATE,
                "it ended at "
                    + evidence.span().to()
                    + ", but the zone had decided everything up to "
                    + upTo));
  }

  /** Evidence that tells of no movement; recorded, so that every observation has its end. */
  Movement nothingMoved(ZonePlan plan, Group group, String why) {
    return new Movement(
        movementId(plan, group.members().get(0).source()),
        plan.zone(),
        group.span(),
        group.action(),
        Who.nobody(),
        new What(null, 1, List.of()),
        sources(group),
        new Account(Votes.of(group.sightings()).all(), null, "", ""),
        new Doubt(DoubtReason.NOTHING_MOVED, why));
  }

  private static List<SourceRef> sources(Group group) {
    return group.members().stream().map(Evidence::source).sorted().toList();
  }

  private static String movementId(ZonePlan plan, SourceRef first) {
    return Ids.derive("movement", plan.zone(), first.sensorId(), first.bootId(), first.seq());
  }

  /** Why what happened, or what it happened to, is not proven; null where it is. */
  private Doubt unproven(Case scene, Posterior posterior, Votes votes, Pieces pieces) {
    Group group = scene.group();
    if (group.sightings().isEmpty()) {
      return unseen(group);
    }
    if (scene.action() == Action.UNSURE) {
      return new Doubt(
          DoubtReason.ACTION_UNSURE, "no sensor knows whether it was taken or put back");
    }
    if (scene.reading().isSilent()) {
      return new Doubt(
          DoubtReason.DISAGREEMENT, "cameras saw a " + scene.action() + " that no scale felt");
    }
    if (scene.action() == Action.TAKE) {
      return undecided(posterior, votes, pieces, group.sightings());
    }
    String top = posterior.products().isEmpty() ? null : posterior.products().get(0).sku();
    return top == null || pieces.explains(top)
        ? null
        : new Doubt(
            DoubtReason.DISAGREEMENT,
            "the shelf gained "
                + scene.reading().deltaGrams()
                + " g, which is not the weight of "
                + top);
  }

  private static Doubt unseen(Group group) {
    List<UnreadableSeen> unreadable = group.of(UnreadableSeen.class);
    if (!unreadable.isEmpty()) {
      return new Doubt(
          DoubtReason.UNREADABLE,
          unreadable.stream().map(UnreadableSeen::reason).collect(Collectors.joining("; ")));
    }
    String grams =
        group.weights().stream()
            .map(weight -> String.valueOf(weight.deltaGrams()))
            .collect(Collectors.joining(", "));
    return new Doubt(
        DoubtReason.WHAT_UNKNOWN,
        "shelf " + group.shelf() + " changed by " + grams + " g and no camera saw why");
  }

  private Doubt undecided(
      Posterior posterior, Votes votes, Pieces pieces, List<SightingSeen> sightings) {
    long unsearched = sightings.stream().filter(s -> s.look().indexUnavailable()).count();
    boolean decided =
        !posterior.products().isEmpty()
            && posterior.products().get(0).probability() >= config.minProbability()
            && isSeen(posterior.products().get(0), pieces, sightings);
    if (decided && (carries(posterior, votes) || outvotes(posterior, votes, pieces))) {
      return null;
    }
    if (unsearched > 0 && !decided) {
      return new Doubt(
          DoubtReason.INDEX_UNAVAILABLE,
          "anchors could not be searched for "
              + unsearched
              + " of "
              + sightings.size()
              + " bursts");
    }
    if (votes.sureOf().size() > 1 || decided) {
      return new Doubt(DoubtReason.DISAGREEMENT, "cameras are sure of " + votes.sureOf());
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

  /** Cameras and scale prove it; what a planogram believes can only raise a doubt. */
  private boolean isSeen(Weighed top, Pieces pieces, List<SightingSeen> sightings) {
    return weighing
        .weigh(
            sightings.stream().map(SightingSeen::look).toList(),
            new Prior(any -> 1, List.of(), pieces::of))
        .products()
        .stream()
        .anyMatch(
            seen -> seen.sku().equals(top.sku()) && seen.probability() >= config.minProbability());
  }

  private boolean carries(Posterior posterior, Votes votes) {
    return votes.carry(posterior.products().get(0).sku(), config.agreement());
  }

  /** Whether the scale speaks for the product against each that cameras are sure of. */
  private boolean outvotes(Posterior posterior, Votes votes, Pieces pieces) {
    Weighed top = posterior.products().get(0);
    return top.probability() >= config.scales().outvote()
        && votes.sureOf().stream()
            .filter(sku -> !sku.equals(top.sku()))
            .allMatch(sku -> pieces.of(top.sku()) > pieces.of(sku));
  }

  /**
   * A put-back is what weighs as much, or where nothing does, what the shelf gained enough for;
   * what was taken, the scale has already counted in.
   */
  private What what(Posterior posterior, Pieces pieces, Action action) {
    boolean explained = posterior.products().stream().anyMatch(w -> pieces.explains(w.sku()));
    Predicate<String> fits = explained ? pieces::explains : pieces::mayBe;
    List<Weighed> top =
        posterior.products().stream()
            .filter(weighed -> action != Action.PUT || fits.test(weighed.sku()))
            .limit(CANDIDATES_KEPT)
            .toList();
    boolean decided = !top.isEmpty() && top.get(0).probability() >= config.minProbability();
    String sku = decided ? top.get(0).sku() : null;
    String likeliest = top.isEmpty() ? null : top.get(0).sku();
    return new What(sku, pieces.count(likeliest, action), top);
  }

  private static String note(What what, Pieces pieces, Votes votes) {
    String against = votes.against(what.sku(), what.pieces());
    String weight =
        what.sku() == null || pieces.explains(what.sku())
            ? ""
            : "the scale's change is not the weight of " + what.sku();
    return against.isEmpty() || weight.isEmpty() ? against + weight : against + "; " + weight;
  }
}
