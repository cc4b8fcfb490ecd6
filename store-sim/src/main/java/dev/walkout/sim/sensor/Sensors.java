package dev.walkout.sim.sensor;

import dev.walkout.schemas.Ids;
import dev.walkout.sim.shop.Crowd;
import dev.walkout.sim.shop.Layout;
import dev.walkout.sim.shop.Seed;
import dev.walkout.sim.shop.StoreConfig;
import dev.walkout.sim.shop.TripPlan.Stay;
import dev.walkout.sim.truth.TrueBurst;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** All sensors of a store, watching one crowd. */
public final class Sensors {

  private final StoreConfig config;
  private final SensorNoise noise;
  private final Pictures pictures;
  private final Instant endsAt;
  private final List<Camera> cameras = new ArrayList<>();
  private final List<Sensor> all = new ArrayList<>();

  /** A door reader, a tracker per zone, and the zones' cameras. */
  public Sensors(StoreConfig config, SensorNoise noise, Scene scene, Pictures pictures) {
    this.config = config;
    this.noise = noise;
    this.pictures = pictures;
    this.endsAt = scene.crowd().lastExit().plus(noise.settles());
    String door = config.storeId() + "-door";
    all.add(
        new DoorReader(
            new DoorReader.Identity(door, bootId(door), config.storeId()), scene.crowd()));
    List<Stay> stays = scene.crowd().stays();
    for (Layout.Zone zone : scene.layout().zones()) {
      watch(zone, stays.stream().filter(stay -> stay.zone().equals(zone)).toList());
    }
  }

  /** Who is where. */
  public record Scene(Layout layout, Crowd crowd) {}

  /** Every sensor, in a fixed order. */
  public List<Sensor> all() {
    return List.copyOf(all);
  }

  /** What every burst really shows. */
  public List<TrueBurst> truth() {
    return cameras.stream().flatMap(camera -> camera.truth().stream()).toList();
  }

  /** When the last report is out. */
  public Instant endsAt() {
    return endsAt;
  }

  private void watch(Layout.Zone zone, List<Stay> stays) {
    String tracker = zone.tracker();
    all.add(
        new Tracker(
            new Tracker.Identity(tracker, bootId(tracker), zone.key()), stays, beat(tracker)));
    for (String id : zone.cameras()) {
      Seed seed = config.randomness();
      Camera camera =
          new Camera(
              new Camera.Identity(id, bootId(id), zone.key(), seed),
              new Eyes(id, noise, seed).see(stays),
              beat(id),
              pictures);
      cameras.add(camera);
      all.add(camera);
    }
  }

  /** Sensors are not started in the same instant, so each beats at its own part of the second. */
  private Beat beat(String sensorId) {
    long period = noise.beat().toNanos() / 1000;
    long phase = config.randomness().random("beat", sensorId).nextLong(period);
    Instant first = config.opensAt().plus(phase, ChronoUnit.MICROS);
    return new Beat(first, Duration.of(period, ChronoUnit.MICROS), endsAt);
  }

  private String bootId(String sensorId) {
    return Ids.derive("boot", sensorId, config.seed(), config.opensAt());
  }
}
