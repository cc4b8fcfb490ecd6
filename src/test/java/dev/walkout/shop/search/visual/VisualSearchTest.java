package dev.walkout.shop.search.visual;

import static dev.walkout.shop.search.TestDocuments.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.PhotoShop;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.search.DocumentQuery;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.shop.search.TestDocuments;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.UnitVectors;
import dev.walkout.vision.picture.BadPicture;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.PerceptualHash;
import dev.walkout.vision.picture.Picture;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Products found by photos that nobody can mistake for one another. */
class VisualSearchTest {

  private static final int PRODUCTS = 12;
  private static final int ANOTHER_PHOTO = 9;

  private final Embedder embedder = Wiring.naiveEmbedder();
  private final Documents<ProductDocument> products = Wiring.productDocuments();
  private final VisualSearch search = new VisualSearch(products, embedder);

  @BeforeEach
  void enrol() {
    products.put(IntStream.range(0, PRODUCTS).mapToObj(i -> enrolled(i).document()).toList());
  }

  @Test
  void thePhotosProductComesFirst() {
    for (int i = 0; i < PRODUCTS; i++) {
      VisualAnswer answer = search.find(photo(i, ANOTHER_PHOTO), VisualQuery.most(3));
      assertThat(answer.matches()).hasSize(3);
      assertThat(answer.matches().get(0).product().sku()).isEqualTo(sku(i));
      assertThat(answer.matches())
          .extracting(VisualMatch::score)
          .isSortedAccordingTo((a, b) -> Double.compare(b, a))
          .allSatisfy(score -> assertThat(score).isBetween(0.0, 1.0));
      assertThat(answer.candidates()).isEqualTo(PRODUCTS);
    }
  }

  @Test
  void onlyProductsThatPassTheFilters() {
    VisualQuery others =
        VisualQuery.most(20)
            .among(
                DocumentQuery.all()
                    .with(ProductDocument.CATEGORY, "drinks")
                    .with(ProductDocument.TAGS, "bio")
                    .between(ProductDocument.PRICE, 200, 900));

    VisualAnswer answer = search.find(photo(0, ANOTHER_PHOTO), others);

    assertThat(skus(answer)).containsExactlyInAnyOrder(sku(3), sku(6), sku(9));
    VisualQuery none =
        VisualQuery.most(3).among(DocumentQuery.all().with(ProductDocument.COLOURS, "mauve"));
    assertThat(search.find(photo(0, ANOTHER_PHOTO), none).matches()).isEmpty();
  }

  @Test
  void aPhotoThatIsEnrolledAlreadyIsRecognisedWhateverTheFilters() {
    byte[] again = recompressed(photo(4, 0));
    VisualQuery elsewhere =
        VisualQuery.most(3).among(DocumentQuery.all().with(ProductDocument.CATEGORY, "none"));

    VisualAnswer answer = search.find(again, elsewhere);

    assertThat(answer.duplicates())
        .extracting(duplicate -> duplicate.product().sku())
        .containsExactly(sku(4));
    assertThat(answer.duplicates().get(0).bits()).isLessThanOrEqualTo(VisualSearch.DUPLICATE_BITS);
    assertThat(answer.matches()).isEmpty();
    products.remove(sku(4));
    assertThat(search.find(again, elsewhere).duplicates()).isEmpty();
  }

  @Test
  void theSamePatternInAnotherColourIsNoDuplicate() {
    long hash = PerceptualHash.of(Jpeg.decode(photo(4, 0)));
    products.put(List.of(enrolled(5).photos(hash).document()));
    assertThat(search.find(photo(4, 0), VisualQuery.most(1)).duplicates())
        .extracting(duplicate -> duplicate.product().sku())
        .containsExactly(sku(4));
  }

  @Test
  void wantedTagsAndSharedColoursBringForwardWhatIsEquallyAlike() {
    byte[] photo = photo(2, ANOTHER_PHOTO);
    String colour = search.find(photo, VisualQuery.most(1)).colours().get(0).colour().word();
    float[] looks = enrolled(2).document().embedding().orElseThrow();
    products.put(
        List.of(
            product("twin-a").embedding(looks).colours("mauve").document(),
            product("twin-b").embedding(looks).colours(colour, "mauve").document(),
            product("twin-c").embedding(looks).colours("mauve").tags("New").document()));
    products.remove(sku(2));

    VisualAnswer byColour = search.find(photo, VisualQuery.most(3));
    assertThat(skus(byColour)).containsExactly("twin-b", "twin-a", "twin-c");
    assertThat(byColour.matches().get(0).colours().orElseThrow()).isPositive();
    assertThat(byColour.matches().get(1).colours().orElseThrow()).isZero();
    assertThat(byColour.matches().get(0).tags()).isEmpty();

    RankingWeights tagsFirst = new RankingWeights(0.5, 0.5, 0);
    VisualAnswer byTag =
        search.find(
            photo, VisualQuery.most(3).preferring(List.of("new", "bio")).weighted(tagsFirst));
    assertThat(byTag.matches().get(0).product().sku()).isEqualTo("twin-c");
    assertThat(byTag.matches().get(0).tags()).hasValue(0.5);
  }

  @Test
  void theScoreIsTheWeightedMeanOfThePartsThatApply() {
    VisualMatch match = search.find(photo(2, ANOTHER_PHOTO), VisualQuery.most(1)).matches().get(0);
    assertThat(match.colours()).isEmpty();
    assertThat(match.score()).isEqualTo(match.looks());
    assertThat(match.looks()).isEqualTo(1 - match.distance() * match.distance() / 2);
  }

  @Test
  void productsComeAndGoWhileItSearches() throws Exception {
    AtomicBoolean changing = new AtomicBoolean(true);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Future<Integer> first = threads.submit(() -> searchWhile(changing));
      Future<Integer> second = threads.submit(() -> searchWhile(changing));
      ProductDocument changed = enrolled(7).name("changed").document();
      for (int i = 0; i < 300; i++) {
        products.remove(sku(7));
        products.put(List.of(changed));
      }
      changing.set(false);
      assertThat(first.get() + second.get()).isGreaterThanOrEqualTo(2);
    } finally {
      changing.set(false);
      threads.shutdownNow();
    }
    assertThat(skus(search.find(photo(7, ANOTHER_PHOTO), VisualQuery.most(1))))
        .containsExactly(sku(7));
  }

  private int searchWhile(AtomicBoolean changing) {
    int searches = 0;
    do {
      VisualAnswer answer = search.find(photo(3, ANOTHER_PHOTO), VisualQuery.most(PRODUCTS));
      assertThat(answer.matches()).hasSizeBetween(PRODUCTS - 1, PRODUCTS);
      assertThat(answer.matches().get(0).product().sku()).isEqualTo(sku(3));
      searches++;
    } while (changing.get());
    return searches;
  }

  @Test
  void whatCannotBeUsedIsRefused() {
    assertThatThrownBy(() -> search.find(new byte[] {1, 2, 3, 4}, VisualQuery.most(1)))
        .isInstanceOf(BadPicture.class);
    assertThatThrownBy(() -> VisualQuery.most(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("k is 0", "1 to");
    assertThatThrownBy(() -> new RankingWeights(0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all 0");
    assertThatThrownBy(() -> new RankingWeights(1, -0.1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("tags", "-0.1");
    assertThatThrownBy(() -> new RankingWeights(Double.NaN, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("looks", "NaN");
  }

  private TestDocuments.Product enrolled(int number) {
    List<Picture> photos =
        IntStream.range(0, 3).mapToObj(p -> Jpeg.decode(photo(number, p))).toList();
    return product(sku(number))
        .category(number % 3 == 0 ? "drinks" : "snacks")
        .tags(number > 0 ? "bio" : "new")
        .price(100L * number)
        .embedding(UnitVectors.mean(embedder.embed(photos)))
        .photos(photos.stream().map(PerceptualHash::of).toArray(Long[]::new));
  }

  private static byte[] photo(int number, int photo) {
    return PhotoShop.jpeg(number, PRODUCTS, photo);
  }

  /** The photo as a chat program would send it on: decoded and written with less quality. */
  private static byte[] recompressed(byte[] jpeg) {
    try {
      var image = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(jpeg));
      var writer = javax.imageio.ImageIO.getImageWritersByFormatName("jpg").next();
      var settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(javax.imageio.ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(0.4f);
      var bytes = new java.io.ByteArrayOutputStream();
      try (var out = javax.imageio.ImageIO.createImageOutputStream(bytes)) {
        writer.setOutput(out);
        writer.write(null, new javax.imageio.IIOImage(image, null, null), settings);
      } finally {
        writer.dispose();
      }
      return bytes.toByteArray();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String sku(int number) {
    return "p-%02d".formatted(number);
  }

  private static List<String> skus(VisualAnswer answer) {
    return answer.matches().stream().map(match -> match.product().sku()).toList();
  }
}
