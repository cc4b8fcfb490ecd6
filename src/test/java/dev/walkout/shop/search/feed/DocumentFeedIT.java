package dev.walkout.shop.search.feed;

import static dev.walkout.shop.search.TestDocuments.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Money;
import dev.walkout.schemas.avro.Price;
import dev.walkout.schemas.avro.PricePolicy;
import dev.walkout.schemas.avro.Product;
import dev.walkout.schemas.avro.ProductStatus;
import dev.walkout.schemas.avro.Quantity;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.shop.Await;
import dev.walkout.shop.PhotoShop;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.catalogue.Enrolment;
import dev.walkout.shop.redis.RedisConfig;
import dev.walkout.shop.redis.RedisConnection;
import dev.walkout.shop.redis.RedisServer;
import dev.walkout.shop.search.DocumentQuery;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.shop.search.ReceiptDocument;
import dev.walkout.shop.search.redis.RedisSearch;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.PerceptualHash;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents follow the topics, through restarts and losses. */
class DocumentFeedIT {

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
  void productsFollowBothTopicsAndStrangersGo() {
    Documents<ProductDocument> products = Wiring.productDocuments();
    products.put(List.of(product("stranger").document(), product("milk").name("old").document()));
    send(Topics.PRODUCTS, "milk", milk("Milk", 199));
    enrol("milk", 0, 1);
    enrol("only-photos", 2);

    try (DocumentFeed<ProductDocument> feed = feed(products)) {
      assertThat(products.ids()).containsExactly("milk");
      ProductDocument milk = products.find("milk").orElseThrow();
      assertThat(milk.name()).isEqualTo("Milk");
      assertThat(milk.brand()).isEqualTo("Alm");
      assertThat(milk.tags()).containsExactly("bio", "fresh");
      assertThat(milk.colours()).containsExactly("white");
      assertThat(milk.price().orElseThrow().minor()).isEqualTo(199);
      assertThat(milk.embedding().orElseThrow()).hasSize(embedder.model().dimension());
      assertThat(milk.photoHashes())
          .containsExactlyInAnyOrder(
              PerceptualHash.of(Jpeg.decode(PhotoShop.jpeg(0, 8, 0))),
              PerceptualHash.of(Jpeg.decode(PhotoShop.jpeg(1, 8, 0))));

      send(Topics.PRODUCTS, "milk", milk("Whole Milk", 209));
      await("new name", () -> products.find("milk").orElseThrow().name().equals("Whole Milk"));
      assertThat(products.find("milk").orElseThrow().embedding()).isPresent();
      send(Topics.ANCHORS, "milk", null);
      await("no looks", () -> products.find("milk").orElseThrow().embedding().isEmpty());
      send(Topics.PRODUCTS, "only-photos", named("only-photos"));
      await("its product", () -> products.find("only-photos").isPresent());
      assertThat(products.find("only-photos").orElseThrow().embedding()).isPresent();
      send(Topics.PRODUCTS, "milk", null);
      await("milk removed", () -> products.find("milk").isEmpty());
      feed.check();
    }
  }

  @Test
  void aBrokenRecordLeavesTheProductAsItWas() {
    Documents<ProductDocument> products = Wiring.productDocuments();
    send(Topics.PRODUCTS, "milk", milk("Milk", 199));
    send(Topics.PRODUCTS, "milk", named("tea"));
    try (DocumentFeed<ProductDocument> feed = feed(products)) {
      assertThat(products.find("milk").orElseThrow().name()).isEqualTo("Milk");
      send(Topics.PRODUCTS, "soap", named("soap"));
      await("soap", () -> products.find("soap").isPresent());
      feed.check();
    }
  }

  @Test
  void theLastVersionOfAReceiptWinsAndReadingAgainChangesNothing() {
    Documents<ReceiptDocument> receipts = Wiring.receiptDocuments();
    receipt("trip-1", 1, ReceiptStatus.PROVISIONAL);
    receipt("trip-1", 2, ReceiptStatus.FINAL);
    receipt("trip-2", 1, ReceiptStatus.FINAL);
    try (DocumentFeed<ReceiptDocument> feed = receiptFeed(receipts)) {
      assertThat(receipts.ids()).containsExactlyInAnyOrder("trip-1", "trip-2");
      assertThat(receipts.find("trip-1").orElseThrow().status()).isEqualTo("FINAL");
      receipt("trip-1", 3, ReceiptStatus.ADJUSTED);
      await("adjusted", () -> receipts.find("trip-1").orElseThrow().version() == 3);
      receipt("trip-1", 2, ReceiptStatus.FINAL);
      receipt("trip-3", 1, ReceiptStatus.FINAL);
      await("trip-3", () -> receipts.find("trip-3").isPresent());
      assertThat(receipts.find("trip-1").orElseThrow().version()).isEqualTo(3);
      feed.check();
    }
    List<ReceiptDocument> before = receipts.search(DocumentQuery.all()).documents();
    try (DocumentFeed<ReceiptDocument> again = receiptFeed(receipts)) {
      assertThat(receipts.search(DocumentQuery.all()).documents()).isEqualTo(before);
      again.check();
    }
    assertThat(before.get(0).lines()).containsExactly("Milk");
  }

  @Test
  void aServerThatWasDownOrCameBackEmptyIsFilledAgain() {
    send(Topics.PRODUCTS, "milk", milk("Milk", 199));
    enrol("milk", 0);
    receipt("trip-1", 1, ReceiptStatus.FINAL);
    try (RedisServer server = RedisServer.start();
        RedisConnection connection = RedisConnection.open(RedisConfig.of(server.uri()));
        RedisSearch search = Wiring.documents(connection)) {
      Documents<ProductDocument> products = search.products(embedder.model());
      Documents<ReceiptDocument> receipts = search.receipts();
      try (DocumentFeed<ProductDocument> productFeed = feed(products);
          DocumentFeed<ReceiptDocument> receiptFeed = receiptFeed(receipts)) {
        assertThat(products.find("milk")).isPresent();
        server.kill();
        send(Topics.PRODUCTS, "tea", named("tea"));
        receipt("trip-2", 1, ReceiptStatus.FINAL);
        server.restartEmpty();
        await("products", () -> holds(products, "milk") && holds(products, "tea"));
        await("receipts", () -> holds(receipts, "trip-1") && holds(receipts, "trip-2"));
        productFeed.check();
        receiptFeed.check();
      }
    }
  }

  private static boolean holds(Documents<?> documents, String id) {
    try {
      return documents.find(id).isPresent();
    } catch (Documents.Unavailable notYet) {
      return false;
    }
  }

  private DocumentFeed<ProductDocument> feed(Documents<ProductDocument> products) {
    return DocumentFeed.products(source(), embedder.model(), InstantSource.fixed(AT), products);
  }

  private DocumentFeed<ReceiptDocument> receiptFeed(Documents<ReceiptDocument> receipts) {
    return DocumentFeed.receipts(source(), receipts);
  }

  private DocumentFeed.Source source() {
    return new DocumentFeed.Source(broker.address(), serdes);
  }

  private static void await(String what, java.util.function.BooleanSupplier condition) {
    Await.until(DEADLINE, what, condition);
  }

  private void enrol(String sku, int... photos) {
    List<byte[]> jpegs =
        IntStream.of(photos).mapToObj(photo -> PhotoShop.jpeg(photo, 8, 0)).toList();
    send(Topics.ANCHORS, sku, new Enrolment(embedder).anchors(sku, "drinks", jpegs));
  }

  private <V> void send(Topic<V> topic, String key, V value) {
    publisher.send(topic, key, value, AT);
    publisher.flush();
  }

  private static Product named(String sku) {
    return Product.newBuilder()
        .setSku(sku)
        .setName(sku)
        .setCategory("drinks")
        .setPrices(List.of())
        .build();
  }

  /** It costs this now and more from tomorrow on. */
  private static Product milk(String name, long minor) {
    return Product.newBuilder(named("milk"))
        .setName(name)
        .setBrand("Alm")
        .setStatus(ProductStatus.ACTIVE)
        .setTags(List.of("bio", "fresh"))
        .setColours(List.of("white"))
        .setPrices(
            List.of(
                price(AT.minusSeconds(60), minor - 50),
                price(AT, minor),
                price(AT.plusSeconds(86_400), minor + 100)))
        .build();
  }

  private static Price price(Instant from, long minor) {
    return Price.newBuilder().setValidFrom(from).setPrice(new Money(minor, "EUR")).build();
  }

  private void receipt(String trip, int version, ReceiptStatus status) {
    Money price = new Money(199L, "EUR");
    ReceiptLine line =
        ReceiptLine.newBuilder()
            .setLineId(trip + "-1")
            .setSku("milk")
            .setName("Milk")
            .setQuantity(Quantity.newBuilder().build())
            .setUnitPrice(price)
            .setAmount(price)
            .setMovementIds(List.of())
            .setEvidence(List.of())
            .build();
    send(
        Topics.RECEIPTS,
        trip,
        Receipt.newBuilder()
            .setReceiptId(trip + "-receipt")
            .setTripId(trip)
            .setStoreId("store-1")
            .setVersion(version)
            .setStatus(status)
            .setEnteredAt(AT)
            .setLeftAt(AT.plusSeconds(60))
            .setLines(List.of(line))
            .setDoubts(List.of())
            .setTotal(price)
            .setPricePolicy(PricePolicy.LOWER_OF_BOTH)
            .setEvidenceHash("none")
            .build());
  }
}
