package dev.walkout.shop.edge;

import dev.walkout.edge.capture.BurstSource;
import dev.walkout.edge.capture.Seen;
import dev.walkout.edge.capture.Seen.Candidate;
import dev.walkout.edge.capture.Seen.Move;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.sim.sensor.Report;
import dev.walkout.sim.sensor.Sensor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * A camera of a simulated store as an agent reads it: what it sees is the store's, what is reported
 * of it is the agent's.
 *
 * <p>At a speed its day goes on whether anybody looks or not; at speed 0 it is a recording that
 * waits.
 */
final class SimulatedCamera implements BurstSource {

  private final Iterator<Report> day;
  private final double speed;
  private final InstantSource clock;
  private SimulatedTime time;
  private Report next;
  private long framesBefore = -1;
  private long frames;
  private Duration skew;
  private byte[] lastFrame;

  SimulatedCamera(Sensor sensor, SimulatedTime time, double speed, InstantSource clock) {
    this.day = sensor.iterator();
    this.speed = speed;
    this.clock = clock;
    this.time = time.after(0);
    while (time.told() > this.time.told() && advance()) {
      next = null;
    }
    passOver();
  }

  /** What a live camera showed while nobody looked is gone. */
  private void passOver() {
    boolean gone = live() && time.told() > 0;
    while (gone && advance() && due()) {
      next = null;
    }
  }

  @Override
  public Optional<Seen> poll() {
    if (!advance() || !due()) {
      return Optional.empty();
    }
    Observation observation = (Observation) next.emission().get().value();
    next = null;
    return Optional.of(seen(observation));
  }

  @Override
  public boolean live() {
    return speed > 0;
  }

  @Override
  public Optional<Duration> skew() {
    return speed == 1 ? Optional.ofNullable(skew) : Optional.empty();
  }

  @Override
  public long frames() {
    return frames;
  }

  @Override
  public Optional<Supplier<byte[]>> lastFrame() {
    return Optional.ofNullable(lastFrame).map(jpeg -> () -> jpeg);
  }

  @Override
  public void close() {}

  /** Makes {@code next} the next report; false when the day is over. */
  private boolean advance() {
    if (next == null && day.hasNext()) {
      next = day.next();
      time = time.after(time.told() + 1);
    }
    return next != null;
  }

  private boolean due() {
    return !live() || !next.at().isAfter(time.at(clock.instant(), speed));
  }

  private Seen seen(Observation observation) {
    Object body = observation.getBody();
    if (body instanceof Burst burst) {
      return hand(observation.getObservedAt(), burst);
    }
    if (body instanceof Gap gap) {
      return new Seen.Missed(
          gap.getFrom(), gap.getTo(), gap.getReason(), gap.getDetail(), time.text());
    }
    Heartbeat beat = (Heartbeat) body;
    framesBefore = framesBefore < 0 ? beat.getFramesSeen() : framesBefore;
    frames = beat.getFramesSeen() - framesBefore;
    skew = Duration.between(beat.getUpTo(), clock.instant());
    return new Seen.Progress(beat.getUpTo(), time.text());
  }

  private Seen hand(Instant at, Burst burst) {
    List<Candidate> candidates = burst.getCrops().stream().map(SimulatedCamera::candidate).toList();
    lastFrame = candidates.get(candidates.size() - 1).jpeg();
    Move move =
        new Move(
            burst.getAction(),
            burst.getStartedAt(),
            burst.getEndedAt(),
            burst.getShelfId(),
            burst.getPersonTrack(),
            burst.getPieces());
    return new Seen.Hand(move, candidates, at, time.text());
  }

  private static Candidate candidate(Crop crop) {
    byte[] jpeg = new byte[crop.getJpeg().remaining()];
    crop.getJpeg().duplicate().get(jpeg);
    return new Candidate(jpeg, crop.getAt(), OptionalDouble.of(crop.getQuality()));
  }
}
