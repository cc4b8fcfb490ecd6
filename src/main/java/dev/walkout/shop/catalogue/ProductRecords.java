package dev.walkout.shop.catalogue;

import dev.walkout.schemas.avro.Price;
import dev.walkout.schemas.avro.Product;
import dev.walkout.schemas.avro.SoldBy;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.cart.ProductFacts;
import dev.walkout.topology.wire.CatalogueWire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Product records made from one another; none that is given is changed. */
final class ProductRecords {

  private ProductRecords() {}

  /** A product of which nothing but its sku is known. */
  static Product nameless(String sku) {
    return Product.newBuilder()
        .setSku(sku)
        .setName(sku)
        .setCategory("")
        .setPrices(List.of())
        .build();
  }

  /** The same product as it is described now, with its prices and status. */
  static Product described(Product before, ProductDetails details) {
    return Product.newBuilder(before)
        .setName(details.name())
        .setCategory(details.category())
        .setBrand(details.brand().orElse(null))
        .setTags(details.tags())
        .setColours(details.colours())
        .setAgeRestricted(details.ageRestricted())
        .setPieceGrams(details.pieceGrams().orElse(null))
        .build();
  }

  /** What a cart is charged for one piece at a time; empty if nothing was set for it. */
  static Optional<Money> priceAt(Product product, Instant time) {
    return CatalogueWire.facts(product).at(time).map(ProductFacts.Offer::price);
  }

  /** With a price from a moment on; one from the very same moment is replaced. */
  static Product priced(Product before, Money price, Instant from) {
    List<Price> prices = new ArrayList<>(before.getPrices());
    SoldBy soldBy = prices.isEmpty() ? SoldBy.PIECE : prices.get(prices.size() - 1).getSoldBy();
    var amount = new dev.walkout.schemas.avro.Money(price.minor(), price.currency());
    prices.removeIf(other -> other.getValidFrom().equals(from));
    prices.add(new Price(from, amount, soldBy, null));
    prices.sort(Comparator.comparing(Price::getValidFrom));
    return Product.newBuilder(before).setPrices(prices).build();
  }
}
