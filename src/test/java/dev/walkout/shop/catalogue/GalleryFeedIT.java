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
import dev.walkout.topology.recognition.GalleryInUse;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.Gallery;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
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

      send("milk", null);
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
    send("tea", others);
    try (GalleryFeed feed = feed()) {
      assertThat(skus(feed.get())).containsExactly("milk");
    }
  }

  @Test
  void aProductEnrolledWithAnotherModelLeavesTheGallery() {
    enrol("milk", 0);
    enrol("tea", 1);
    try (GalleryFeed feed = feed()) {
      Anchors others = anchors("tea", 1);
      others.setModel("another-1");
      send("tea", others);
      Await.until(DEADLINE, "tea gone", () -> !skus(feed.get()).contains("tea"));
      assertThat(skus(feed.get())).containsExactly("milk");

      enrol("tea", 1);
      Await.until(DEADLINE, "tea back", () -> skus(feed.get()).contains("tea"));
    }
  }

  @Test
  void aCatalogueOfAnotherModelIsSaid() {
    Anchors others = anchors("tea", 1);
    others.setModel("another-1");
    send("tea", others);
    try (GalleryFeed feed = feed()) {
      assertThatThrownBy(feed::get)
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll("anchors", embedder.model().id(), "enrol products");
    }
  }

  @Test
  void aShopMayOpenEmptyAndLoseItsLastProduct() {
    try (GalleryFeed feed = feed()) {
      assertThat(skus(feed.get())).isEmpty();
      enrol("milk", 0);
      Await.until(DEADLINE, "milk enrolled", () -> skus(feed.get()).contains("milk"));
      send("milk", null);
      Await.until(DEADLINE, "milk removed", () -> skus(feed.get()).isEmpty());
    }
  }

  @Test
  void aBrokenRecordLeavesTheProductAsItWasAndIsCounted() {
    enrol("milk", 0);
    enrol("tea", 1);
    try (GalleryFeed feed = feed()) {
      String before = feed.get().gallery().version();
      Anchors notANumber = anchors("milk", 0);
      notANumber.getAnchors().get(0).getVector().set(3, Float.NaN);
      send("milk", notANumber);
      Anchors tooShort = anchors("tea", 1);
      tooShort.getAnchors().get(0).setVector(List.of(1f));
      send("tea", tooShort);
      send("soap", anchors("salt", 2));
      send(Topics.ANCHORS.name(), "milk", new byte[] {1, 2, 3});
      Await.until(DEADLINE, "four faults", () -> feed.faults() == 4);
      assertThat(feed.get().gallery().version()).isEqualTo(before);

      enrol("soap", 2);
      Await.until(DEADLINE, "soap enrolled", () -> skus(feed.get()).contains("soap"));
      assertThat(skus(feed.get())).containsExactly("milk", "soap", "tea");
    }
    try (GalleryFeed after = feed()) {
      assertThat(after.faults()).as("broken records stay visible").isEqualTo(4);
      assertThat(skus(after.get())).containsExactly("milk", "soap", "tea");
    }
  }

  @Test
  void aGateKnowsThePlaceThatItsGalleryWasBuiltFrom() {
    enrol("milk", 0);
    enrol("tea", 1);
    Queue<CataloguePosition> positions = new ConcurrentLinkedQueue<>();
    GalleryFeed.Gates noting =
        (whole, position) -> {
          positions.add(position);
          return Wiring.gate(whole);
        };
    try (GalleryFeed feed = feed(noting)) {
      String cluster = TopicAdmin.cluster(broker.address());
      assertThat(positions).containsExactly(new CataloguePosition(cluster, 2));
      send("tea", null);
      Await.until(DEADLINE, "tea gone", () -> !skus(feed.get()).contains("tea"));
      assertThat(positions).last().isEqualTo(new CataloguePosition(cluster, 3));
    }
  }

  @Test
  void aDeliveryIsNotAGalleryForEachProduct() {
    AtomicInteger galleries = new AtomicInteger();
    GalleryFeed.Gates counting =
        (whole, position) -> {
          galleries.incrementAndGet();
          return Wiring.gate(whole);
        };
    try (GalleryFeed feed = feed(counting)) {
      for (int product = 0; product < 200; product++) {
        enrol("no-" + product, product % 8);
      }
      Await.until(DEADLINE, "all enrolled", () -> skus(feed.get()).size() == 200);
      assertThat(galleries).hasValueLessThan(100);
    }
  }

  @Test
  void theDeathOfTheFollowerIsNotUnseen() {
    enrol("milk", 0);
    AtomicInteger galleries = new AtomicInteger();
    GalleryFeed.Gates failing =
        (whole, position) -> {
          if (galleries.incrementAndGet() > 1) {
            throw new IllegalStateException("no room for a second index");
          }
          return Wiring.gate(whole);
        };
    try (GalleryFeed feed = feed(failing)) {
      assertThat(skus(feed.get())).containsExactly("milk");
      enrol("tea", 1);
      Await.until(DEADLINE, "the feed says that it died", () -> !lives(feed));
      assertThatThrownBy(feed::get).hasMessageContaining("no room for a second index");
    }
  }

  private static boolean lives(GalleryFeed feed) {
    try {
      feed.get();
      return true;
    } catch (IllegalStateException died) {
      return false;
    }
  }

  private GalleryFeed feed() {
    return feed((whole, position) -> Wiring.gate(whole));
  }

  private GalleryFeed feed(GalleryFeed.Gates gates) {
    return new GalleryFeed(embedder.model(), gates, broker.address(), serdes);
  }

  private void enrol(String sku, int... products) {
    send(sku, anchors(sku, products));
  }

  private void send(String sku, Anchors anchors) {
    publisher.send(Topics.ANCHORS, sku, anchors, AT);
    publisher.flush();
  }

  /** Bytes that nobody's schema wrote. */
  private void send(String topic, String sku, byte[] bytes) {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.address());
    try (var raw =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      raw.send(new ProducerRecord<>(topic, sku, bytes));
    }
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
