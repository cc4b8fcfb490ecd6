package dev.walkout.sim.scenario.script;

import dev.walkout.sim.Simulation;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.scenario.Scenario;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.Assortment;
import dev.walkout.sim.shop.Assortment.Role;
import dev.walkout.sim.shop.Layout;
import dev.walkout.sim.shop.Seed;
import dev.walkout.sim.shop.StoreConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A scenario played in a store of its own.
 *
 * @param story who truly did what, in order of time
 */
public record Play(
    Scenario scenario, long seed, Simulation simulation, Assortment assortment, List<Note> story) {

  private static final Duration BEFORE_FIRST = Duration.ofSeconds(3);
  private static final Duration BETWEEN = Duration.ofSeconds(4);

  public Play {
    story = List.copyOf(story);
  }

  /** What all plays of a run share. */
  public record Production(Assortment assortment, SensorNoise noise, Pictures pictures) {}

  /**
   * Plays all rounds.
   *
   * @throws IllegalArgumentException if the products do not suffice for the scenario
   */
  public static Play of(Scenario scenario, long seed, Production production) {
    Premises premises = scenario.premises();
    StoreConfig config = config(scenario, seed, premises.zones());
    Layout layout = layout(config, premises, production.assortment());
    Stage stage = new Stage(config, production.assortment(), layout);
    Instant begins = config.opensAt().plus(BEFORE_FIRST);
    for (int round = 0; round < scenario.rounds(); round++) {
      Script script = new Script(stage, round, begins);
      scenario.play(script);
      script.finish();
      begins = stage.lastExit().plus(BETWEEN);
    }
    var store = new Simulation.Store(config, production.assortment(), stage.planned());
    Simulation simulation =
        new Simulation(store, stage.scene(), production.noise(), production.pictures());
    return new Play(scenario, seed, simulation, production.assortment(), stage.story());
  }

  /** Name of the store, unique in a run. */
  public String storeId() {
    return simulation.config().storeId();
  }

  /** What people call a product. */
  public String nameOf(String sku) {
    return assortment.article(sku).product().name();
  }

  private static StoreConfig config(Scenario scenario, long seed, int zones) {
    StoreConfig shape = StoreConfig.of(mixed(scenario, seed), 1).withZones(zones);
    return new StoreConfig(
        scenario.name() + "-" + seed,
        shape.seed(),
        shape.trips(),
        zones,
        Premises.SHELVES,
        Premises.CAMERAS,
        shape.opensAt(),
        shape.meanArrivalGap(),
        shape.habits());
  }

  /** No two scenarios of a seed draw the same. */
  private static long mixed(Scenario scenario, long seed) {
    return new Seed(seed).random("scenario", scenario.name()).nextLong();
  }

  /** Groups of look-alikes by chance, until every zone has enough, and the special ones. */
  private static Layout layout(StoreConfig config, Premises premises, Assortment assortment) {
    RandomGenerator random = config.randomness().random("assortment");
    List<List<String>> groups = new ArrayList<>(assortment.groups(Role.ORDINARY));
    List<String> skus = new ArrayList<>();
    while (!groups.isEmpty() && skus.size() < premises.zones() * Premises.PRODUCTS) {
      skus.addAll(groups.remove(random.nextInt(groups.size())));
    }
    for (Role role : premises.special()) {
      assortment.groups(role).forEach(skus::addAll);
    }
    List<ShopProduct> products =
        assortment.articles().values().stream()
            .map(Assortment.Article::product)
            .filter(product -> skus.contains(product.sku()))
            .toList();
    Layout layout = Layout.of(config, products);
    return premises.weighing() ? layout.weighing() : layout;
  }
}
