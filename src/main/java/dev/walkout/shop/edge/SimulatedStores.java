package dev.walkout.shop.edge;

import dev.walkout.edge.capture.BurstSource;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.SourceConfig;
import dev.walkout.sim.catalogue.RenderedCatalogue;
import dev.walkout.sim.sensor.CropCamera;
import dev.walkout.sim.sensor.Difficulty;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.Sensor;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.sensor.Sensors;
import dev.walkout.sim.shop.Crowd;
import dev.walkout.sim.shop.Layout;
import dev.walkout.sim.shop.StoreConfig;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Days of simulated stores, whose cameras an agent may read; the cameras of one store share its
 * day.
 */
public final class SimulatedStores {

  private final InstantSource clock;
  private final Instant startedAt;
  private final Map<StoreDay, List<Sensor>> days = new ConcurrentHashMap<>();

  public SimulatedStores(InstantSource clock) {
    this.clock = clock;
    this.startedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private record StoreDay(String storeId, long seed, int trips, int products, Instant opensAt) {}

  /**
   * Opens the camera that has this name in its store.
   *
   * @param bookmark where a camera of this name left off
   * @throws IllegalArgumentException if the store has no camera of this name in this zone
   */
  public BurstSource open(
      CameraConfig camera, SourceConfig.Simulated source, Optional<String> bookmark) {
    SimulatedTime time =
        bookmark
            .map(SimulatedTime::parse)
            .orElseGet(() -> new SimulatedTime(opensAt(source), clock.instant(), 0));
    StoreDay day =
        new StoreDay(
            camera.zone().storeId(),
            source.seed(),
            source.trips(),
            source.products(),
            time.opensAt());
    Sensor sensor = sensor(camera, days.computeIfAbsent(day, SimulatedStores::sensors));
    return new SimulatedCamera(sensor, time, source.speed(), clock);
  }

  private Instant opensAt(SourceConfig.Simulated source) {
    return source.opensAt() == null ? startedAt : source.opensAt();
  }

  private static List<Sensor> sensors(StoreDay day) {
    RenderedCatalogue catalogue = new RenderedCatalogue(day.seed(), day.products());
    StoreConfig config = config(day);
    Layout layout = Layout.of(config, catalogue.products());
    Sensors.Scene scene = new Sensors.Scene(layout, Crowd.of(config, layout));
    Pictures pictures = Pictures.of(catalogue, new CropCamera(Difficulty.standard()));
    return new Sensors(config, SensorNoise.standard(), scene, pictures).all();
  }

  private static StoreConfig config(StoreDay day) {
    StoreConfig usual = StoreConfig.of(day.seed(), day.trips());
    return new StoreConfig(
        day.storeId(),
        usual.seed(),
        usual.trips(),
        usual.zones(),
        usual.shelvesPerZone(),
        usual.camerasPerZone(),
        day.opensAt(),
        usual.meanArrivalGap(),
        usual.habits());
  }

  private static Sensor sensor(CameraConfig camera, List<Sensor> sensors) {
    String prefix = camera.zone().storeId() + "-" + camera.zone().zoneId() + "-camera-";
    return sensors.stream()
        .filter(sensor -> sensor.id().equals(camera.id()) && sensor.id().startsWith(prefix))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "camera '"
                        + camera.id()
                        + "' is not in the simulated zone "
                        + camera.zone()
                        + ": the store has zones zone-1 to zone-6 with cameras such as "
                        + prefix
                        + "1"));
  }
}
