package dev.walkout.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.sim.Shops;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.catalogue.LooseGoods;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.scenario.script.Play;
import dev.walkout.sim.scenario.script.Play.Production;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.Assortment;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {

  private static final Instant OPENS_AT = Instant.parse("2026-01-05T08:00:00Z");

  private static final Production PRODUCTION =
      new Production(shop(Shops.products()), SensorNoise.standard(), Pictures.none());

  static Stream<Scenario> all() {
    return Scenarios.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everySeedGivesAStoryThatCanHappen(Scenario scenario) {
    for (long seed = 1; seed <= 20; seed++) {
      Play play = Play.of(scenario, seed, PRODUCTION);
      assertThat(play.storeId()).isEqualTo(scenario.name() + "-" + seed);
      assertThat(play.simulation().truth().baskets()).isNotEmpty();
      assertThat(play.story()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aSeedGivesTheSameAgainAndAnotherSeedSomethingElse(Scenario scenario) {
    List<Emission<?>> once = Shops.emissions(simulation(scenario, 1));
    assertThat(Shops.emissions(simulation(scenario, 1))).isEqualTo(once);
    assertThat(simulation(scenario, 2).truth().movements())
        .isNotEqualTo(simulation(scenario, 1).truth().movements());
  }

  @ParameterizedTest
  @MethodSource("all")
  void tenProductsWithoutABrandSuffice(Scenario scenario) {
    List<ShopProduct> ten =
        IntStream.range(0, 10)
            .mapToObj(n -> new ShopProduct("p" + n, "P " + n, "fruit", "", 100 + n, false))
            .toList();
    Production small = new Production(shop(ten), SensorNoise.standard(), Pictures.none());
    for (long seed = 1; seed <= 10; seed++) {
      assertThat(Play.of(scenario, seed, small).simulation().trips()).isPositive();
    }
  }

  @Test
  void namesAreDistinctAndCanBeAskedFor() {
    assertThat(Scenarios.all().stream().map(Scenario::name)).doesNotHaveDuplicates();
    assertThat(Scenarios.named("all")).hasSameSizeAs(Scenarios.all());
    assertThat(Scenarios.named("mix, one-item").stream().map(Scenario::name))
        .containsExactly("one-item", "mix");
    assertThatThrownBy(() -> Scenarios.named("one-item,nonsense"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'nonsense'")
        .hasMessageContaining("taken-and-put-back");
  }

  private static Assortment shop(List<ShopProduct> products) {
    return Assortment.withRoles(products, OPENS_AT)
        .withLoose(new LooseGoods().products(), OPENS_AT);
  }

  private static Simulation simulation(Scenario scenario, long seed) {
    return Play.of(scenario, seed, PRODUCTION).simulation();
  }
}
