package dev.walkout.sim.shop;

import dev.walkout.schemas.avro.Money;
import dev.walkout.schemas.avro.Planogram;
import dev.walkout.schemas.avro.Price;
import dev.walkout.schemas.avro.Product;
import dev.walkout.schemas.avro.ProductStatus;
import dev.walkout.schemas.avro.SoldBy;
import dev.walkout.sim.catalogue.ShopProduct;
import java.util.List;

/** The store's catalogue as the contract has it; the caller publishes it. */
public final class CatalogueRecords {

  private CatalogueRecords() {}

  /** One record per product, its price valid from the opening of the store. */
  public static List<Product> products(StoreConfig config, List<ShopProduct> products) {
    return products.stream().map(product -> product(config, product)).toList();
  }

  /** One record per zone, with the cameras that must report before its time moves on. */
  public static List<Planogram> planograms(StoreConfig config, Layout layout) {
    return layout.zones().stream()
        .map(
            zone ->
                new Planogram(
                    config.storeId(),
                    zone.key().zoneId(),
                    zone.skus(),
                    zone.cameras(),
                    config.opensAt(),
                    List.of(),
                    0))
        .toList();
  }

  private static Product product(StoreConfig config, ShopProduct product) {
    Money money = new Money(product.priceMinor(), StoreConfig.CURRENCY);
    return Product.newBuilder()
        .setSku(product.sku())
        .setName(product.name())
        .setCategory(product.category())
        .setBrand(product.brand())
        .setStatus(ProductStatus.ACTIVE)
        .setPrices(List.of(new Price(config.opensAt(), money, SoldBy.PIECE, null)))
        .build();
  }
}
