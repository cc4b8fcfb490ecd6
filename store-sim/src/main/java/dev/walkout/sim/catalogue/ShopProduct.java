package dev.walkout.sim.catalogue;

/** A product of the simulated shop. */
public record ShopProduct(
    String sku, String name, String category, String brand, long priceMinor, boolean heldOut) {}
