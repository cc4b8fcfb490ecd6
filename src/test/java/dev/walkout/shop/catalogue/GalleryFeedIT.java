package dev.walkout.shop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.shop.Await;
import dev.walkout.shop.PhotoShop;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.topology.recognition.GalleryInUse;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.Gallery;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gallery in use follows the anchors topic. */
class GalleryFeedIT {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Instant AT = Instant.parse("2026-01-05T08:00:00Z");

  @TempDir Path folder;
  private final AvroSerdes serdes = AvroSerdes.inJvm();
  private final Embedder embedder = Wiring.naiveEmbedder();
  private EmbeddedBroker broker;
  private Publisher publisher;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.start(folder, 0);
    TopicAdmin.create(broker.address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
    publisher = new Publisher(broker.address(), serdes);
  }

  @AfterEach
  void close() {
    publisher.close();
    broker.close();
  }

  @Test
  void addingChangingAndRemovingAProductSwapsTheGalleryAsAWhole() {
    enrol("milk", 0);
    enrol("tea", 1);
    try (GalleryFeed feed = feed()) {
      GalleryInUse first = feed.get();
      assertThat(skus(first)).containsExactly("milk", "tea");

      enrol("soap", 2);
      Await.until(DEADLINE, "soap enrolled", () -> skus(feed.get()).contains("soap"));
      GalleryInUse added = feed.get();
      assertThat(skus(added)).containsExactly("milk", "soap", "tea");
      assertThat(skus(first)).as("the gallery before stays as it was").hasSize(2);

      enrol("soap", 2, 3);
      Await.until(DEADLINE, "soap changed", () -> anchors(feed.get(), "soap") == 2);
      assertThat(feed.get().gallery().version()).isNotEqualTo(added.gallery().version());

      publisher.send(Topics.ANCHORS, "milk", null, AT);
      publisher.flush();
      Await.until(DEADLINE, "milk removed", () -> !skus(feed.get()).contains("milk"));
      assertThat(skus(feed.get())).containsExactly("soap", "tea");

      enrol("soap", 2);
      enrol("milk", 0);
      String version = added.gallery().version();
      Await.until(DEADLINE, "as before", () -> feed.get().gallery().version().equals(version));
    }
  }

  @Test
  void anchorsOfAnotherModelAreLeftOut() {
    enrol("milk", 0);
    Anchors others = anchors("tea", 1);
    others.setModel("another-1");
    publisher.send(Topics.ANCHORS, "tea", others, AT);
    publisher.flush();
    try (GalleryFeed feed = feed()) {
      assertThat(skus(feed.get())).containsExactly("milk");
    }
  }

  @Test
  void nothingEnrolledIsSaid() {
    try (GalleryFeed feed = feed()) {
      assertThatThrownBy(feed::get)
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll("anchors", embedder.model().id(), "enrol products");
    }
  }

  private GalleryFeed feed() {
    return new GalleryFeed(
        embedder.model(),
        Wiring::gate,
        new TopicReader<>(broker.address(), serdes, Topics.ANCHORS));
  }

  private void enrol(String sku, int... products) {
    publisher.send(Topics.ANCHORS, sku, anchors(sku, products), AT);
    publisher.flush();
  }

  private Anchors anchors(String sku, int... products) {
    List<byte[]> photos =
        java.util.Arrays.stream(products).mapToObj(p -> PhotoShop.jpeg(p, 8, 0)).toList();
    return new Enrolment(embedder).anchors(sku, "drinks", photos);
  }

  private static List<String> skus(GalleryInUse inUse) {
    return inUse.gallery().products().stream().map(Gallery.Product::sku).toList();
  }

  private static int anchors(GalleryInUse inUse, String sku) {
    return inUse.gallery().products().stream()
        .filter(product -> product.sku().equals(sku))
        .mapToInt(Gallery.Product::anchors)
        .sum();
  }
}
