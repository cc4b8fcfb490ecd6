package dev.walkout.shop.catalogue;

import dev.walkout.schemas.avro.Anchor;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.schemas.avro.Evidence;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.UnitVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The anchors of one product by one model, as numbers rather than as boxes around them. */
record ProductAnchors(String sku, String category, String model, List<PhotoAnchor> anchors) {

  /**
   * What one photo became.
   *
   * @param photoHash SHA-256 of its bytes
   * @param vector its embedding, of unit length
   * @param perceptualHash empty if nobody computed it
   * @param verdictOn the burst whose crop it is, where a verdict said what it shows; else null
   */
  record PhotoAnchor(
      String photoHash, float[] vector, OptionalLong perceptualHash, Evidence verdictOn) {

    /** The same, of a burst that a person ruled on. */
    PhotoAnchor ruled(Evidence on) {
      return new PhotoAnchor(photoHash, vector, perceptualHash, on);
    }
  }

  ProductAnchors {
    anchors = List.copyOf(anchors);
  }

  /**
   * The anchors in a record.
   *
   * @throws IllegalArgumentException naming what is wrong, if they are not the key's, are none, or
   *     are not unit vectors of one dimension
   */
  static ProductAnchors of(String key, Anchors record) {
    ProductAnchors anchors = of(record);
    if (!anchors.sku.equals(key)) {
      throw new IllegalArgumentException(
          "sku is " + anchors.sku + " under the key " + key + "; key anchors by their sku");
    }
    if (anchors.anchors.isEmpty()) {
      throw new IllegalArgumentException("anchors of " + key + " are none; enrol it with photos");
    }
    for (PhotoAnchor anchor : anchors.anchors) {
      double length = UnitVectors.length(anchor.vector);
      if (anchor.vector.length != anchors.dimension() || !(Math.abs(length - 1) < 1e-3)) {
        throw new IllegalArgumentException(
            "an anchor of "
                + key
                + " has "
                + anchor.vector.length
                + " dimensions and length "
                + length
                + "; enrol what the embedder answered, unchanged");
      }
    }
    return anchors;
  }

  static ProductAnchors of(Anchors record) {
    List<PhotoAnchor> anchors = new ArrayList<>(record.getAnchors().size());
    for (Anchor anchor : record.getAnchors()) {
      Long hash = anchor.getPerceptualHash();
      anchors.add(
          new PhotoAnchor(
              anchor.getPhotoHash(),
              unboxed(anchor.getVector()),
              hash == null ? OptionalLong.empty() : OptionalLong.of(hash),
              anchor.getVerdictOn()));
    }
    return new ProductAnchors(record.getSku(), record.getCategory(), record.getModel(), anchors);
  }

  Anchors toRecord() {
    List<Anchor> list = new ArrayList<>(anchors.size());
    for (PhotoAnchor anchor : anchors) {
      OptionalLong hash = anchor.perceptualHash();
      list.add(
          new Anchor(
              anchor.photoHash(),
              boxed(anchor.vector()),
              hash.isPresent() ? hash.getAsLong() : null,
              anchor.verdictOn()));
    }
    return new Anchors(sku, category, model, list);
  }

  /** The same as the gallery wants them. */
  Gallery.Enrolled enrolled() {
    return new Gallery.Enrolled(sku, category, anchors.stream().map(PhotoAnchor::vector).toList());
  }

  int dimension() {
    return anchors.get(0).vector().length;
  }

  /** How many of them persons' verdicts made. */
  long learned() {
    return anchors.stream().filter(anchor -> anchor.verdictOn() != null).count();
  }

  ProductAnchors plus(List<PhotoAnchor> more) {
    List<PhotoAnchor> all = new ArrayList<>(anchors);
    all.addAll(more);
    return new ProductAnchors(sku, category, model, all);
  }

  ProductAnchors withCategory(String other) {
    return new ProductAnchors(sku, other, model, anchors);
  }

  private static List<Float> boxed(float[] vector) {
    List<Float> list = new ArrayList<>(vector.length);
    for (float value : vector) {
      list.add(value);
    }
    return list;
  }

  private static float[] unboxed(List<Float> vector) {
    float[] array = new float[vector.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = vector.get(i);
    }
    return array;
  }
}
