package dev.walkout.sim.sensor;

import dev.walkout.schemas.avro.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What particular sensors miss or mistake, on top of the noise.
 *
 * @param blunders by camera and movement
 * @param outages of cameras; at most one each
 * @param lateness by camera, how long after a movement its burst is out
 * @param goOn how much longer than usual sensors report after the last exit
 */
public record Mishaps(
    Map<Sight, Blunder> blunders,
    List<Outage> outages,
    Map<String, Duration> lateness,
    Duration goOn) {

  public static final Mishaps NONE = new Mishaps(Map.of(), List.of(), Map.of(), Duration.ZERO);

  /** One camera's sight of one movement. */
  public record Sight(String cameraId, String movementId) {}

  /** A camera is dead: what it would have reported in this time is gone. */
  public record Outage(String sensorId, Instant from, Instant until) {}

  /** What a camera makes of a movement instead of the truth. */
  public sealed interface Blunder {

    /** It sees nothing of it. */
    record Missed() implements Blunder {}

    /** It sees the hand and not which way the product goes. */
    record Unsure() implements Blunder {}

    /** It takes the hand for another person's. */
    record TakenFor(String personTrack) implements Blunder {}

    /** It counts other pieces. */
    record Counted(int pieces) implements Blunder {}
  }

  public Mishaps {
    blunders = Map.copyOf(blunders);
    outages = List.copyOf(outages);
    lateness = Map.copyOf(lateness);
  }

  Duration lateness(String sensorId) {
    return lateness.getOrDefault(sensorId, Duration.ZERO);
  }

  Duration longestLateness() {
    return lateness.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  Optional<Outage> outage(String sensorId) {
    return outages.stream().filter(outage -> outage.sensorId().equals(sensorId)).findFirst();
  }

  Optional<Sensed> spoil(String sensorId, Sensed sensed) {
    Blunder blunder = blunders.get(new Sight(sensorId, sensed.truth().movementId()));
    if (blunder instanceof Blunder.Missed) {
      return Optional.empty();
    }
    if (blunder instanceof Blunder.Unsure) {
      return Optional.of(sensed.as(Action.UNSURE));
    }
    if (blunder instanceof Blunder.TakenFor other) {
      return Optional.of(sensed.by(other.personTrack()));
    }
    if (blunder instanceof Blunder.Counted counted) {
      return Optional.of(sensed.of(counted.pieces()));
    }
    return Optional.of(sensed);
  }
}
