package dev.walkout.sim.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.sim.Shops;
import dev.walkout.sim.catalogue.ShopProduct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6, 7, 16})
  void everyProductStandsOnceAndFamiliesStayTogether(int zones) {
    Layout layout = Layout.of(StoreConfig.of(1, 1).withZones(zones), Shops.products());

    List<String> all = new ArrayList<>();
    Map<String, Set<String>> zonesOfFamily = new HashMap<>();
    for (Layout.Zone zone : layout.zones()) {
      all.addAll(zone.skus());
      for (String sku : zone.skus()) {
        assertThat(layout.place(sku).zone()).isEqualTo(zone);
        String family = sku.substring(0, sku.lastIndexOf('-'));
        zonesOfFamily.computeIfAbsent(family, f -> new HashSet<>()).add(zone.key().zoneId());
      }
    }
    assertThat(layout.zones()).hasSize(zones).noneMatch(zone -> zone.skus().isEmpty());
    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(
            Shops.products().stream().map(ShopProduct::sku).toList());
    assertThat(zonesOfFamily.values()).allMatch(family -> family.size() == 1);
  }

  @Test
  void zonesHoldAboutTheSameNumber() {
    Layout layout = Layout.of(StoreConfig.of(1, 1), Shops.products());
    assertThat(layout.zones())
        .allMatch(zone -> zone.skus().size() >= 8 && zone.skus().size() <= 12);
  }

  @Test
  void productsWithoutBrandAreFamiliesOfOne() {
    List<ShopProduct> products =
        List.of(
            new ShopProduct("a", "A", "fruit", " ", 100, true),
            new ShopProduct("b", "B", "fruit", "", 100, true));
    assertThat(Layout.mostZones(products)).isEqualTo(2);
    assertThat(Layout.of(StoreConfig.of(1, 1).withZones(2), products).zones()).hasSize(2);
  }

  @Test
  void refusesMoreZonesThanFamilies() {
    assertThatThrownBy(() -> Layout.of(StoreConfig.of(1, 1).withZones(17), Shops.products()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sim.zones")
        .hasMessageContaining("16, not 17");
  }

  @Test
  void refusesAProductTwiceAndNamesAnUnknownOne() {
    ShopProduct one = Shops.products().get(0);
    StoreConfig config = StoreConfig.of(1, 1).withZones(1);
    assertThatThrownBy(() -> Layout.of(config, List.of(one, one)))
        .hasMessageContaining("'cereal-1-1' twice");
    assertThatThrownBy(() -> Layout.of(config, List.of(one)).place("nonsense"))
        .hasMessageContaining("'nonsense'");
  }
}
