package dev.walkout.topology.wire;

import dev.walkout.schemas.avro.Product;
import dev.walkout.schemas.avro.ProductStatus;
import dev.walkout.schemas.avro.SoldBy;
import dev.walkout.topology.core.cart.ProductFacts;
import dev.walkout.topology.core.fusion.WeightBook.PieceWeight;
import java.util.Optional;

/** Products as a cart sees them. */
public final class CatalogueWire {

  private CatalogueWire() {}

  /** What a piece weighs; empty where nobody says, or it is sold by weight. */
  public static Optional<PieceWeight> weight(Product product) {
    Integer grams = product.getPieceGrams();
    if (grams == null || grams <= 0) {
      return Optional.empty();
    }
    Integer spread = product.getPieceGramsSpread();
    return Optional.of(new PieceWeight(grams, spread == null ? -1 : spread));
  }

  public static ProductFacts facts(Product product) {
    return new ProductFacts(
        product.getSku(),
        product.getName(),
        product.getStatus() == ProductStatus.ACTIVE,
        product.getAgeRestricted(),
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
