package dev.walkout.sim;

import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.StoreConfig;
import java.util.ArrayList;
import java.util.List;

/** Small shops for tests. */
public final class Shops {

  private Shops() {}

  /** Four categories of four brands with four variants each. */
  public static List<ShopProduct> products() {
    List<ShopProduct> products = new ArrayList<>();
    for (String category : List.of("cereal", "drinks", "toys", "sweets")) {
      for (int brand = 1; brand <= 4; brand++) {
        for (int variant = 1; variant <= 4; variant++) {
          String sku = category + "-" + brand + "-" + variant;
          String name = category + " of brand " + brand + " no " + variant;
          long price = 99 + products.size() * 10L;
          products.add(new ShopProduct(sku, name, category, "brand " + brand, price, false));
        }
      }
    }
    return products;
  }

  public static Simulation simulation(StoreConfig config) {
    return new Simulation(config, SensorNoise.standard(), products(), Pictures.none());
  }

  public static List<Emission<?>> emissions(Simulation simulation) {
    List<Emission<?>> emissions = new ArrayList<>();
    simulation.emissions().forEachRemaining(emissions::add);
    return emissions;
  }
}
