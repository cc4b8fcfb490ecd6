package dev.walkout.shop.search.visual;

import dev.walkout.shop.search.ProductDocument;
import java.util.List;

/**
 * What a photo brought up.
 *
 * @param matches the most similar products, best first
 * @param candidates how many were ranked
 * @param duplicates products of which a photo is enrolled that shows nearly the same, nearest
 *     first, whatever the filters say
 * @param colours the photo's dominant colours
 */
public record VisualAnswer(
    List<VisualMatch> matches,
    int candidates,
    List<Duplicate> duplicates,
    List<DominantColours.Share> colours) {

  public VisualAnswer {
    matches = List.copyOf(matches);
    duplicates = List.copyOf(duplicates);
    colours = List.copyOf(colours);
  }

  /**
   * A product with a photo that is nearly the one asked with.
   *
   * @param bits in which the photos' hashes differ
   */
  public record Duplicate(ProductDocument product, int bits) {}
}
