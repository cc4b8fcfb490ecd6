package dev.walkout.shop.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.UserError;
import dev.walkout.topology.checkout.CheckoutConfig;
import dev.walkout.topology.core.cart.PricePolicy;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Thresholds;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every setting of gate and checkout can be changed by name, and nothing else. */
class ReplaySettingsTest {

  @Test
  void settingsOfEveryKindAreSet() {
    CheckoutConfig set =
        ReplaySettings.of(
                Map.of(
                    "fusion.min-probability", "0.9",
                    "fusion.window", "2s",
                    "fusion.scales.quiet-grams", "25",
                    "cart.price-policy", "at_exit",
                    "cart.currency", "USD",
                    "trip.approve-within", "PT20M"))
            .checkout();

    assertThat(set.fusion().minProbability()).isEqualTo(0.9);
    assertThat(set.fusion().window()).isEqualTo(Duration.ofSeconds(2));
    assertThat(set.fusion().scales().quietGrams()).isEqualTo(25);
    assertThat(set.cart().pricePolicy()).isEqualTo(PricePolicy.AT_EXIT);
    assertThat(set.cart().currency()).isEqualTo("USD");
    assertThat(set.trip().approveWithin()).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void whatIsNotSetStaysAsItIs() {
    CheckoutConfig defaults = CheckoutConfig.defaults();
    CheckoutConfig set = ReplaySettings.of(Map.of("fusion.agreement", "0.6")).checkout();

    assertThat(set.cart()).isEqualTo(defaults.cart());
    assertThat(set.fusion().withMinProbability(0.5))
        .isNotEqualTo(defaults.fusion().withMinProbability(0.5));
    assertThat(set.fusion().scales()).isEqualTo(defaults.fusion().scales());
  }

  @Test
  void everySettingThatIsListedCanBeSetToWhatItIs() {
    ReplaySettings defaults = ReplaySettings.of(Map.of());
    assertThat(defaults.all()).hasSizeGreaterThan(30);
    assertThat(ReplaySettings.of(defaults.all()).all()).isEqualTo(defaults.all());
  }

  @Test
  void anUnknownKeyIsRefusedWithTheList() {
    assertThatThrownBy(() -> ReplaySettings.of(Map.of("fusion.magic", "1")))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("fusion.magic", "gate.tl", "fusion.window", "cart.suspicion");
  }

  @ParameterizedTest
  @CsvSource({
    "fusion.window, soon",
    "fusion.min-probability, 1.5",
    "fusion.min-probability, much",
    "fusion.scales.quiet-grams, 1.5",
    "cart.price-policy, cheapest",
    "cart.currency, euro",
    "gate.tl, near"
  })
  void aBadValueIsRefusedByName(String key, String value) {
    assertThatThrownBy(() -> ReplaySettings.of(Map.of(key, value)))
        .satisfiesAnyOf(
            e -> assertThat(e).isInstanceOf(IllegalArgumentException.class),
            e -> assertThat(e).isInstanceOf(UserError.class))
        .hasMessageContaining(value)
        .satisfies(
            e ->
                assertThat(e.getMessage().replace("-", "").toLowerCase(Locale.ROOT))
                    .contains(key.replace("-", "")));
  }

  @Test
  void theGateIsMovedOrSetInEveryCategory() {
    ModelCard model =
        new ModelCard(
            "m",
            "1",
            96,
            8,
            0.05,
            Map.of("*", new Thresholds(0.5, 0.8, 0.05), "toys", new Thresholds(0.4, 0.7, 0.1)),
            List.of(),
            Map.of(),
            Map.of());
    ModelCard moved = ReplaySettings.of(Map.of("gate.tl", "-0.1", "gate.th", "0.75")).gate(model);

    assertThat(moved.thresholds("*").acceptBelow()).isCloseTo(0.4, within());
    assertThat(moved.thresholds("toys").acceptBelow()).isCloseTo(0.3, within());
    assertThat(moved.thresholds("*").rejectAbove()).isEqualTo(0.75);
    assertThat(moved.thresholds("toys").margin()).isEqualTo(0.1);
    assertThat(ReplaySettings.of(Map.of()).gate(model)).isSameAs(model);
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.api.Assertions.within(1e-9);
  }
}
