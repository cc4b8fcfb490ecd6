package dev.walkout.sim.catalogue;

import dev.walkout.sim.catalogue.art.Family;

/** One variant of a rendered family as something to sell. */
record RenderedProduct(Family family, Family.Variant variant) {
  String sku() {
    return String.format(
        java.util.Locale.ROOT,
        "%s-%03d-%d",
        family.kind().category(),
        family.number(),
        variant.number());
  }

  ShopProduct shopProduct() {
    return new ShopProduct(
        sku(),
        family.title(variant),
        family.kind().category(),
        family.brand(),
        price(),
        family.heldOut());
  }

  /** Flavours of one family cost the same, as in shops; the larger size costs more. */
  private long price() {
    long base = 99 + 50L * Math.floorMod(family.number() * 37L + family.kind().ordinal() * 11L, 15);
    return variant.large() ? base * 8 / 5 : base;
  }
}
