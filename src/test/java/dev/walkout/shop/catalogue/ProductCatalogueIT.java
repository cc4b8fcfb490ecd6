package dev.walkout.shop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.schemas.avro.Planogram;
import dev.walkout.schemas.avro.Product;
import dev.walkout.shop.PhotoShop;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.catalogue.Enroller.OnBadPhoto;
import dev.walkout.topology.core.Money;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue through a real broker; each test has products of its own. */
class ProductCatalogueIT {

  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
  private static final AvroSerdes SERDES = AvroSerdes.inJvm();
  private static final Embedder EMBEDDER = Wiring.naiveEmbedder();

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private ProductCatalogue catalogue;
  private Enroller enroller;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(folder, 0);
    TopicAdmin.create(broker.address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @BeforeEach
  void open() {
    catalogue = catalogueAt(NOW);
    enroller = new Enroller(catalogue, EMBEDDER, 2);
  }

  @AfterEach
  void close() {
    catalogue.list().forEach(entry -> catalogue.remove(entry.sku()));
    catalogue.close();
  }

  @Test
  void anEnrolledProductIsThereForEverybody() {
    EnrolmentResult result = enroller.enrol(order("milk", 129, 0));

    assertThat(result.anchors()).isEqualTo(3);
    assertThat(result.centroid()).hasSize(EMBEDDER.model().dimension());
    assertThat(result.product().getName()).isEqualTo("Fresh milk");
    try (ProductCatalogue elsewhere = catalogueAt(NOW);
        GalleryFeed feed = feed()) {
      ProductCatalogue.Entry entry = elsewhere.find("milk").orElseThrow();
      assertThat(entry.anchors()).isEqualTo(3);
      assertThat(entry.model()).contains(EMBEDDER.model().id());
      assertThat(entry.priceAt(NOW)).contains(new Money(129, "EUR"));
      assertThat(entry.priceAt(NOW.minusSeconds(1))).isEmpty();
      assertThat(feed.get().gallery().has("milk")).isTrue();
      assertThat(elsewhere.find("tea")).isEmpty();
    }
  }

  @Test
  void theDeliverySaysWhichGalleryHasIt() {
    Delivery delivery = deliver(order("milk", 129, 0), order("tea", 350, 2));
    try (GalleryFeed feed = feed()) {
      assertThat(feed.get().gallery().version()).isEqualTo(delivery.gallery());
    }
    assertThat(delivery.products()).extracting(EnrolmentResult::sku).containsExactly("milk", "tea");
  }

  @Test
  void enrollingAnewReplacesThePhotosAndKeepsThePrices() {
    enroller.enrol(order("milk", 129, 0));
    try (ProductCatalogue later = catalogueAt(NOW.plusSeconds(60))) {
      Enroller again = new Enroller(later, EMBEDDER, 2);
      again.enrol(new EnrolmentOrder(details("milk"), Optional.empty(), photos(1, 5)));
      assertThat(later.find("milk").orElseThrow().anchors()).isEqualTo(5);
      assertThat(prices(later, "milk")).containsExactly(129L);

      again.enrol(order("milk", 129, 0));
      assertThat(prices(later, "milk")).as("the price that holds is not repeated").hasSize(1);
      again.enrol(order("milk", 139, 0));
      assertThat(prices(later, "milk")).containsExactly(129L, 139L);
      ProductCatalogue.Entry milk = later.find("milk").orElseThrow();
      assertThat(milk.priceAt(NOW)).contains(new Money(129, "EUR"));
      assertThat(milk.priceAt(NOW.plusSeconds(60))).contains(new Money(139, "EUR"));
    }
  }

  @Test
  void aPriceHoldsFromItsMomentOn() {
    enroller.enrol(order("milk", 129, 0));
    Instant monday = NOW.plusSeconds(86_400);
    catalogue.price("milk", new Money(99, "EUR"), monday);
    ProductCatalogue.Entry milk = catalogue.price("milk", new Money(89, "EUR"), monday);

    assertThat(milk.priceAt(monday.minusMillis(1))).contains(new Money(129, "EUR"));
    assertThat(milk.priceAt(monday)).contains(new Money(89, "EUR"));
    assertThat(prices(catalogue, "milk")).containsExactly(129L, 89L);
    assertThatThrownBy(() -> catalogue.price("milk", new Money(99, "USD"), monday))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("USD", "EUR");
    assertThatThrownBy(() -> catalogue.price("tea", new Money(99, "EUR"), monday))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'tea' is not in the catalogue");
  }

  @Test
  void aChangeOfCategoryMovesTheAnchors() {
    enroller.enrol(order("milk", 129, 0));
    catalogue.change(ProductDetails.of("milk", "Milk, fresh", "dairy"));

    Product product = catalogue.find("milk").orElseThrow().product();
    assertThat(product.getName()).isEqualTo("Milk, fresh");
    assertThat(prices(catalogue, "milk")).containsExactly(129L);
    try (GalleryFeed feed = feed()) {
      assertThat(feed.get().gallery().product("milk").category()).isEqualTo("dairy");
      assertThat(feed.get().gallery().product("milk").anchors()).isEqualTo(3);
    }
  }

  @Test
  void removingNamesTheZonesThatListIt() {
    deliver(order("milk", 129, 0), order("tea", 350, 2));
    try (Publisher publisher = new Publisher(broker.address(), SERDES)) {
      publisher.send(
          Topics.PLANOGRAMS,
          "s1/z1",
          new Planogram("s1", "z1", List.of("milk", "tea"), List.of("cam-1"), NOW, List.of(), 0),
          NOW);
      publisher.flush();
      ProductCatalogue.Entry removed = catalogue.remove("milk");
      assertThat(removed.planograms()).containsExactly("s1/z1");
      publisher.send(Topics.PLANOGRAMS, "s1/z1", null, NOW);
    }
    assertThat(catalogue.list()).extracting(ProductCatalogue.Entry::sku).containsExactly("tea");
    try (GalleryFeed feed = feed()) {
      assertThat(feed.get().gallery().has("milk")).isFalse();
    }
    assertThatThrownBy(() -> catalogue.remove("milk")).isInstanceOf(UserError.class);
  }

  @Test
  void badPhotosAreAllNamedAndNothingIsWritten() {
    byte[] half = Arrays.copyOf(PhotoShop.jpeg(0, 8, 0), 700);
    EnrolmentOrder milk = order("milk", 129, 0);
    EnrolmentOrder tea = with(order("tea", 350, 2), Photo.of("tea/half.jpg", half));
    EnrolmentOrder soap =
        new EnrolmentOrder(
            details("soap"),
            Optional.of(new Money(99, "EUR")),
            List.of(Photo.of("soap/none.jpg", new byte[0]), Photo.of(folder.resolve("gone.jpg"))));
    List<EnrolmentOrder> all = List.of(milk, tea, soap);
    long before = records();

    assertThatThrownBy(() -> deliver(milk, tea, soap))
        .isInstanceOf(BadPhotos.class)
        .hasMessageContainingAll("3 photos", "tea/half.jpg", "soap/none.jpg", "gone.jpg")
        .hasMessageContainingAll("send the bytes of a whole JPEG file", "check that it exists");
    assertThat(records()).as("nothing was written").isEqualTo(before);

    Delivery rest = enroller.enrolAll(all, OnBadPhoto.LEAVE_OUT, Progress.silent());
    assertThat(rest.products()).extracting(EnrolmentResult::sku).containsExactly("milk", "tea");
    assertThat(rest.leftOut()).containsExactly("soap");
    assertThat(rest.badPhotos()).hasSize(3);
    assertThat(catalogue.find("soap")).isEmpty();
    assertThat(catalogue.find("tea").orElseThrow().anchors()).isEqualTo(3);
    assertThatThrownBy(
            () -> enroller.enrolAll(List.of(soap), OnBadPhoto.LEAVE_OUT, Progress.silent()))
        .isInstanceOf(BadPhotos.class);
  }

  @Test
  void anOrderThatCannotBeCarriedOutSaysWhy() {
    EnrolmentOrder free = new EnrolmentOrder(details("milk"), Optional.empty(), photos(0, 1));
    assertThatThrownBy(() -> enroller.enrol(free))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("price of milk is missing");
    assertThatThrownBy(() -> deliver(order("milk", 1, 0), order("milk", 1, 0)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("milk is ordered twice");
    assertThatThrownBy(() -> order("milk", -1, 0)).hasMessageContaining("price is -1");
    assertThatThrownBy(() -> ProductDetails.of("milk", " ", "dairy"))
        .hasMessageContaining("name of milk is ' '");
    assertThatThrownBy(() -> new EnrolmentOrder(details("milk"), Optional.empty(), List.of()))
        .hasMessageContaining("photos of milk are none");
  }

  @Test
  void lookAlikesAndPhotosEnrolledTwiceAreNamed() {
    enroller.enrol(order("milk", 129, 0));
    List<Photo> photos = new ArrayList<>(photos(0, 4));
    photos.add(Photo.of("again.jpg", PhotoShop.jpeg(0, 8, 3)));
    EnrolmentOrder twin =
        new EnrolmentOrder(details("twin"), Optional.of(new Money(99, "EUR")), photos);
    EnrolmentResult result = enroller.enrol(twin);

    LookAlike milk = result.lookAlikes().get(0);
    assertThat(milk.sku()).isEqualTo("milk");
    assertThat(milk.within()).isTrue();
    assertThat(result.anchors()).as("the same file twice is one anchor").isEqualTo(4);
    assertThat(result.nearDuplicates())
        .contains(new NearDuplicate("again.jpg", "twin", "0-3.jpg", 0));
    assertThat(result.nearDuplicates()).extracting(NearDuplicate::sku).contains("milk");

    EnrolmentResult other = enroller.enrol(order("soap", 99, 4));
    assertThat(other.nearDuplicates()).filteredOn(same -> !same.sku().equals("soap")).isEmpty();
    assertThat(other.lookAlikes()).noneMatch(LookAlike::within);
  }

  @Test
  void recordsThatCannotBeUsedStopNobody() {
    enroller.enrol(order("milk", 129, 0));
    try (Publisher publisher = new Publisher(broker.address(), SERDES)) {
      publisher.send(
          Topics.ANCHORS,
          "milk",
          new Anchors("milk", "drinks", EMBEDDER.model().id(), List.of()),
          NOW);
      publisher.flush();
    }
    assertThat(catalogue.find("milk").orElseThrow().anchors()).isEqualTo(3);
    assertThat(catalogue.faults()).isPositive();
    assertThat(enroller.enrol(order("tea", 350, 2)).anchors()).isEqualTo(3);
  }

  private static ProductCatalogue catalogueAt(Instant now) {
    return new ProductCatalogue(broker.address(), SERDES, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static GalleryFeed feed() {
    return new GalleryFeed(
        EMBEDDER.model(), (whole, position) -> Wiring.gate(whole), broker.address(), SERDES);
  }

  private Delivery deliver(EnrolmentOrder... orders) {
    return enroller.enrolAll(List.of(orders), OnBadPhoto.REFUSE, Progress.silent());
  }

  private static EnrolmentOrder order(String sku, long minor, int look) {
    return new EnrolmentOrder(details(sku), Optional.of(new Money(minor, "EUR")), photos(look, 3));
  }

  private static EnrolmentOrder with(EnrolmentOrder order, Photo another) {
    List<Photo> photos = new ArrayList<>(order.photos());
    photos.add(another);
    return new EnrolmentOrder(order.details(), order.price(), photos);
  }

  private static ProductDetails details(String sku) {
    return ProductDetails.of(sku, "Fresh " + sku, "drinks");
  }

  private static List<Photo> photos(int look, int count) {
    List<Photo> photos = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      photos.add(Photo.of(look + "-" + i + ".jpg", PhotoShop.jpeg(look, 8, i)));
    }
    return photos;
  }

  private static List<Long> prices(ProductCatalogue catalogue, String sku) {
    return catalogue.find(sku).orElseThrow().product().getPrices().stream()
        .map(price -> price.getPrice().getMinor())
        .toList();
  }

  private static long records() {
    long[] count = {0};
    try (var products = new TopicReader<>(broker.address(), SERDES, Topics.PRODUCTS);
        var anchors = new TopicReader<>(broker.address(), SERDES, Topics.ANCHORS)) {
      products.drain(entry -> count[0]++);
      anchors.drain(entry -> count[0]++);
    }
    return count[0];
  }
}
