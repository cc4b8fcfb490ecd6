package dev.walkout.shop.catalogue;

import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gallery.Product;
import dev.walkout.vision.match.Thresholds;
import dev.walkout.vision.match.UnitVectors;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a crop has to pass before it becomes an anchor of the product that a person ruled it to be:
 * persons err too, and a wrong anchor charges wrongly for ever.
 *
 * <p>The gallery without the crop must find the product nearest, or not be able to tell it from the
 * nearest. And every other product must still find itself: each of its anchors, held back in turn,
 * may not lie nearer to the crop than to the product's other anchors, an only anchor not within
 * what is accepted at once.
 */
final class Quarantine {

  /** A crop this near to an anchor, in Euclidean distance of unit vectors, shows nothing new. */
  private static final double NOTHING_NEW = 0.2;

  private final Gallery gallery;

  Quarantine(Gallery gallery) {
    this.gallery = gallery;
  }

  /** Whether one of these vectors shows as much. */
  static boolean knows(Collection<float[]> vectors, float[] crop) {
    return vectors.stream().anyMatch(vector -> distance(vector, crop) <= NOTHING_NEW);
  }

  /** Why the crop may not be an anchor of the product yet; empty where it may. */
  Optional<String> holds(Product product, float[] crop) {
    Optional<String> other = looksLikeAnother(product, crop);
    return other.isPresent() ? other : takesFromAnother(product, crop);
  }

  private Optional<String> looksLikeAnother(Product product, float[] crop) {
    double[] distances = gallery.distances(crop);
    double own = distances[product.index()];
    Thresholds thresholds = gallery.model().thresholds(product.category());
    if (own >= thresholds.rejectAbove()) {
      return Optional.of("it looks like nothing that " + product.sku() + " is known by");
    }
    return gallery.products().stream()
        .filter(other -> !other.sku().equals(product.sku()))
        .filter(other -> distances[other.index()] + thresholds.margin() <= own)
        .findFirst()
        .map(other -> "the gallery takes it for " + other.sku());
  }

  private Optional<String> takesFromAnother(Product product, float[] crop) {
    return gallery.products().stream()
        .filter(other -> !other.sku().equals(product.sku()) && loses(other, crop))
        .findFirst()
        .map(other -> other.sku() + " would no longer find all its own anchors");
  }

  private boolean loses(Product other, float[] crop) {
    List<float[]> anchors = gallery.anchors(other);
    double alone = gallery.model().thresholds(other.category()).acceptBelow();
    for (float[] anchor : anchors) {
      double nearest =
          anchors.stream()
              .filter(sibling -> sibling != anchor)
              .mapToDouble(sibling -> distance(anchor, sibling))
              .min()
              .orElse(alone);
      if (distance(anchor, crop) <= nearest) {
        return true;
      }
    }
    return false;
  }

  private static double distance(float[] one, float[] other) {
    return UnitVectors.distance(UnitVectors.dot(one, other));
  }
}
