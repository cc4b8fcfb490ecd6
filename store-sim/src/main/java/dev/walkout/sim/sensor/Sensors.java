package dev.walkout.sim.sensor;

import dev.walkout.schemas.Ids;
import dev.walkout.sim.sensor.Mishaps.Outage;
import dev.walkout.sim.shop.Crowd;
import dev.walkout.sim.shop.Layout;
import dev.walkout.sim.shop.Load;
import dev.walkout.sim.shop.Seed;
import dev.walkout.sim.shop.StoreConfig;
import dev.walkout.sim.shop.TripPlan.Stay;
import dev.walkout.sim.truth.TrueBurst;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All sensors of a store, watching one crowd. */
public final class Sensors {

  private final StoreConfig config;
  private final SensorNoise noise;
  private final Scene scene;
  private final Pictures pictures;
  private final Instant endsAt;
  private final List<Camera> cameras = new ArrayList<>();
  private final List<Sensor> all = new ArrayList<>();

  /** A door reader, a tracker per zone, and the zones' cameras and scales. */
  public Sensors(StoreConfig config, SensorNoise noise, Scene scene, Pictures pictures) {
    this.config = config;
    this.noise = noise;
    this.scene = scene;
    this.pictures = pictures;
    this.endsAt = quietFrom().plus(scene.mishaps().goOn());
    String door = config.storeId() + "-door";
    all.add(
        new DoorReader(
            new DoorReader.Identity(door, bootId(door), config.storeId()), scene.crowd()));
    all.add(new AgeCheck(config.storeId() + "-age-check", scene.crowd()));
    List<Stay> stays = scene.crowd().stays();
    for (Layout.Zone zone : scene.layout().zones()) {
      watch(zone, stays.stream().filter(stay -> stay.zone().equals(zone)).toList());
      weigh(zone);
    }
  }

  /** Who is where, what lies on the shelves that weigh, and what goes wrong. */
  public record Scene(Layout layout, Crowd crowd, List<Load> loads, Mishaps mishaps) {

    public Scene {
      loads = List.copyOf(loads);
    }

    /** Nothing weighs and nothing goes wrong beyond the noise. */
    public Scene(Layout layout, Crowd crowd) {
      this(layout, crowd, List.of(), Mishaps.NONE);
    }
  }

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

  private Instant quietFrom() {
    Duration late = scene.mishaps().longestLateness();
    return scene.crowd().lastExit().plus(late).plus(noise.settles());
  }

  private void watch(Layout.Zone zone, List<Stay> stays) {
    String tracker = zone.tracker();
    all.add(
        new Tracker(
            new Tracker.Identity(tracker, bootId(tracker), zone.key()),
            scene.crowd(),
            beat(tracker)));
    for (String id : zone.cameras()) {
      for (Camera camera : lives(id, zone, stays)) {
        cameras.add(camera);
        all.add(camera);
      }
    }
  }

  /** A camera that dies for a while comes back as another boot. */
  private List<Camera> lives(String id, Layout.Zone zone, List<Stay> stays) {
    Seed seed = config.randomness();
    List<Sensed> seen = new Eyes(id, noise, scene.mishaps(), seed).see(stays);
    Duration late = scene.mishaps().lateness(id);
    Beat beat = beat(id);
    var identity = new Camera.Identity(id, bootId(id), zone.key(), seed);
    Optional<Outage> outage = scene.mishaps().outage(id);
    if (outage.isEmpty()) {
      return List.of(new Camera(identity, new Camera.Life(seen, beat, late, null), pictures));
    }
    Instant from = outage.get().from();
    Instant until = outage.get().until();
    List<Sensed> before = seen.stream().filter(s -> s.endedAt().isBefore(from)).toList();
    List<Sensed> after = seen.stream().filter(s -> s.startedAt().isAfter(until)).toList();
    var reborn =
        new Camera.Identity(id, Ids.derive("boot", id, config.seed(), until), zone.key(), seed);
    Beat again = beat.from(until.plus(beat.period()));
    return List.of(
        new Camera(identity, new Camera.Life(before, beat.until(from), late, null), pictures),
        new Camera(reborn, new Camera.Life(after, again, late, outage.get()), pictures));
  }

  private void weigh(Layout.Zone zone) {
    for (int i = 0; i < zone.scales().size(); i++) {
      String id = zone.scales().get(i);
      String shelf = zone.shelves().get(i).id();
      List<Load> onShelf =
          scene.loads().stream().filter(load -> load.shelfId().equals(shelf)).toList();
      all.add(
          new Scale(
              new Scale.Identity(id, bootId(id), zone.key(), shelf, config.randomness()),
              onShelf,
              noise.scaleGrams(),
              beat(id)));
    }
  }

  /** Sensors are not started in the same instant, so each beats at its own part of the second. */
  private Beat beat(String sensorId) {
    long period = noise.beat().toNanos() / 1000;
    long phase = config.randomness().random("beat", sensorId).nextLong(period);
    Instant first = config.opensAt().plus(phase, ChronoUnit.MICROS);
    return new Beat(first, Duration.of(period, ChronoUnit.MICROS), quietFrom(), endsAt);
  }

  private String bootId(String sensorId) {
    return Ids.derive("boot", sensorId, config.seed(), config.opensAt());
  }
}
