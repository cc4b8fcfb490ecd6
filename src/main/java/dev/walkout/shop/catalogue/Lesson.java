package dev.walkout.shop.catalogue;

/**
 * What became of one crop that a person ruled to show a product.
 *
 * @param crop its observation's place on the broker and its number
 * @param why in words; empty for what was learned
 */
public record Lesson(String sku, String crop, Outcome outcome, String why) {

  /** Whether recognition learned from it. */
  public enum Outcome {
    /** It is an anchor from now on. */
    LEARNED,
    /** It is as good as one of the product's anchors. */
    KNOWN,
    /** It stays in quarantine and is looked at again with the next gallery. */
    HELD
  }
}
