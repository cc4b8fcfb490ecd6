package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.fusion.WeightBook.PieceWeight;
import dev.walkout.topology.core.fusion.ZoneInput.Evidence;
import dev.walkout.topology.core.fusion.ZoneInput.SightingSeen;
import dev.walkout.topology.core.fusion.ZoneInput.WeightSeen;
import dev.walkout.topology.core.fusion.ZoneMemory.Recent;
import java.util.List;
import java.util.Optional;

/**
 * When evidence tells that nothing moved: a product was touched, a hand leaned on the shelf, or a
 * camera told late of what had been decided.
 */
final class Stillness {

  /** So many cameras that saw a hand and no direction saw a touch: together they never miss one. */
  private static final int WITNESSES = 3;

  private final FusionConfig config;
  private final Weighing weighing;

  Stillness(FusionConfig config, Weighing weighing) {
    this.config = config;
    this.weighing = weighing;
  }

  /** The reading, if the scale feels what was most probably in the hand. */
  ScaleReading felt(ZonePlan plan, Group group, ScaleReading reading) {
    return reading.isSilent() && !isFelt(plan, group) ? ScaleReading.NOT_ASKED : reading;
  }

  /** Why nothing moved; empty where something may have. */
  Optional<String> of(ZonePlan plan, Group group, ZoneMemory memory, ScaleReading reading) {
    if (group.sightings().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> echo = reading.isChanged() ? Optional.empty() : echo(group, memory);
    if (echo.isPresent()) {
      return echo;
    }
    List<SightingSeen> directed =
        group.sightings().stream().filter(s -> s.action() != Action.UNSURE).toList();
    if (reading.isSilent() && !insist(directed)) {
      return Optional.of("the scale of shelf " + group.shelf() + " felt nothing: a touch");
    }
    if (directed.isEmpty() && !reading.isChanged() && group.sightings().size() >= WITNESSES) {
      return Optional.of("no camera saw a direction: a touch");
    }
    return Optional.empty();
  }

  /** Whether the cameras that saw a direction outweigh a scale that felt nothing. */
  private boolean insist(List<SightingSeen> directed) {
    if (directed.isEmpty()) {
      return false;
    }
    double counts = 1 + config.independence() * (directed.size() - 1);
    return counts * StrictMath.log(config.scales().insist())
        > -StrictMath.log(config.scales().missed());
  }

  private boolean isFelt(ZonePlan plan, Group group) {
    return weighing.seen(group).stream()
        .findFirst()
        .flatMap(top -> plan.weights().find(top.sku()))
        .map(PieceWeight::grams)
        .map(grams -> grams > config.scales().quietGrams())
        .orElse(true);
  }

  /** The movement that other cameras told of before, if all that cameras saw lies over it. */
  Optional<String> echo(Group group, ZoneMemory memory) {
    return memory.recent().stream()
        .filter(
            past ->
                group.members().stream().allMatch(e -> e instanceof WeightSeen || echoes(e, past)))
        .findFirst()
        .map(past -> "an echo of movement " + past.movementId());
  }

  private static boolean echoes(Evidence evidence, Recent past) {
    return past.action().fits(evidence.action())
        && !past.witnesses().containsKey(evidence.source().sensorId())
        && Scales.mostlyWithin(evidence.span(), past.span())
        && (evidence.personTrack() == null
            || past.witnesses().values().stream().allMatch(String::isEmpty)
            || past.witnesses().containsValue(evidence.personTrack()))
        && (evidence.shelfId() == null
            || past.shelfId() == null
            || past.shelfId().equals(evidence.shelfId()))
        && !namesAnother(evidence, past);
  }

  private static boolean namesAnother(Evidence evidence, Recent past) {
    return evidence instanceof SightingSeen sighting
        && past.sku() != null
        && sighting.look().known().filter(sku -> !sku.equals(past.sku())).isPresent();
  }
}
