package dev.walkout.shop.bench.fault;

import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.UnreadableBurst;
import dev.walkout.schemas.avro.ZoneProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Whether each zone has told of what it promised to have told of. */
final class Promises {

  /** A burst that ends before may be part of a movement that ends later, by no more than this. */
  private static final Duration LONGEST_MOVEMENT = Duration.ofSeconds(60);

  private final Consumer<String> report;
  private final Set<String> bursts = new HashSet<>();

  /** By zone, the bursts that no movement has told of, with their ends. */
  private final Map<String, Map<String, Instant>> untold = new HashMap<>();

  /** Promises whose breaches are reported. */
  Promises(Consumer<String> report) {
    this.report = report;
  }

  boolean isBurst(String id) {
    return bursts.contains(id);
  }

  void sighting(String zone, Recognised recognised) {
    String id = Invariants.id(recognised.getSource());
    Instant endedAt = endedAt(recognised.getBody());
    if (endedAt != null && bursts.add(id)) {
      untold.computeIfAbsent(zone, key -> new HashMap<>()).put(id, endedAt);
    }
  }

  void movement(Movement movement) {
    Map<String, Instant> ofZone = of(movement.getStoreId() + "/" + movement.getZone());
    movement.getEvidence().forEach(source -> ofZone.remove(Invariants.id(source)));
  }

  void progress(ZoneProgress progress) {
    String zone = progress.getStoreId() + "/" + progress.getZone();
    Instant due = progress.getUpTo().minus(LONGEST_MOVEMENT);
    of(zone)
        .forEach(
            (id, endedAt) -> {
              if (endedAt.isBefore(due)) {
                report.accept(zone + " promised to have told all until " + due + ", not of " + id);
              }
            });
  }

  private Map<String, Instant> of(String zone) {
    return untold.getOrDefault(zone, new HashMap<>());
  }

  private static Instant endedAt(Object body) {
    if (body instanceof Sighting sighting) {
      return sighting.getEndedAt();
    }
    return body instanceof UnreadableBurst unreadable ? unreadable.getEndedAt() : null;
  }
}
