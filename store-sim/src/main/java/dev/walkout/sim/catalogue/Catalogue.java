package dev.walkout.sim.catalogue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a simulated shop sells, and what its products look like.
 *
 * <p>The pictures that enrol a product and the pictures that cameras see of it are never the same.
 * Safe for use by several threads.
 */
public interface Catalogue {
  /** Every product, in an order that depends on the catalogue alone. */
  List<ShopProduct> products();

  /**
   * The catalogue pictures of a product, as JPEG files, in a stable order.
   *
   * @throws IllegalArgumentException if the catalogue has no such product
   */
  List<byte[]> enrolmentPhotos(String sku);

  /**
   * Takes a product into the hand.
   *
   * @param random decides which item it is, where the items of a product look different
   * @throws IllegalArgumentException if the catalogue has no such product
   */
  Item pick(String sku, RandomGenerator random);

  /** One look at one item of a product. */
  default BufferedImage view(String sku, RandomGenerator random) {
    return pick(sku, random).view(random);
  }

  /** This catalogue and another one, which has none of its products. */
  default Catalogue and(Catalogue other) {
    return new BothCatalogues(this, other);
  }

  /** One piece of a product, as it is held in front of a camera. */
  interface Item {
    /**
     * What a camera would see before the camera's own effects; a hand turns it between two looks.
     *
     * @return TYPE_INT_ARGB, transparent outside the product
     */
    BufferedImage view(RandomGenerator random);
  }
}
