package dev.walkout.topology.core.cart;

import dev.walkout.topology.core.Settings;

/**
 * What carts can be told.
 *
 * @param minProbability the least posterior at which a put-back takes a piece off the cart
 * @param notHeldOdds prior odds of putting back what the cart does not hold against what it holds
 * @param suspicion the least posterior at which a doubted put-back takes the charge off a held
 *     piece: what may have gone back is not proven to have been bought
 * @param currency the store's currency, ISO 4217; a price in another is no price
 */
public record CartConfig(
    double minProbability,
    double notHeldOdds,
    double suspicion,
    PricePolicy pricePolicy,
    String currency) {

  public CartConfig {
    Settings.within("cart.minProbability", minProbability, 0, 1);
    Settings.within("cart.notHeldOdds", notHeldOdds, 0, 1);
    Settings.within("cart.suspicion", suspicion, 0, 1);
    if (pricePolicy == null) {
      throw new IllegalArgumentException("cart.pricePolicy must be given");
    }
    if (currency == null || !currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(
          "cart.currency must be three capital letters (ISO 4217), not '" + currency + "'");
    }
  }

  public static CartConfig defaults() {
    return new CartConfig(0.8, 0.05, 0.1, PricePolicy.LOWER_OF_BOTH, "EUR");
  }
}
