package dev.walkout.shop.catalogue;

import dev.walkout.topology.core.Money;
import java.util.List;
import java.util.Optional;

/**
 * A product to enrol, or to enrol anew.
 *
 * @param price of one piece from now on; a product that has a price may go without
 * @param photos at least one; they replace those it had
 */
public record EnrolmentOrder(ProductDetails details, Optional<Money> price, List<Photo> photos) {

  /**
   * @throws IllegalArgumentException if there is no photo, or the price is below zero
   */
  public EnrolmentOrder {
    photos = List.copyOf(photos);
    if (photos.isEmpty()) {
      throw new IllegalArgumentException(
          "photos of " + details.sku() + " are none; give at least one JPEG");
    }
    price.ifPresent(ProductCatalogue::checkPrice);
  }

  public String sku() {
    return details.sku();
  }
}
