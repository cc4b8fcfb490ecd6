package dev.walkout.shop.search.visual;

import dev.walkout.shop.search.ProductDocument;
import java.util.OptionalDouble;

/**
 * A product that looks like a photo, and why it stands where it does.
 *
 * @param score weighted mean of the parts that apply, 0 to 1
 * @param distance Euclidean distance of the photo's embedding to the product's, 0 to 2
 * @param looks cosine of the two, 0 where negative
 * @param tags share of the wanted tags that it has; none if none were wanted
 * @param colours share of the photo's dominant colours that it has; none if it names no colours
 */
public record VisualMatch(
    ProductDocument product,
    double score,
    double distance,
    double looks,
    OptionalDouble tags,
    OptionalDouble colours) {}
