package dev.walkout.sim.sensor;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.sim.shop.Seed;
import dev.walkout.sim.truth.TrueBurst;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A camera with its agent: publishes a burst when the movement ends, and heartbeats.
 *
 * <p>A heartbeat's {@code upTo} lies before the beginning of every burst that is still to come.
 */
final class Camera implements Sensor {

  private static final long FRAMES_PER_SECOND = 15;

  /** What a camera is: its names, its place and the seed of its pictures. */
  record Identity(String sensorId, String bootId, ZoneKey zone, Seed seed) {}

  private final Identity identity;
  private final Beat beat;
  private final Pictures pictures;
  private final Timetable<Sensed> timetable;

  /** By number of bursts published: the earliest beginning of those still to come, or MAX. */
  private final List<Instant> earliestToCome;

  /** A camera that sees these movements, given in the order of their ends. */
  Camera(Identity identity, List<Sensed> seen, Beat beat, Pictures pictures) {
    this.identity = identity;
    this.beat = beat;
    this.pictures = pictures;
    this.timetable = new Timetable<>(seen, Sensed::endedAt, beat);
    this.earliestToCome = earliestToCome(seen);
  }

  @Override
  public String id() {
    return identity.sensorId();
  }

  /** What each burst of this camera really shows, in the order of publishing. */
  List<TrueBurst> truth() {
    List<TrueBurst> bursts = new ArrayList<>();
    for (Timetable.Slot<Sensed> slot : timetable) {
      if (!slot.isBeat()) {
        var id = new TrueBurst.Id(identity.sensorId(), identity.bootId(), slot.seq());
        var truth = slot.event().truth();
        bursts.add(
            new TrueBurst(id, truth.movementId(), truth.tripId(), truth.sku(), truth.action()));
      }
    }
    return bursts;
  }

  @Override
  public Iterator<Report> iterator() {
    Iterator<Timetable.Slot<Sensed>> slots = timetable.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return slots.hasNext();
      }

      @Override
      public Report next() {
        Timetable.Slot<Sensed> slot = slots.next();
        return new Report(slot.at(), id(), !slot.isBeat(), () -> emission(slot));
      }
    };
  }

  private Emission<Observation> emission(Timetable.Slot<Sensed> slot) {
    Object body = slot.isBeat() ? heartbeat(slot) : burst(slot);
    Observation observation =
        new Observation(identity.sensorId(), identity.bootId(), slot.seq(), slot.at(), body);
    return new Emission<>(Topics.OBSERVATIONS, identity.zone().toString(), observation, slot.at());
  }

  private Heartbeat heartbeat(Timetable.Slot<Sensed> slot) {
    Instant earliest = earliestToCome.get(slot.published());
    Instant upTo = earliest.isAfter(slot.at()) ? slot.at() : earliest.minus(1, ChronoUnit.MICROS);
    long frames = Duration.between(beat.first(), slot.at()).toMillis() * FRAMES_PER_SECOND / 1000;
    return new Heartbeat(upTo, frames, 0L, 0L);
  }

  private Burst burst(Timetable.Slot<Sensed> slot) {
    Sensed seen = slot.event();
    RandomGenerator random =
        identity.seed().random("pictures", identity.sensorId(), identity.bootId(), slot.seq());
    long micros = seen.startedAt().until(seen.endedAt(), ChronoUnit.MICROS);
    List<Crop> crops = pictures.crops(seen.truth().sku(), seen.crops(), random);
    for (int i = 0; i < crops.size(); i++) {
      crops
          .get(i)
          .setAt(seen.startedAt().plus(micros * (i + 1) / (crops.size() + 1), ChronoUnit.MICROS));
    }
    return new Burst(
        seen.action(),
        seen.startedAt(),
        seen.endedAt(),
        seen.shelfId(),
        seen.personTrack(),
        1,
        crops);
  }

  private static List<Instant> earliestToCome(List<Sensed> seen) {
    Instant[] earliest = new Instant[seen.size() + 1];
    Instant least = Instant.MAX;
    earliest[seen.size()] = least;
    for (int i = seen.size() - 1; i >= 0; i--) {
      Instant started = seen.get(i).startedAt();
      least = started.isBefore(least) ? started : least;
      earliest[i] = least;
    }
    return List.of(earliest);
  }
}
