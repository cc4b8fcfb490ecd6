package dev.walkout.sim.catalogue;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Two catalogues that have no product in common as one. */
record BothCatalogues(Catalogue first, Catalogue second) implements Catalogue {

  @Override
  public List<ShopProduct> products() {
    return Stream.concat(first.products().stream(), second.products().stream()).toList();
  }

  @Override
  public List<byte[]> enrolmentPhotos(String sku) {
    return of(sku).enrolmentPhotos(sku);
  }

  @Override
  public Item pick(String sku, RandomGenerator random) {
    return of(sku).pick(sku, random);
  }

  private Catalogue of(String sku) {
    return second.products().stream().anyMatch(product -> product.sku().equals(sku))
        ? second
        : first;
  }
}
