package dev.walkout.shop.catalogue;

import dev.walkout.shop.catalogue.Enrolment.Prepared;
import dev.walkout.shop.catalogue.ProductAnchors.PhotoAnchor;
import dev.walkout.vision.match.UnitVectors;
import dev.walkout.vision.picture.PerceptualHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The photos of a catalogue, to find those that show nearly the same picture.
 *
 * <p>Two photos do if their perceptual hashes are near and their embeddings are. Either alone is
 * not enough: variants of a brand have their lines in the same places, and a product from two sides
 * has embeddings that are near. Nearly all photos that were compressed, resized or darkened again
 * are found; a few pairs of variants that differ only in colour are named too.
 */
final class NearDuplicates {

  private static final int MOST_BITS = 6;
  private static final double FARTHEST = 0.4;
  private static final int NAME_OF_A_HASH = 12;

  private final List<Known> photos = new ArrayList<>();
  private long[] hashes = new long[1024];

  private record Known(String sku, String name, PhotoAnchor anchor) {}

  /** The photos of these products, but for those that are enrolled anew. */
  NearDuplicates(Collection<ProductAnchors> products, Collection<EnrolmentOrder> anew) {
    Set<String> replaced = anew.stream().map(EnrolmentOrder::sku).collect(Collectors.toSet());
    for (ProductAnchors product : products) {
      if (!replaced.contains(product.sku())) {
        for (PhotoAnchor anchor : product.anchors()) {
          String name = anchor.photoHash().substring(0, NAME_OF_A_HASH);
          add(new Known(product.sku(), name, anchor));
        }
      }
    }
  }

  /** Adds the photos of a product; says which of those that came before each resembles. */
  List<NearDuplicate> add(String sku, Prepared product) {
    List<NearDuplicate> found = new ArrayList<>();
    product.repeats().forEach((name, same) -> found.add(new NearDuplicate(name, sku, same, 0)));
    for (int i = 0; i < product.anchors().size(); i++) {
      Known photo = new Known(sku, product.names().get(i), product.anchors().get(i));
      found.addAll(like(photo));
      add(photo);
    }
    return found;
  }

  private List<NearDuplicate> like(Known photo) {
    List<NearDuplicate> found = new ArrayList<>();
    long hash = photo.anchor().perceptualHash().orElseThrow();
    for (int i = 0; i < photos.size(); i++) {
      int bits = PerceptualHash.distance(hash, hashes[i]);
      if (bits <= MOST_BITS && distance(photo, photos.get(i)) <= FARTHEST) {
        Known other = photos.get(i);
        found.add(new NearDuplicate(photo.name(), other.sku(), other.name(), bits));
      }
    }
    return found;
  }

  /** Photos that were enrolled before there were hashes are like no other. */
  private void add(Known photo) {
    OptionalLong hash = photo.anchor().perceptualHash();
    if (hash.isPresent()) {
      if (photos.size() == hashes.length) {
        hashes = Arrays.copyOf(hashes, 2 * hashes.length);
      }
      hashes[photos.size()] = hash.getAsLong();
      photos.add(photo);
    }
  }

  private static double distance(Known a, Known b) {
    return UnitVectors.distance(UnitVectors.dot(a.anchor().vector(), b.anchor().vector()));
  }
}
