package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.Fault;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of a zone: what its sensors report becomes movements, gaps and progress. */
public final class Fusion {

  private final FusionConfig config;
  private final Grouping grouping;
  private final Judgement judgement;

  public Fusion(FusionConfig config) {
    this.config = config;
    this.grouping = new Grouping(config);
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
    if (input instanceof Evidence evidence && isLate(state, evidence)) {
      decisions.add(
          new MovementDecided(judgement.late(plan, evidence, state.visits(), state.reported())));
    }
    return decisions;
  }

  /**
   * A report of a time up to which everything was promised to be reported. The movement may have
   * been decided without it, so to fuse it now could count the movement twice.
   */
  private static boolean isLate(ZoneState state, Evidence evidence) {
    return evidence.tells()
        && state.reported() != null
        && !evidence.span().to().isAfter(state.reported());
  }

  private static CoverageGap jump(ZonePlan plan, ZoneInput input, Instant since) {
    Instant until = input.observedAt().isBefore(since) ? since : input.observedAt();
    return new CoverageGap(
        plan.zone().zoneId(), input.source().sensorId(), new Span(since, until), "SEQUENCE");
  }

  private List<ZoneDecision> progress(ZoneState after, ZonePlan plan, Instant reported) {
    List<ZoneDecision> decisions = new ArrayList<>();
    ZoneState state = after;
    Optional<List<Evidence>> group = grouping.next(state.held(), reported);
    while (group.isPresent()) {
      MovementDecided decided =
          new MovementDecided(judgement.of(plan, group.get(), state.visits()));
      decisions.add(decided);
      state = state.apply(decided, config);
      group = grouping.next(state.held(), reported);
    }
    decisions.add(new Progressed(reported, reported.minus(config.window()), state.gaps()));
    return decisions;
  }
}
