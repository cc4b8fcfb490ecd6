package dev.walkout.shop.demo;

import dev.walkout.shop.Wiring;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.sensor.CropCamera;
import dev.walkout.sim.sensor.Difficulty;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.StoreConfig;
import dev.walkout.vision.Progress;

/** A simulated store day from pictures to scored receipts, through a real broker. */
public final class Demo implements AutoCloseable {

  private final DemoRequest request;
  private final Progress progress;
  private final Runnable goOn;
  private final Resources resources = new Resources();

  /**
   * A day.
   *
   * @param goOn throws when the day is to end early; asked often
   */
  public Demo(DemoRequest request, Progress progress, Runnable goOn) {
    this.request = request;
    this.progress = progress;
    this.goOn = goOn;
  }

  /**
   * Runs the day.
   *
   * @throws dev.walkout.shop.UserError if a folder, a port or the photos do not serve
   */
  public DemoReport run() throws Exception {
    Catalogue catalogue = Wiring.catalogue(request.products(), request.seed());
    Simulation simulation = simulation(catalogue);
    ShopDay shop =
        new ShopDay(
            request,
            "demo of " + request.name(),
            catalogue,
            new ShopDay.Work(resources, progress, goOn));
    shop.enrol(simulation.catalogue(), simulation.config().opensAt());
    LaneWatch.Outcome live = shop.live(simulation);
    return shop.report(simulation, live, SureRecogniser.oracle(simulation.truth()));
  }

  /** Stops everything that runs, and deletes the folder if it was a temporary one. */
  @Override
  public void close() throws Exception {
    resources.close();
  }

  private Simulation simulation(Catalogue catalogue) {
    return new Simulation(
        StoreConfig.of(request.seed(), request.trips()),
        SensorNoise.standard(),
        catalogue.products(),
        Pictures.of(catalogue, new CropCamera(Difficulty.standard())));
  }
}
