package dev.walkout.shop.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.avro.DoubtReason;
import dev.walkout.schemas.avro.ReceiptDoubt;
import dev.walkout.sim.Day;
import dev.walkout.sim.catalogue.LooseGoods;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.scenario.Scenario;
import dev.walkout.sim.scenario.Scenarios;
import dev.walkout.sim.scenario.script.Note;
import dev.walkout.sim.scenario.script.Play;
import dev.walkout.sim.scenario.script.Play.Production;
import dev.walkout.sim.score.ReceiptView;
import dev.walkout.sim.score.Results;
import dev.walkout.sim.score.Score;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.Assortment;
import dev.walkout.sim.truth.TrueBasket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every scenario with faultless sensors and eyes that know the truth: every receipt is exact. */
public class EveryScenarioExactTest {

  private static final Instant OPENS_AT = Instant.parse("2026-01-05T08:00:00Z");
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

  @Test
  void theRulesOfCheckoutDecideEveryScenario(@TempDir Path folder) {
    Assortment assortment = assortment();
    Production production =
        new Production(
            assortment, SensorNoise.none().withBeat(Duration.ofSeconds(4)), Pictures.none());
    List<Play> plays = new ArrayList<>();
    for (Scenario scenario : Scenarios.named(System.getProperty("scenarios", Scenarios.ALL))) {
      SEEDS.forEach(seed -> plays.add(Play.of(scenario, seed, production)));
    }
    Day day = Day.together(plays.stream().map(Play::simulation).toList());
    try (DrivenStores stores =
        new DrivenStores(folder, new TrueEyes(day.truth(), assortment), ScoreRules.simulated())) {
      stores.run(DrivenStores.catalogue(plays), day.emissions(Runnable::run, 1));
      Results results = stores.results();
      List<String> wrong = plays.stream().flatMap(play -> wrong(play, results).stream()).toList();
      assertThat(wrong).as("receipts that are not exact").isEmpty();
      Score score = Score.of(results, day.truth());
      assertThat(score.exactReceiptRate()).isEqualTo(1);
      assertThat(score.overchargedMinor() + score.underchargedMinor())
          .as("cents, also of goods by weight")
          .isZero();
      assertThat(doubts(results, "weighed-without-scale"))
          .as("what no scale weighed")
          .hasSize(SEEDS.size() * 3)
          .containsOnly(DoubtReason.NOT_PRICED);
    }
  }

  private static List<DoubtReason> doubts(Results results, String scenario) {
    return results.receipts().stream()
        .map(Results.Issued::receipt)
        .filter(receipt -> receipt.getStoreId().startsWith(scenario))
        .flatMap(receipt -> receipt.getDoubts().stream())
        .map(ReceiptDoubt::getReason)
        .toList();
  }

  /** The products of a shop of scenarios, loose goods beside them. */
  public static Assortment assortment() {
    return Assortment.withRoles(products(), OPENS_AT)
        .withLoose(new LooseGoods().products(), OPENS_AT);
  }

  private static List<String> wrong(Play play, Results results) {
    List<String> wrong = new ArrayList<>();
    for (TrueBasket basket : play.simulation().truth().baskets().values()) {
      var last = Score.last(results, basket.tripId());
      if (last.isEmpty() || !Score.exact(last.get(), basket)) {
        String receipt =
            last.map(it -> ReceiptView.of(it, basket)).orElse(ReceiptView.missing(basket));
        wrong.add(play.storeId() + ": " + receipt + story(play, basket.tripId()));
      }
    }
    return wrong;
  }

  private static String story(Play play, String tripId) {
    StringBuilder story = new StringBuilder();
    for (Note note : play.story()) {
      if (note.tripId().equals(tripId)) {
        story.append("    ").append(note.at()).append(' ').append(note.who()).append(' ');
        story.append(note.text()).append('\n');
      }
    }
    return story.toString();
  }

  /** Four categories of four brands with three variants, of which the third is larger. */
  public static List<ShopProduct> products() {
    List<ShopProduct> products = new ArrayList<>();
    for (String category : List.of("cereal", "drinks", "sweets", "toys")) {
      for (int n = 0; n < 16; n++) {
        String sku = category + "-" + n;
        long small = 99 + 30L * (n / 4) + 7L * products.size() / 16;
        long price = n % 4 == 3 ? small * 8 / 5 : small;
        products.add(new ShopProduct(sku, "Fine " + sku, category, "b" + n / 4, price, false));
      }
    }
    return products;
  }
}
