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
   * What a camera would see of a product before the camera's own effects.
   *
   * @return TYPE_INT_ARGB, transparent outside the product
   * @throws IllegalArgumentException if the catalogue has no such product
   */
  BufferedImage view(String sku, RandomGenerator random);
}
