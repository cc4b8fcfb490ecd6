package dev.walkout.shop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.DoubtReason;
import dev.walkout.schemas.avro.Evidence;
import dev.walkout.schemas.avro.NoProduct;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Quantity;
import dev.walkout.schemas.avro.ReviewTask;
import dev.walkout.schemas.avro.ThisProduct;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.catalogue.Enroller.OnBadPhoto;
import dev.walkout.shop.catalogue.Lesson.Outcome;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.catalogue.ShopProduct;
import dev.walkout.sim.sensor.CropCamera;
import dev.walkout.sim.sensor.Difficulty;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.topology.core.Money;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.Gallery;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Crops of rendered packages that persons ruled on, through a real broker and the shipped model.
 */
class VerdictLearningIT {

  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
  private static final AvroSerdes SERDES = AvroSerdes.inJvm();
  private static final int PRODUCTS = 16;
  private static final int CROPS = 4;

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static Embedder embedder;
  private static ProductCatalogue catalogue;
  private static Rulings rulings;
  private static List<ShopProduct> sold;
  private static Pictures pictures;
  private static long seq;

  @BeforeAll
  static void enrolAShop() {
    broker = EmbeddedBroker.start(folder, 0);
    TopicAdmin.create(broker.address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
    embedder = Wiring.embedder(Wiring.shippedModel(), 1);
    catalogue = new ProductCatalogue(broker.address(), SERDES, Clock.fixed(NOW, ZoneOffset.UTC));
    rulings = new Rulings(broker.address(), SERDES);
    Catalogue rendered = Wiring.catalogue(Optional.empty(), 1);
    pictures = Pictures.of(rendered, new CropCamera(Difficulty.standard()));
    sold = rendered.products().subList(0, PRODUCTS);
    List<EnrolmentOrder> orders = new ArrayList<>();
    for (ShopProduct product : sold) {
      List<Photo> photos = new ArrayList<>();
      for (byte[] jpeg : rendered.enrolmentPhotos(product.sku())) {
        photos.add(Photo.of(product.sku() + " " + photos.size(), jpeg));
      }
      orders.add(
          new EnrolmentOrder(
              ProductDetails.of(product.sku(), product.name(), product.category()),
              Optional.of(new Money(product.priceMinor(), "EUR")),
              photos));
    }
    new Enroller(catalogue, embedder, 1).enrolAll(orders, OnBadPhoto.REFUSE, Progress.silent());
  }

  @AfterAll
  static void stop() {
    catalogue.close();
    embedder.close();
    broker.close();
  }

  @Test
  void cropsThatPassBecomeAnchorsOnceAndEveryoneStillFindsThemselves() {
    String sku = sold.get(0).sku();
    String review = ask(sku, new Random(1));
    rulings.rule(review, "Ada", NOW, new ThisProduct(sku, new Quantity(1, null, null)));
    assertThat(learn(false)).anyMatch(lesson -> lesson.outcome() == Outcome.LEARNED);
    assertThat(learned(sku)).as("a dry run publishes nothing").isEmpty();

    List<Lesson> lessons = learn(true);
    assertThat(lessons)
        .hasSize(CROPS)
        .allSatisfy(lesson -> assertThat(lesson.sku()).isEqualTo(sku));
    long fresh = lessons.stream().filter(l -> l.outcome() == Outcome.LEARNED).count();
    assertThat(fresh).isPositive();
    assertThat(learned(sku)).hasSize((int) fresh);
    assertThat(learned(sku)).allSatisfy(on -> assertThat(on.getTopic()).isEqualTo("observations"));
    assertThat(ownAnchorsFound()).isEqualTo(1);

    assertThat(learn(true)).noneMatch(lesson -> lesson.outcome() == Outcome.LEARNED);
    assertThat(learned(sku)).hasSize((int) fresh);
  }

  @Test
  void aWrongVerdictStaysInQuarantine() {
    String shown = sold.get(5).sku();
    String ruled =
        sold.stream().filter(p -> !p.brand().equals(sold.get(5).brand())).findFirst().get().sku();
    String review = ask(shown, new Random(2));
    rulings.rule(review, "Bob", NOW, new ThisProduct(ruled, new Quantity(1, null, null)));
    assertThat(learn(true))
        .filteredOn(lesson -> lesson.sku().equals(ruled) && lesson.outcome() == Outcome.HELD)
        .hasSize(CROPS)
        .allSatisfy(lesson -> assertThat(lesson.why()).isNotEmpty());
    rulings.rule(review, "Ada", NOW.plusSeconds(60), new NoProduct(""));
    assertThat(learn(true)).noneMatch(lesson -> lesson.why().contains(shown));
  }

  @Test
  void aReviewThatWasNeverAskedCannotBeAnswered() {
    assertThatThrownBy(() -> rulings.rule("review-x", "Ada", NOW, new NoProduct("")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("review-x");
  }

  private static List<Lesson> learn(boolean publish) {
    return new VerdictLearning(catalogue, rulings, embedder).learn(publish, Progress.silent());
  }

  /** A burst of a product, and a review of it. */
  private static String ask(String sku, Random random) {
    var crops = pictures.crops(sku, CROPS, random);
    crops.forEach(crop -> crop.setAt(NOW));
    Burst burst = new Burst(Action.TAKE, NOW, NOW.plusSeconds(1), null, null, 1, crops);
    seq++;
    String review = "review-" + seq;
    ObservationRef ref =
        ObservationRef.newBuilder()
            .setSensorId("camera-1")
            .setBootId("boot")
            .setSeq(seq)
            .setEvidence(new Evidence("observations", 0, seq))
            .setHash("")
            .build();
    ReviewTask task =
        ReviewTask.newBuilder()
            .setReviewId(review)
            .setTripId("trip-1")
            .setStoreId("s1")
            .setZone("z1")
            .setMovementId("movement-" + seq)
            .setAt(NOW)
            .setAction(Action.TAKE)
            .setReason(DoubtReason.WHAT_AMBIGUOUS)
            .setDetail("")
            .setCandidates(List.of())
            .setEvidence(List.of(ref))
            .build();
    try (Publisher publisher = new Publisher(broker.address(), SERDES)) {
      Observation observation = new Observation("camera-1", "boot", seq, NOW, burst);
      publisher.send(Topics.OBSERVATIONS, "s1/z1", observation, NOW);
      publisher.send(Topics.REVIEWS, "trip-1", task, NOW);
      publisher.flush();
    }
    return review;
  }

  /** The bursts that the product's learned anchors come from, as the topic has them. */
  private static List<Evidence> learned(String sku) {
    List<Evidence> bursts = new ArrayList<>();
    try (var reader = new TopicReader<>(broker.address(), SERDES, Topics.ANCHORS)) {
      reader.drain(
          entry -> {
            if (entry.key().equals(sku)) {
              bursts.clear();
              entry.value().getAnchors().stream()
                  .filter(anchor -> anchor.getVerdictOn() != null)
                  .forEach(anchor -> bursts.add(anchor.getVerdictOn()));
            }
          });
    }
    return bursts;
  }

  /** The share of the anchors whose nearest anchor, themselves left in, is their product's. */
  private static double ownAnchorsFound() {
    Gallery gallery = catalogue.gallery(embedder.model());
    var index = Wiring.index(gallery);
    int found = 0;
    for (Gallery.Product product : gallery.products()) {
      for (float[] anchor : gallery.anchors(product)) {
        Set<String> categories = new HashSet<>(gallery.categories());
        found +=
            index.search(List.of(anchor), categories, 1).get(0).get(0).sku().equals(product.sku())
                ? 1
                : 0;
      }
    }
    return (double) found / gallery.anchorCount();
  }
}
