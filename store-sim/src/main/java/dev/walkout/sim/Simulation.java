package dev.walkout.sim;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Planogram;
import dev.walkout.schemas.avro.Product;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.RenderAhead;
import dev.walkout.sim.sensor.Sensor;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.sensor.Sensors;
import dev.walkout.sim.sensor.Sensors.Scene;
import dev.walkout.sim.sensor.Timeline;
import dev.walkout.sim.shop.Assortment;
import dev.walkout.sim.shop.CatalogueRecords;
import dev.walkout.sim.shop.Crowd;
import dev.walkout.sim.shop.Layout;
import dev.walkout.sim.shop.StoreConfig;
import dev.walkout.sim.truth.Truth;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * A day in a simulated store: everything its sensors publish, and the truth about it.
 *
 * <p>What happens is settled when it is made, in milliseconds; pictures are rendered only as the
 * emissions are drawn. Emissions can be drawn several times and are the same each time.
 */
public final class Simulation implements Day {

  private final Store store;
  private final Layout layout;
  private final Sensors sensors;
  private final Truth truth;

  /**
   * Plans everything.
   *
   * @throws IllegalArgumentException if the products cannot fill the zones
   */
  public Simulation(
      StoreConfig config, SensorNoise noise, List<ShopProduct> products, Pictures pictures) {
    this(Store.of(config, products), scene(config, Layout.of(config, products)), noise, pictures);
  }

  /** Watches what happens in a scene. */
  public Simulation(Store store, Scene scene, SensorNoise noise, Pictures pictures) {
    this.store = store;
    this.layout = scene.layout();
    this.sensors = new Sensors(store.config(), noise, scene, pictures);
    this.truth = Truth.of(scene.crowd(), store.assortment(), sensors.truth());
  }

  /**
   * A store on paper.
   *
   * @param planned where headquarters believe that everything stands
   */
  public record Store(StoreConfig config, Assortment assortment, Layout planned) {

    static Store of(StoreConfig config, List<ShopProduct> products) {
      Assortment assortment = Assortment.plain(products, config.opensAt());
      return new Store(config, assortment, Layout.of(config, products));
    }
  }

  private static Scene scene(StoreConfig config, Layout layout) {
    return new Scene(layout, Crowd.of(config, layout));
  }

  /** Everything the sensors publish, in order of time; pictures are rendered by the caller. */
  public Iterator<Emission<?>> emissions() {
    Timeline timeline = new Timeline(sensors.all());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return timeline.hasNext();
      }

      @Override
      public Emission<?> next() {
        return timeline.next().emission().get();
      }
    };
  }

  @Override
  public Iterator<Emission<?>> emissions(Executor executor, int burstsAhead) {
    return new RenderAhead(new Timeline(sensors.all()), executor, burstsAhead);
  }

  @Override
  public Truth truth() {
    return truth;
  }

  List<Sensor> sensors() {
    return sensors.all();
  }

  public Layout layout() {
    return layout;
  }

  public StoreConfig config() {
    return store.config();
  }

  /** The products and planograms, to be published before the first emission. */
  public List<Emission<?>> catalogue() {
    Stream<Emission<?>> products =
        products().stream().map(product -> atOpening(Topics.PRODUCTS, product.getSku(), product));
    Stream<Emission<?>> planograms =
        planograms().stream()
            .map(plan -> atOpening(Topics.PLANOGRAMS, zone(plan).toString(), plan));
    return Stream.concat(products, planograms).toList();
  }

  /** The products with their prices. */
  public List<Product> products() {
    return CatalogueRecords.products(store.assortment());
  }

  /** What stands in each zone, and which cameras must report before its time moves on. */
  public List<Planogram> planograms() {
    return CatalogueRecords.planograms(store.config(), store.planned());
  }

  /** How many bursts there will be in all. */
  public long bursts() {
    return truth.bursts().size();
  }

  /** Event time of the last emission. */
  public Instant endsAt() {
    return sensors.endsAt();
  }

  /**
   * Refuses a simulation that reaches into the future, which brokers and people mistrust.
   *
   * @param now what the wall clock says
   */
  public void requireEndsBefore(Instant now) {
    if (endsAt().isAfter(now)) {
      throw new IllegalArgumentException(
          StoreConfig.OPENS
              + " is "
              + store.config().opensAt()
              + ", so the last sensor reports at "
              + endsAt()
              + ", which is not yet past: open the store earlier");
    }
  }

  private <V> Emission<V> atOpening(Topic<V> topic, String key, V value) {
    return new Emission<>(topic, key, value, store.config().opensAt());
  }

  private static ZoneKey zone(Planogram planogram) {
    return new ZoneKey(planogram.getStoreId(), planogram.getZone());
  }
}
