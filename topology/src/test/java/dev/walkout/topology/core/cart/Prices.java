package dev.walkout.topology.core.cart;

import static dev.walkout.topology.core.Moves.at;

import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.cart.ProductFacts.Offer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A price book for tests. */
public final class Prices implements PriceBook {

  private final Map<String, ProductFacts> products = new HashMap<>();
  private final Set<String> restricted = new HashSet<>();

  /** A price from some seconds after the start on. */
  public Prices set(String sku, double from, long minor) {
    return put(sku, true, new Offer(at(from), new Money(minor, "EUR"), true));
  }

  public Prices withdrawn(String sku) {
    return put(sku, false, new Offer(at(0), new Money(100, "EUR"), true));
  }

  /** Sold by weight. */
  public Prices kilogram(String sku, long minor) {
    return put(sku, true, new Offer(at(0), new Money(minor, "EUR"), false));
  }

  /** Only sold after a check of age. */
  public Prices restricted(String sku, long minor) {
    restricted.add(sku);
    return set(sku, 0, minor);
  }

  Prices byWeight(String sku) {
    return put(sku, true, new Offer(at(0), new Money(100, "EUR"), false));
  }

  Prices in(String currency, String sku) {
    return put(sku, true, new Offer(at(0), new Money(100, currency), true));
  }

  private Prices put(String sku, boolean active, Offer offer) {
    List<Offer> offers = new ArrayList<>(find(sku).map(ProductFacts::offers).orElse(List.of()));
    offers.add(offer);
    products.put(
        sku, new ProductFacts(sku, "Fresh " + sku, active, restricted.contains(sku), offers));
    return this;
  }

  @Override
  public Optional<ProductFacts> find(String sku) {
    return Optional.ofNullable(products.get(sku));
  }
}
