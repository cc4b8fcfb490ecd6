package dev.walkout.topology.wire;

import dev.walkout.schemas.avro.Product;
import dev.walkout.schemas.avro.ProductStatus;
import dev.walkout.schemas.avro.SoldBy;
import dev.walkout.topology.core.cart.ProductFacts;

/** Products as a cart sees them. */
public final class CatalogueWire {

  private CatalogueWire() {}

  public static ProductFacts facts(Product product) {
    return new ProductFacts(
        product.getSku(),
        product.getName(),
        product.getStatus() == ProductStatus.ACTIVE,
        product.getPrices().stream()
            .map(
                price ->
                    new ProductFacts.Offer(
                        price.getValidFrom(),
                        CommonWire.money(price.getPrice()),
                        price.getSoldBy() == SoldBy.PIECE))
            .toList());
  }
}
