package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.Fault;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.SourceRef;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.ZoneDecision.Accepted;
import dev.walkout.topology.core.fusion.ZoneDecision.GapFound;
import dev.walkout.topology.core.fusion.ZoneDecision.MovementDecided;
import dev.walkout.topology.core.fusion.ZoneDecision.Progressed;
import dev.walkout.topology.core.fusion.ZoneDecision.Refused;
import dev.walkout.topology.core.fusion.ZoneDecision.Repeated;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneInput.GapSeen;
import dev.walkout.topology.core.fusion.ZoneInput.HeartbeatSeen;
import dev.walkout.topology.core.fusion.ZoneInput.WeightSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of a zone: what its sensors report becomes movements, gaps and progress. */
public final class Fusion {

  private final FusionConfig config;
  private final Grouping grouping;
  private final Resting resting;
  private final Judgement judgement;

  public Fusion(FusionConfig config) {
    this.config = config;
    this.grouping = new Grouping(config);
    this.resting = new Resting(config);
    this.judgement = new Judgement(config);
  }

  /** The state after the decisions. */
  public ZoneState apply(ZoneState state, List<ZoneDecision> decisions) {
    return state.applyAll(decisions, config);
  }

  /** What the zone records on hearing the input; pure. */
  public List<ZoneDecision> decide(ZoneState state, ZonePlan plan, ZoneInput input) {
    if (state.sequences().seen(input)) {
      return List.of(new Repeated(input));
    }
    List<ZoneDecision> decisions = new ArrayList<>(taking(state, plan, input));
    ZoneState after = apply(state, decisions);
    Optional<Instant> reported = after.reportedBy(plan);
    if (reported.isPresent()
        && (state.reported() == null || reported.get().isAfter(state.reported()))) {
      decisions.addAll(progress(after, plan, reported.get()));
    }
    return decisions;
  }

  private List<ZoneDecision> taking(ZoneState state, ZonePlan plan, ZoneInput input) {
    List<ZoneDecision> decisions = new ArrayList<>();
    state
        .sequences()
        .jumpedFrom(input)
        .ifPresent(since -> decisions.add(new GapFound(jump(plan, input, since))));
    Optional<Fault> fault = input.fault(config);
    if (fault.isPresent()) {
      decisions.add(new Refused(input, fault.get()));
      return decisions;
    }
    decisions.add(new Accepted(input));
    if (input instanceof GapSeen gap) {
      SourceRef source = gap.source();
      decisions.add(
          new GapFound(
              new CoverageGap(plan.zone().zoneId(), source.sensorId(), gap.span(), gap.reason())));
    }
    if (input instanceof HeartbeatSeen) {
      decisions.addAll(Silence.of(state.applyAll(decisions, config), plan, config.silence()));
    }
    if (input instanceof Evidence evidence && evidence.tells()) {
      state
          .lateAfter(evidence)
          .map(upTo -> judgement.late(plan, evidence, state, upTo))
          .ifPresent(movement -> decisions.add(decided(plan, movement)));
    }
    return decisions;
  }

  private static MovementDecided decided(ZonePlan plan, Movement movement) {
    return new MovementDecided(movement, LivePlanogram.lesson(movement, plan.skus()));
  }

  private static CoverageGap jump(ZonePlan plan, ZoneInput input, Instant since) {
    Instant until = input.observedAt().isBefore(since) ? since : input.observedAt();
    return new CoverageGap(
        plan.zone().zoneId(), input.source().sensorId(), new Span(since, until), "SEQUENCE");
  }

  private List<ZoneDecision> progress(ZoneState after, ZonePlan plan, Instant reported) {
    List<ZoneDecision> decisions = new ArrayList<>();
    ZoneState state = after;
    Optional<Movement> movement = next(state, plan, reported);
    while (movement.isPresent()) {
      MovementDecided decided = decided(plan, movement.get());
      decisions.add(decided);
      state = state.apply(decided, config);
      movement = next(state, plan, reported);
    }
    Instant upTo = reported.minus(config.window());
    boolean told =
        !decisions.isEmpty()
            || !state.gaps().isEmpty()
            || state.told() == null
            || !upTo.isBefore(state.told().plus(config.step()));
    decisions.add(new Progressed(reported, upTo, told ? state.gaps() : List.of(), told));
    return decisions;
  }

  /** The movement that is to be decided first, in the order of what each of them waits for. */
  private Optional<Movement> next(ZoneState state, ZonePlan plan, Instant reported) {
    Optional<Evidence> burst = Grouping.first(state.held());
    Optional<WeightSeen> change = Resting.first(state.held());
    Instant burstAt = burst.map(grouping::deadline).orElse(Instant.MAX);
    Instant changeAt =
        change.map(c -> resting.deadline(c).plus(config.window())).orElse(Instant.MAX);
    if (burstAt.isAfter(reported) && changeAt.isAfter(reported)) {
      return Optional.empty();
    }
    return Optional.of(
        burstAt.isAfter(changeAt)
            ? unexplained(state, plan, change.orElseThrow())
            : judgement.of(plan, grouping.around(burst.orElseThrow(), state.held()), state));
  }

  /** Whether a hand rested is certain only later, and the movement ends when it is. */
  private Movement unexplained(ZoneState state, ZonePlan plan, WeightSeen change) {
    List<WeightSeen> together = resting.around(change, plan, state);
    Group group = new Group(List.copyOf(together), List.of());
    if (together.size() > 1) {
      return judgement.nothingMoved(plan, group, "what weighed on the shelf went again: a hand");
    }
    return resting.wasSeen(change, state.memory())
        ? judgement.nothingMoved(plan, group, "cameras decided what several hands did at once")
        : judgement.of(plan, group, state).endingAt(resting.deadline(change));
  }
}
