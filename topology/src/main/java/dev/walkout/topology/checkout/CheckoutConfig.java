package dev.walkout.topology.checkout;

import dev.walkout.topology.core.cart.CartConfig;
import dev.walkout.topology.core.fusion.FusionConfig;
import dev.walkout.topology.core.trip.TripConfig;
import java.time.Duration;
import java.util.Objects;

/** What checkout can be told; each part refuses nonsense and names the setting. */
public record CheckoutConfig(FusionConfig fusion, CartConfig cart, TripConfig trip) {

  public CheckoutConfig {
    Objects.requireNonNull(fusion, "fusion");
    Objects.requireNonNull(cart, "cart");
    Objects.requireNonNull(trip, "trip");
  }

  /** The same with other rules of fusion. */
  public CheckoutConfig withFusion(FusionConfig other) {
    return new CheckoutConfig(other, cart, trip);
  }

  /**
   * The same with another budget for FINAL receipts. A run that replays a day at full speed needs a
   * long one: its trips leave long before, by the wall clock, their zones are recognised.
   */
  public CheckoutConfig withBudget(Duration budget) {
    return new CheckoutConfig(fusion, cart, trip.withBudget(budget));
  }

  /** The same with other rules of trips. */
  public CheckoutConfig withTrip(TripConfig other) {
    return new CheckoutConfig(fusion, cart, other);
  }

  public static CheckoutConfig defaults() {
    return new CheckoutConfig(
        FusionConfig.defaults(), CartConfig.defaults(), TripConfig.defaults());
  }
}
