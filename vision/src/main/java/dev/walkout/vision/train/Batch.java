package dev.walkout.vision.train;

/**
 * One batch, ready to be learnt from.
 *
 * @param pictures [N,S,S,3] bytes
 * @param clean the same without what augmentation spoilt; the same array when nobody asks
 * @param products [N] index of each picture's product
 * @param otherProducts [N] of the product mixed in; the same array when nothing is
 * @param categories [N]
 * @param otherCategories [N]
 * @param share of each picture that shows {@code products}, the rest shows the other
 */
record Batch(
    byte[] pictures,
    byte[] clean,
    int[] products,
    int[] otherProducts,
    int[] categories,
    int[] otherCategories,
    double share) {

  boolean isMixed() {
    return share < 1;
  }
}
