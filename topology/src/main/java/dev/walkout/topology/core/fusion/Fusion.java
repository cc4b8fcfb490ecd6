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
import java.time.temporal.ChronoUnit;
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

  /**
   * What the zone records on hearing an input.
   *
   * @param after the state that the decisions lead to, one applied after the other
   */
  public record Step(List<ZoneDecision> decisions, ZoneState after) {}

  /** What the zone records on hearing the input; pure. */
  public Step decide(ZoneState state, ZonePlan plan, ZoneInput input) {
    if (state.sequences().seen(input)) {
      return new Step(List.of(new Repeated(input)), state);
    }
    List<ZoneDecision> taken = taking(state, plan, input);
    Step step = new Step(taken, state.applyAll(taken, config));
    Optional<Instant> reported = step.after().reportedBy(plan);
    return reported.isPresent()
            && (state.reported() == null || reported.get().isAfter(state.reported()))
        ? progress(step, plan, reported.get())
        : step;
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
    if (input instanceof HeartbeatSeen && Silence.mayBreak(plan)) {
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

  private Step progress(Step taken, ZonePlan plan, Instant reported) {
    List<ZoneDecision> decisions = new ArrayList<>(taken.decisions());
    ZoneState state = taken.after();
    Optional<Movement> movement = next(state, plan, reported);
    boolean moved = movement.isPresent();
    while (movement.isPresent()) {
      MovementDecided decided = decided(plan, movement.get());
      decisions.add(decided);
      state = state.apply(decided, config);
      movement = next(state, plan, reported);
    }
    Instant upTo = decidedBy(state, reported);
    boolean told = isWorthTelling(state, upTo, moved);
    List<CoverageGap> gaps = told ? state.gaps() : List.of();
    Progressed progressed = new Progressed(reported, upTo, gaps, told);
    decisions.add(progressed);
    return new Step(decisions, state.apply(progressed, config));
  }

  /** Who has heard as much before takes nothing from it, not even the gaps. */
  private boolean isWorthTelling(ZoneState state, Instant upTo, boolean moved) {
    return state.told() == null
        || (upTo.isAfter(state.told())
            && (moved
                || !state.gaps().isEmpty()
                || !upTo.isBefore(state.told().plus(config.step()))));
  }

  /**
   * The time up to which every movement is decided. What is still to be reported ends later than
   * {@code reported}, and what is held ends when its first report does, or later.
   */
  private Instant decidedBy(ZoneState state, Instant reported) {
    Instant least = reported;
    for (Evidence held : state.held()) {
      Instant end = held instanceof WeightSeen change ? resting.deadline(change) : held.span().to();
      least = end.isAfter(least) ? least : end.minus(1, ChronoUnit.MICROS);
    }
    return least;
  }

  /** The movement that is to be decided first, in the order of what each of them waits for. */
  private Optional<Movement> next(ZoneState state, ZonePlan plan, Instant reported) {
    if (!mayBeDue(state.held(), reported)) {
      return Optional.empty();
    }
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

  /** Most reports move the zone's time on and let nothing be decided; they are told apart here. */
  private boolean mayBeDue(List<Evidence> held, Instant reported) {
    Instant due = reported.minus(config.window());
    for (Evidence evidence : held) {
      if (!evidence.span().to().isAfter(due)) {
        return true;
      }
    }
    return false;
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
