package dev.walkout.shop.catalogue;

import dev.walkout.schemas.Ids;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.shop.catalogue.ProductAnchors.PhotoAnchor;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.picture.BadPicture;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.Letterbox;
import dev.walkout.vision.picture.PerceptualHash;
import dev.walkout.vision.picture.Picture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Photos of products to anchors, through the code and the embedder that recognition uses.
 *
 * <p>Safe for use by several threads at once, as the embedder is.
 */
public final class Enrolment {

  /**
   * Where it was tried, TensorFlow sums in another order from 8 pictures on, and the last bits of a
   * picture's vector depend on its neighbours.
   */
  private static final int LARGEST_BATCH = 7;

  private final Embedder embedder;

  public Enrolment(Embedder embedder) {
    this.embedder = embedder;
  }

  /**
   * The anchors of one product.
   *
   * @param jpegs its photos, at least one
   * @throws BadPicture if one cannot be read
   */
  public Anchors anchors(String sku, String category, List<byte[]> jpegs) {
    if (jpegs.isEmpty()) {
      throw new IllegalArgumentException("photos of " + sku + " are none: give at least one");
    }
    List<Seen> photos = jpegs.stream().map(jpeg -> see("", jpeg)).toList();
    return new ProductAnchors(sku, category, model(), embed(photos)).toRecord();
  }

  /** The same anchors as the gallery wants them. */
  public static Gallery.Enrolled enrolled(Anchors anchors) {
    return ProductAnchors.of(anchors).enrolled();
  }

  /**
   * What the gallery of a model has of a product from this record of the topic on; nothing if the
   * product is removed, or enrolled with another model.
   *
   * @param record null: a removal
   * @throws IllegalArgumentException naming what is wrong, if the record cannot be used
   */
  public static Optional<Gallery.Enrolled> enrolled(ModelCard model, String key, Anchors record) {
    if (record == null || !record.getModel().equals(model.id())) {
      return Optional.empty();
    }
    Gallery.Enrolled product = ProductAnchors.of(key, record).enrolled();
    Gallery.check(model, product);
    return Optional.of(product);
  }

  /** Id of the model that embeds. */
  String model() {
    return embedder.model().id();
  }

  /**
   * A product's photos, embedded, and those that cannot be.
   *
   * @param names of the photos that became anchors, in their order
   * @param repeats photos that are the very same file as another, by name, with that other's name
   */
  record Prepared(
      List<PhotoAnchor> anchors,
      List<String> names,
      Map<String, String> repeats,
      List<BadPhotos.Fault> faults) {}

  /** Embeds what can be; the same photo given twice becomes one anchor. */
  Prepared prepare(List<Photo> photos) {
    List<Seen> seen = new ArrayList<>();
    List<BadPhotos.Fault> faults = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    Map<String, String> repeats = new LinkedHashMap<>();
    for (Photo photo : photos) {
      try {
        Seen one = see(photo.name(), photo.bytes());
        String same = names.putIfAbsent(one.hash(), one.name());
        if (same == null) {
          seen.add(one);
        } else {
          repeats.put(one.name(), same);
        }
      } catch (BadPicture bad) {
        faults.add(
            new BadPhotos.Fault(
                photo.name(), bad.field() + " is " + bad.value() + "; " + bad.remedy()));
      }
    }
    return new Prepared(embed(seen), seen.stream().map(Seen::name).toList(), repeats, faults);
  }

  /** A photo as it is embedded: small, so that many can wait. */
  private record Seen(String name, String hash, long perceptualHash, Picture square) {}

  private Seen see(String name, byte[] jpeg) {
    Picture picture = Jpeg.decode(jpeg);
    Picture square = Letterbox.square(picture, embedder.model().inputSize());
    return new Seen(name, Ids.hash(jpeg), PerceptualHash.of(picture), square);
  }

  private List<PhotoAnchor> embed(List<Seen> photos) {
    List<PhotoAnchor> anchors = new ArrayList<>(photos.size());
    for (int from = 0; from < photos.size(); from += LARGEST_BATCH) {
      List<Seen> batch = photos.subList(from, Math.min(photos.size(), from + LARGEST_BATCH));
      List<float[]> vectors = embedder.embed(batch.stream().map(Seen::square).toList());
      for (int i = 0; i < vectors.size(); i++) {
        Seen photo = batch.get(i);
        anchors.add(
            new PhotoAnchor(
                photo.hash(), vectors.get(i), OptionalLong.of(photo.perceptualHash()), null));
      }
    }
    return anchors;
  }
}
