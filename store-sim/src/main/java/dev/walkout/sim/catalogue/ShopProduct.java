package dev.walkout.sim.catalogue;

import static java.util.Objects.requireNonNull;

/**
 * A product that the simulated shop sells.
 *
 * @param sku the article's id, unique in its catalogue
 * @param category what shelves group by; a product's look-alikes are in its category
 * @param priceMinor price of one piece, or of a kilogram of what is sold by weight, in minor units
 *     of the shop's currency
 * @param heldOut whether no photo of it was ever given to the training of the shipped model
 *     (rendered products only; false for photographs, whose training data is known by hash)
 */
public record ShopProduct(
    String sku, String name, String category, String brand, long priceMinor, boolean heldOut) {
  public ShopProduct {
    requireNonNull(sku, "sku");
    requireNonNull(name, "name");
    requireNonNull(category, "category");
    requireNonNull(brand, "brand");
    if (priceMinor <= 0) {
      throw new IllegalArgumentException("priceMinor must be positive, not " + priceMinor);
    }
  }
}
