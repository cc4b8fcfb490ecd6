package dev.walkout.vision.picture;

import java.nio.file.Path;
import java.util.Set;

/**
 * A photo, what it shows and what it is for.
 *
 * @param product id of the product
 * @param category of the product
 * @param file a JPEG
 * @param kind where it was taken
 * @param use what it may be used for
 * @param tags anything else that is known about it
 */
public record LabelledPhoto(
    String product, String category, Path file, Kind kind, Use use, Set<String> tags) {

  /**
   * Where a photo was taken: for the catalogue, mostly before a plain background, or in the shop.
   */
  public enum Kind {
    CATALOGUE,
    SHOP
  }

  /** What a photo may be used for; what evaluates a model is never trained on nor enrolled. */
  public enum Use {
    TRAIN,
    EVALUATE
  }

  public LabelledPhoto {
    tags = Set.copyOf(tags);
  }

  /** A photo from the shop, to train on. */
  public LabelledPhoto(String product, String category, Path file) {
    this(product, category, file, Kind.SHOP, Use.TRAIN, Set.of());
  }

  /** The same photo, to be used otherwise. */
  public LabelledPhoto withUse(Use use) {
    return new LabelledPhoto(product, category, file, kind, use, tags);
  }
}
