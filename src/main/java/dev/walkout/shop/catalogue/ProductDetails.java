package dev.walkout.shop.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * What a provider says of a product, apart from its price and its photos.
 *
 * @param sku the article's id, unique in the catalogue
 * @param name what the receipt says
 * @param category what shelves group by; it selects the thresholds of recognition
 * @param brand if it has one
 * @param tags free words to find it by
 * @param colours names of its main colours
 * @param ageRestricted whether a person must look before it is sold
 * @param pieceGrams weight of one piece, which lets scales confirm a take
 */
public record ProductDetails(
    String sku,
    String name,
    String category,
    Optional<String> brand,
    List<String> tags,
    List<String> colours,
    boolean ageRestricted,
    Optional<Integer> pieceGrams) {

  private static final int LONGEST_SKU = 200;

  /**
   * @throws IllegalArgumentException naming the field, its value and the remedy
   */
  public ProductDetails {
    require("sku", sku);
    require("name of " + sku, name);
    require("category of " + sku, category);
    if (sku.length() > LONGEST_SKU
        || !sku.strip().equals(sku)
        || sku.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException(
          "sku is '"
              + sku
              + "'; give at most "
              + LONGEST_SKU
              + " characters without blanks around");
    }
    if (pieceGrams.isPresent() && pieceGrams.get() <= 0) {
      throw new IllegalArgumentException(
          "piece weight of " + sku + " is " + pieceGrams.get() + " g; give 1 or more, or none");
    }
    brand = brand.filter(text -> !text.isBlank());
    tags = words(tags);
    colours = words(colours);
  }

  /** A product of which only this much is known. */
  public static ProductDetails of(String sku, String name, String category) {
    return new ProductDetails(
        sku, name, category, Optional.empty(), List.of(), List.of(), false, Optional.empty());
  }

  private static void require(String field, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(field + " is '" + value + "'; give it one");
    }
  }

  private static List<String> words(List<String> words) {
    return words.stream().map(String::strip).filter(word -> !word.isEmpty()).distinct().toList();
  }
}
