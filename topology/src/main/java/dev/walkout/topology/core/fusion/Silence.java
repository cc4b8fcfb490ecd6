package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.CoverageGap;
import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.ZoneDecision.Excused;
import dev.walkout.topology.core.fusion.ZoneDecision.GapFound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Which sensors a zone stops waiting for: those that lie long behind its quorum, by the sensors'
 * own promises, so that it follows from the zone's records and not from when they were heard. A
 * sensor that has never reported is waited for.
 */
final class Silence {

  private static final String SILENT = "SILENT";

  private Silence() {}

  /** Whether a quorum of the sensors suffices. */
  static boolean mayBreak(ZonePlan plan) {
    return plan.quorum() >= 1 && plan.quorum() < plan.sensors().size();
  }

  static List<ZoneDecision> of(ZoneState state, ZonePlan plan, Duration silence) {
    List<Instant> promises =
        plan.sensors().stream()
            .map(state::promise)
            .filter(Objects::nonNull)
            .sorted(Comparator.reverseOrder())
            .toList();
    if (promises.size() < plan.quorum()) {
      return List.of();
    }
    Instant excusedTo = promises.get(plan.quorum() - 1).minus(silence);
    List<ZoneDecision> decisions = new ArrayList<>();
    for (String sensor : plan.sensors().stream().sorted().toList()) {
      Instant promise = state.promise(sensor);
      if (promise != null && promise.isBefore(excusedTo)) {
        decisions.add(new Excused(sensor, excusedTo));
        decisions.add(
            new GapFound(
                new CoverageGap(
                    plan.zone().zoneId(), sensor, new Span(promise, excusedTo), SILENT)));
      }
    }
    return decisions;
  }
}
