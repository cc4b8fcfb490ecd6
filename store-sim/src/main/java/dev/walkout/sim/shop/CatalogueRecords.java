package dev.walkout.sim.shop;

import dev.walkout.schemas.avro.Money;
import dev.walkout.schemas.avro.Planogram;
import dev.walkout.schemas.avro.Price;
import dev.walkout.schemas.avro.Product;
import dev.walkout.schemas.avro.ProductStatus;
import dev.walkout.schemas.avro.Scale;
import dev.walkout.schemas.avro.SoldBy;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.shop.Assortment.Article;
import dev.walkout.sim.shop.Assortment.Offer;
import dev.walkout.sim.shop.Assortment.Role;
import java.util.ArrayList;
import java.util.List;

/** The store's catalogue as the contract has it; the caller publishes it. */
public final class CatalogueRecords {

  private CatalogueRecords() {}

  /** One record per product that is sold, its first price valid from the opening of the store. */
  public static List<Product> products(Assortment assortment) {
    return assortment.articles().values().stream()
        .filter(Article::sold)
        .map(CatalogueRecords::product)
        .toList();
  }

  /** One record per zone, with the sensors that must report before its time moves on. */
  public static List<Planogram> planograms(StoreConfig config, Layout layout) {
    return layout.zones().stream()
        .map(
            zone ->
                new Planogram(
                    config.storeId(),
                    zone.key().zoneId(),
                    zone.skus(),
                    zone.sensors(),
                    config.opensAt(),
                    scales(zone),
                    0))
        .toList();
  }

  private static List<Scale> scales(Layout.Zone zone) {
    List<Scale> scales = new ArrayList<>();
    for (int i = 0; i < zone.scales().size(); i++) {
      scales.add(new Scale(zone.scales().get(i), zone.shelves().get(i).id()));
    }
    return scales;
  }

  private static Product product(Article article) {
    ShopProduct product = article.product();
    boolean loose = article.role() == Role.BY_WEIGHT;
    SoldBy soldBy = loose ? SoldBy.WEIGHT : SoldBy.PIECE;
    return Product.newBuilder()
        .setSku(product.sku())
        .setName(product.name())
        .setCategory(product.category())
        .setBrand(product.brand())
        .setStatus(ProductStatus.ACTIVE)
        .setPrices(article.offers().stream().map(offer -> price(offer, soldBy)).toList())
        .setPieceGrams(loose ? null : article.grams())
        .setAgeRestricted(article.role() == Role.AGE_RESTRICTED)
        .build();
  }

  private static Price price(Offer offer, SoldBy soldBy) {
    Money money = new Money(offer.priceMinor(), StoreConfig.CURRENCY);
    return new Price(offer.validFrom(), money, soldBy, null);
  }
}
