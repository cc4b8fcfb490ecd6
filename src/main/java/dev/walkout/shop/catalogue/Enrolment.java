package dev.walkout.shop.catalogue;

import dev.walkout.schemas.Ids;
import dev.walkout.schemas.avro.Anchor;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.PerceptualHash;
import dev.walkout.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;

/** Photos of products to anchors, through the embedder that recognition uses. */
public final class Enrolment {

  private final Embedder embedder;

  public Enrolment(Embedder embedder) {
    this.embedder = embedder;
  }

  /**
   * The anchors of one product.
   *
   * @param jpegs its photos, at least one
   * @throws dev.walkout.vision.picture.BadPicture if one cannot be read
   */
  public Anchors anchors(String sku, String category, List<byte[]> jpegs) {
    if (jpegs.isEmpty()) {
      throw new IllegalArgumentException("photos of " + sku + " are none: give at least one");
    }
    List<Picture> pictures = jpegs.stream().map(Jpeg::decode).toList();
    List<float[]> vectors = embedder.embed(pictures);
    List<Anchor> anchors = new ArrayList<>();
    for (int i = 0; i < jpegs.size(); i++) {
      long fingerprint = PerceptualHash.of(pictures.get(i));
      anchors.add(new Anchor(Ids.hash(jpegs.get(i)), boxed(vectors.get(i)), fingerprint));
    }
    return new Anchors(sku, category, embedder.model().id(), anchors);
  }

  /** The same anchors as the gallery wants them. */
  public static Gallery.Enrolled enrolled(Anchors anchors) {
    return new Gallery.Enrolled(
        anchors.getSku(),
        anchors.getCategory(),
        anchors.getAnchors().stream().map(anchor -> unboxed(anchor.getVector())).toList());
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
