package dev.walkout.sim.sensor;

import dev.walkout.schemas.avro.Action;
import dev.walkout.sim.shop.HandMovement;
import dev.walkout.sim.shop.Seed;
import dev.walkout.sim.shop.TripPlan.Stay;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What one camera makes of the movements before it, its errors included. */
record Eyes(String sensorId, SensorNoise noise, Mishaps mishaps, Seed seed) {

  /** The movements of these stays that the camera sees, in the order of their ends. */
  List<Sensed> see(List<Stay> stays) {
    List<Sensed> seen = new ArrayList<>();
    for (Stay stay : stays) {
      for (HandMovement movement : stay.movements()) {
        see(movement, stays)
            .flatMap(sensed -> mishaps.spoil(sensorId, sensed))
            .ifPresent(seen::add);
      }
    }
    seen.sort(
        Comparator.comparing(Sensed::endedAt).thenComparing(sensed -> sensed.truth().movementId()));
    return seen;
  }

  /** Draws in a fixed order, whatever comes of it, so that one setting does not shift the rest. */
  private Optional<Sensed> see(HandMovement movement, List<Stay> stays) {
    RandomGenerator random = seed.random("eyes", sensorId, movement.movementId());
    boolean missed = random.nextDouble() < noise.miss();
    boolean unsure = random.nextDouble() < noise.unsure();
    double track = random.nextDouble();
    double whichOther = random.nextDouble();
    boolean noShelf = random.nextDouble() < noise.noShelf();
    Instant startedAt = off(movement.startedAt(), random);
    Instant endedAt = off(movement.endedAt(), random);
    int crops = random.nextInt(noise.leastCrops(), noise.mostCrops() + 1);
    boolean miscounted = movement.pieces() > 1 && random.nextDouble() < noise.miscount();
    int error = random.nextBoolean() ? 1 : -1;
    if (missed) {
      return Optional.empty();
    }
    return Optional.of(
        new Sensed(
            movement,
            unsure ? Action.UNSURE : movement.action(),
            Math.max(1, movement.pieces() + (miscounted ? error : 0)),
            personTrack(movement, stays, track, whichOther),
            noShelf ? null : movement.shelfId(),
            startedAt,
            endedAt,
            crops));
  }

  private Instant off(Instant time, RandomGenerator random) {
    long most = noise.jitter().toNanos() / 1000;
    return time.plus(random.nextLong(-most, most + 1), ChronoUnit.MICROS);
  }

  private String personTrack(
      HandMovement movement, List<Stay> stays, double draw, double whichOther) {
    if (draw < noise.noTrack()) {
      return null;
    }
    if (draw < noise.noTrack() + noise.wrongTrack()) {
      List<String> others =
          stays.stream()
              .filter(stay -> stay.overlaps(movement.startedAt(), movement.endedAt()))
              .map(Stay::personTrack)
              .filter(track -> !track.equals(movement.personTrack()))
              .toList();
      if (!others.isEmpty()) {
        return others.get((int) (whichOther * others.size()));
      }
    }
    return movement.personTrack();
  }
}
