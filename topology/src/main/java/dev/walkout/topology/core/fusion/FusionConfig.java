package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Settings;
import java.time.Duration;
import java.util.Objects;

/**
 * What fusion can be told.
 *
 * @param window how long, in event time, a zone waits for other cameras after the first has seen a
 *     movement end
 * @param overlapSlack how far apart in time two bursts may lie and still be one movement
 * @param independence what each camera after the first adds, 0..1: cameras see the same hand in the
 *     same light, so their errors go together
 * @param minProbability the least posterior at which a take is decided
 * @param outsidePlanogramOdds prior odds of a product that does not belong to the zone against one
 *     that does
 * @param unknownOdds prior odds of something that is not in the gallery against a product of the
 *     zone
 * @param unlistedStep how much farther than a camera's worst candidate a product lies that the
 *     camera did not list, in temperatures
 * @param longestMovement a longer burst is refused; it bounds how long visits must be remembered
 * @param longestVisit a visit that nobody ended is forgotten after this
 * @param agreement the least share of the sure cameras' votes that a product needs
 * @param silence how far a sensor may lie behind its zone's quorum before it is excused
 * @param step how far, in event time, a zone's progress goes on before it is told again; a movement
 *     or a gap is told at once
 * @param handOver how long a take is remembered, so that a put-back by somebody else finds its trip
 */
public record FusionConfig(
    Duration window,
    Duration overlapSlack,
    double independence,
    double minProbability,
    double outsidePlanogramOdds,
    double unknownOdds,
    double unlistedStep,
    Duration longestMovement,
    Duration longestVisit,
    double agreement,
    Duration silence,
    Duration step,
    Duration handOver,
    ScaleConfig scales) {

  public FusionConfig {
    Settings.positive("fusion.window", window);
    Settings.notNegative("fusion.overlapSlack", overlapSlack);
    Settings.within("fusion.independence", independence, 0, 1);
    Settings.within("fusion.minProbability", minProbability, 0, 1);
    Settings.within("fusion.outsidePlanogramOdds", outsidePlanogramOdds, 0, 1);
    Settings.within("fusion.unknownOdds", unknownOdds, 0, 1);
    Settings.within("fusion.unlistedStep", unlistedStep, 0, 100);
    Settings.positive("fusion.longestMovement", longestMovement);
    Settings.positive("fusion.longestVisit", longestVisit);
    Settings.within("fusion.agreement", agreement, 0, 1);
    Settings.positive("fusion.silence", silence);
    Settings.notNegative("fusion.step", step);
    Settings.positive("fusion.handOver", handOver);
    Objects.requireNonNull(scales, "fusion.scales");
  }

  public static FusionConfig defaults() {
    return new FusionConfig(
        Duration.ofMillis(1500),
        Duration.ofMillis(250),
        0.7,
        0.8,
        1.0 / 50,
        1.0 / 50,
        1.0,
        Duration.ofSeconds(60),
        Duration.ofHours(24),
        0.5,
        Duration.ofSeconds(10),
        Duration.ofMillis(500),
        Duration.ofMinutes(20),
        ScaleConfig.defaults());
  }

  /** The same with another least posterior. */
  public FusionConfig withMinProbability(double probability) {
    return new FusionConfig(
        window,
        overlapSlack,
        independence,
        probability,
        outsidePlanogramOdds,
        unknownOdds,
        unlistedStep,
        longestMovement,
        longestVisit,
        agreement,
        silence,
        step,
        handOver,
        scales);
  }
}
