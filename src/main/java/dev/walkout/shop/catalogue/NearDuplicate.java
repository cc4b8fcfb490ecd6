package dev.walkout.shop.catalogue;

/**
 * Two photos that show nearly the same picture.
 *
 * @param photo the one that was enrolled
 * @param sku product of the other; its own product's when it was photographed, or copied, twice
 * @param other the other photo: its name if it came with the same order, else the first digits of
 *     its hash
 * @param bits in which their perceptual hashes differ
 */
public record NearDuplicate(String photo, String sku, String other, int bits) {}
