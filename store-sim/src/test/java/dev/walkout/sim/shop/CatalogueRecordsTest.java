package dev.walkout.sim.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Planogram;
import dev.walkout.schemas.avro.Product;
import dev.walkout.sim.Shops;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.sensor.Emission;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueRecordsTest {

  private final StoreConfig config = StoreConfig.of(1, 1);
  private final Simulation simulation = Shops.simulation(config);

  @Test
  void pricesHoldFromTheBeginningOfSimulatedTime() {
    List<Product> products = simulation.products();
    assertThat(products).hasSameSizeAs(Shops.products());
    Product first = products.get(0);
    assertThat(first.getSku()).isEqualTo("cereal-1-1");
    assertThat(first.getPrices()).hasSize(1);
    assertThat(first.getPrices().get(0).getValidFrom()).isEqualTo(config.opensAt());
    assertThat(first.getPrices().get(0).getPrice().getMinor()).isEqualTo(99);
    assertThat(first.getPrices().get(0).getPrice().getCurrency()).isEqualTo("EUR");
  }

  @Test
  void planogramsNameEveryProductAndEveryCamera() {
    List<Planogram> planograms = simulation.planograms();
    assertThat(planograms).hasSize(6);
    assertThat(planograms.stream().flatMap(zone -> zone.getSkus().stream()))
        .containsExactlyInAnyOrderElementsOf(
            Shops.products().stream().map(product -> product.sku()).toList());
    assertThat(planograms.get(0).getSensorIds())
        .containsExactly(
            "store-1-zone-1-camera-1", "store-1-zone-1-camera-2", "store-1-zone-1-camera-3");
  }

  @Test
  void theCatalogueIsKeyedBySkuAndZone() {
    List<Emission<?>> catalogue = simulation.catalogue();
    assertThat(catalogue).hasSize(Shops.products().size() + 6);
    assertThat(catalogue.get(0).topic()).isEqualTo(Topics.PRODUCTS);
    assertThat(catalogue.get(0).key()).isEqualTo("cereal-1-1");
    Emission<?> last = catalogue.get(catalogue.size() - 1);
    assertThat(last.topic()).isEqualTo(Topics.PLANOGRAMS);
    assertThat(last.key()).isEqualTo("store-1/zone-6");
    assertThat(last.at()).isEqualTo(config.opensAt());
  }
}
