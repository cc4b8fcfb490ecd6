package dev.walkout.topology.checkout;

import dev.walkout.topology.core.cart.CartConfig;
import dev.walkout.topology.core.fusion.FusionConfig;
import dev.walkout.topology.core.trip.TripConfig;
import java.util.Objects;

/** What checkout can be told; each part refuses nonsense and names the setting. */
public record CheckoutConfig(FusionConfig fusion, CartConfig cart, TripConfig trip) {

  public CheckoutConfig {
    Objects.requireNonNull(fusion, "fusion");
    Objects.requireNonNull(cart, "cart");
    Objects.requireNonNull(trip, "trip");
  }

  public static CheckoutConfig defaults() {
    return new CheckoutConfig(
        FusionConfig.defaults(), CartConfig.defaults(), TripConfig.defaults());
  }
}
