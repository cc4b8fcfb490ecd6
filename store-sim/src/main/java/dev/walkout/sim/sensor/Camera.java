package dev.walkout.sim.sensor;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.GapReason;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.sim.sensor.Mishaps.Outage;
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

  /**
   * From one start to the next.
   *
   * @param seen the movements it sees, in the order of their ends
   * @param late how long after a movement's end its burst is out
   * @param before the outage that it reports first, or null
   */
  record Life(List<Sensed> seen, Beat beat, Duration late, Outage before) {}

  private final Identity identity;
  private final Beat beat;
  private final Pictures pictures;
  private final Timetable<Sensed> timetable;

  private final Promises promises;

  /** When it was dead before it came to life, or null. */
  private final Outage before;

  /** A camera in one of its lives. */
  Camera(Identity identity, Life life, Pictures pictures) {
    this.identity = identity;
    this.beat = life.beat();
    this.before = life.before();
    this.pictures = pictures;
    this.timetable =
        new Timetable<>(life.seen(), sensed -> sensed.endedAt().plus(life.late()), life.beat());
    this.promises = new Promises(life.seen().stream().map(Sensed::startedAt).toList());
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
        var id = new TrueBurst.Id(identity.sensorId(), identity.bootId(), seq(slot));
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
      private boolean gapTold = before == null;

      @Override
      public boolean hasNext() {
        return !gapTold || slots.hasNext();
      }

      @Override
      public Report next() {
        if (!gapTold) {
          gapTold = true;
          return new Report(before.until(), id(), false, Camera.this::gap);
        }
        Timetable.Slot<Sensed> slot = slots.next();
        return new Report(slot.at(), id(), !slot.isBeat(), () -> emission(slot));
      }
    };
  }

  private Emission<Observation> emission(Timetable.Slot<Sensed> slot) {
    Object body = slot.isBeat() ? heartbeat(slot) : burst(slot);
    return emission(seq(slot), slot.at(), body);
  }

  private Emission<Observation> gap() {
    Gap gap = new Gap(before.from(), before.until(), GapReason.CAMERA_DOWN, "no power");
    return emission(Timetable.FIRST_SEQ, before.until(), gap);
  }

  private Emission<Observation> emission(long seq, Instant at, Object body) {
    Observation observation =
        new Observation(identity.sensorId(), identity.bootId(), seq, at, body);
    return new Emission<>(Topics.OBSERVATIONS, identity.zone().toString(), observation, at);
  }

  private long seq(Timetable.Slot<Sensed> slot) {
    return slot.seq() + (before == null ? 0 : 1);
  }

  private Heartbeat heartbeat(Timetable.Slot<Sensed> slot) {
    long frames = Duration.between(beat.first(), slot.at()).toMillis() * FRAMES_PER_SECOND / 1000;
    return new Heartbeat(promises.upTo(slot), frames, 0L, 0L);
  }

  private Burst burst(Timetable.Slot<Sensed> slot) {
    Sensed seen = slot.event();
    RandomGenerator random =
        identity.seed().random("pictures", identity.sensorId(), identity.bootId(), seq(slot));
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
        seen.pieces(),
        crops);
  }
}
