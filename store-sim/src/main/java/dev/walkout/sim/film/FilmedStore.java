package dev.walkout.sim.film;

import dev.walkout.schemas.Topics;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.sensor.Sensors;
import dev.walkout.sim.shop.Assortment;
import dev.walkout.sim.shop.Crowd;
import dev.walkout.sim.shop.Layout;
import dev.walkout.sim.shop.StoreConfig;
import dev.walkout.sim.truth.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A day in a simulated store whose cameras deliver films: the same shoppers, layout, presence and
 * door as a {@link Simulation} of the same settings, without bursts.
 */
public final class FilmedStore {
  private final FilmOrder order;
  private final Catalogue catalogue;
  private final Crowd crowd;
  private final Simulation simulation;

  /**
   * Plans everything; nothing is drawn yet.
   *
   * @param catalogue what is sold; the same seed and catalogue give the same films
   * @throws IllegalArgumentException if the products cannot fill the zones
   */
  public FilmedStore(FilmOrder order, Catalogue catalogue) {
    this.order = order;
    this.catalogue = catalogue;
    StoreConfig config = order.config();
    Layout layout = Layout.of(config, catalogue.products());
    this.crowd = Crowd.of(config, layout, order.inside());
    Assortment assortment = Assortment.plain(catalogue.products(), config.opensAt());
    this.simulation =
        new Simulation(
            new Simulation.Store(config, assortment, layout),
            new Sensors.Scene(layout, crowd),
            SensorNoise.standard(),
            Pictures.none());
  }

  /** A film of each camera, zone by zone. Each may be drawn by a thread of its own. */
  public List<CameraFilm> cameras() {
    StoreConfig config = order.config();
    List<CameraFilm> films = new ArrayList<>();
    for (Layout.Zone zone : simulation.layout().zones()) {
      var stays = crowd.stays().stream().filter(stay -> stay.zone().equals(zone)).toList();
      var scene = new CameraFilm.Scene(zone, stays, startsAt(), simulation.endsAt());
      for (int i = 0; i < zone.cameras().size(); i++) {
        String id = zone.cameras().get(i);
        CameraPose pose = CameraPose.of(id, zone.key(), i, config.randomness());
        films.add(new CameraFilm(pose, scene, catalogue));
      }
    }
    return films;
  }

  /** The products and planograms, to be published before anything else. */
  public List<Emission<?>> catalogue() {
    return simulation.catalogue();
  }

  /** What the person trackers and the door publish, in order of time. */
  public Iterator<Emission<?>> presenceAndDoor() {
    Iterable<Emission<?>> all = simulation::emissions;
    return StreamSupport.stream(all.spliterator(), false)
        .filter(emission -> !emission.topic().equals(Topics.OBSERVATIONS))
        .iterator();
  }

  /** What really happens; without bursts, for what shows a movement is the agents' to decide. */
  public Truth truth() {
    Truth truth = simulation.truth();
    return new Truth(truth.movements(), truth.baskets(), Map.of());
  }

  /** The time that the first frame shows. */
  public Instant startsAt() {
    return order.config().opensAt();
  }

  /** What was ordered. */
  public FilmOrder order() {
    return order;
  }
}
