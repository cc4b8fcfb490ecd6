package dev.walkout.shop.catalogue;

import dev.walkout.schemas.avro.Product;
import java.util.List;

/**
 * A product that is enrolled, and what to think about.
 *
 * @param product as it is in the catalogue now
 * @param anchors how many photos recognition knows it by
 * @param centroid their mean, of unit length
 * @param lookAlikes products it can be mistaken for, nearest first
 * @param nearDuplicates its photos that show nearly the same picture as another enrolled one
 */
public record EnrolmentResult(
    Product product,
    int anchors,
    float[] centroid,
    List<LookAlike> lookAlikes,
    List<NearDuplicate> nearDuplicates) {

  public EnrolmentResult {
    lookAlikes = List.copyOf(lookAlikes);
    nearDuplicates = List.copyOf(nearDuplicates);
  }

  public String sku() {
    return product.getSku();
  }
}
