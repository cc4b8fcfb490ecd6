package dev.walkout.shop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.Evidence;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.catalogue.ProductAnchors.PhotoAnchor;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.topology.recognition.BurstRecogniser;
import dev.walkout.topology.recognition.GalleryInUse;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.picture.Picture;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A photo that is enrolled and a crop that is recognised become the same vector, to the bit. */
class EnrolmentEqualsRecognitionTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  private static Noting embedder;
  private static List<byte[]> photos;

  /** The shipped model, and what it answered. */
  private record Noting(Embedder inner, List<float[]> answers) implements Embedder {

    @Override
    public ModelCard model() {
      return inner.model();
    }

    @Override
    public List<float[]> embed(List<Picture> pictures) {
      List<float[]> vectors = inner.embed(pictures);
      answers.addAll(vectors);
      return vectors;
    }

    @Override
    public void close() {
      inner.close();
    }
  }

  @BeforeAll
  static void load() {
    embedder = new Noting(Wiring.embedder(Wiring.shippedModel(), 1), new ArrayList<>());
    Catalogue catalogue = Wiring.catalogue(Optional.empty(), 5);
    photos =
        catalogue.products().stream()
            .limit(8)
            .flatMap(product -> catalogue.enrolmentPhotos(product.sku()).stream())
            .toList();
    assertThat(photos).hasSizeGreaterThan(30);
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  @Test
  void toTheBit() {
    for (int size = 1; size <= 7; size++) {
      for (int from = 0; from + size <= photos.size(); from += size) {
        List<byte[]> same = photos.subList(from, from + size);
        assertThat(recognised(same))
            .as("%d photos from %d", size, from)
            .containsExactlyElementsOf(enrolled(same));
      }
    }
  }

  /** Sums of floats depend on their order, and the processor's best order on the batch. */
  @Test
  void toTheLastBitsInWhateverCompany() {
    List<float[]> enrolled = enrolled(photos);
    for (int from = 0; from + 8 <= photos.size(); from += 8) {
      List<float[]> burst = recognised(photos.subList(from, from + 8));
      for (int i = 0; i < burst.size(); i++) {
        assertThat(burst.get(i)).containsExactly(enrolled.get(from + i), Offset.offset(1e-6f));
      }
    }
  }

  private static List<float[]> enrolled(List<byte[]> jpegs) {
    List<Photo> named = jpegs.stream().map(jpeg -> Photo.of("photo", jpeg)).toList();
    return new Enrolment(embedder)
        .prepare(named).anchors().stream().map(PhotoAnchor::vector).toList();
  }

  private static List<float[]> recognised(List<byte[]> crops) {
    Gallery gallery = Gallery.of(embedder.model(), List.of());
    GalleryInUse empty = new GalleryInUse(gallery, Wiring.gate(gallery));
    embedder.answers().clear();
    new BurstRecogniser(embedder, () -> empty).recognise(burst(crops), source());
    return List.copyOf(embedder.answers());
  }

  private static Burst burst(List<byte[]> jpegs) {
    return Burst.newBuilder()
        .setAction(Action.TAKE)
        .setStartedAt(START)
        .setEndedAt(START.plusSeconds(1))
        .setCrops(jpegs.stream().map(jpeg -> new Crop(ByteBuffer.wrap(jpeg), 1f, null)).toList())
        .build();
  }

  private static ObservationRef source() {
    return new ObservationRef("cam-1", "b1", 1L, new Evidence("observations", 0, 0L), "", "");
  }
}
