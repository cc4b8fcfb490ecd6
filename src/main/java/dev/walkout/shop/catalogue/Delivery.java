package dev.walkout.shop.catalogue;

import java.util.List;

/**
 * Products that were enrolled together.
 *
 * @param products those that are enrolled, in the order given
 * @param leftOut skus of those that had no photo that can be used
 * @param badPhotos photos that were left out
 * @param gallery version of the gallery that recognition uses from now on, unless somebody else
 *     changes the catalogue too
 */
public record Delivery(
    List<EnrolmentResult> products,
    List<String> leftOut,
    List<BadPhotos.Fault> badPhotos,
    String gallery) {

  public Delivery {
    products = List.copyOf(products);
    leftOut = List.copyOf(leftOut);
    badPhotos = List.copyOf(badPhotos);
  }
}
