package dev.walkout.topology.core.cart;

import java.util.Optional;

/** The catalogue as a cart sees it. */
@FunctionalInterface
public interface PriceBook {

  /** What is known of the product; empty when the catalogue has none of that name. */
  Optional<ProductFacts> find(String sku);
}
