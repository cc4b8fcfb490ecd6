package dev.walkout.shop.find;

import static dev.walkout.shop.search.TestDocuments.product;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.walkout.shop.PhotoShop;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.shop.search.visual.VisualQuery;
import dev.walkout.shop.search.visual.VisualSearch;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.PerceptualHash;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people and programs get to see of a search by a photo. */
class FindReportTest {

  private static final byte[] PHOTO = PhotoShop.jpeg(0, 4, 0);

  private final Embedder embedder = Wiring.naiveEmbedder();
  private final Documents<ProductDocument> products = Wiring.productDocuments();

  @Test
  void tellsRanksPartsPricesAndDuplicates() throws Exception {
    enrol();
    FindReport report = report();

    assertThat(report.text())
        .contains("photo.jpg", "nearly the same photo: milk-1", "EUR 1.99", "ranked 2 products");
    assertThat(report.text().lines().filter(line -> line.startsWith("  1 ")).toList())
        .singleElement()
        .asString()
        .contains("milk-1", "Crème & <b>\"Brûlée\"</b>", " 1.000 ");
    JsonNode json = new ObjectMapper().readTree(report.json());
    assertThat(json.at("/matches/0/sku").asText()).isEqualTo("milk-1");
    assertThat(json.at("/matches/0/price/minor").asInt()).isEqualTo(199);
    assertThat(json.at("/matches/0/looks").asDouble()).isGreaterThan(0.99);
    assertThat(json.at("/matches/0/score").asDouble()).isBetween(0.8, 0.99);
    assertThat(json.at("/matches/1/sku").asText()).isEqualTo("tea-1");
    assertThat(json.at("/matches/1/colourShare").isMissingNode()).isTrue();
    assertThat(json.at("/duplicates/0/sku").asText()).isEqualTo("milk-1");
    assertThat(json.at("/searchedBy").asText()).isEqualTo("PROCESS");
    assertThat(json.at("/colours/0/share").asDouble()).isBetween(0.05, 1.0);
  }

  @Test
  void thePageNeedsNothingElseAndBelievesNoName() {
    enrol();
    String page = report().page();
    assertThat(page)
        .startsWith("<!doctype html>")
        .contains("data:image/jpeg;base64,", "Crème &amp; &lt;b&gt;&quot;Brûlée&quot;&lt;/b&gt;")
        .doesNotContain("<b>\"Br", "http://", "https://", "<script");
  }

  @Test
  void anEmptyAnswerIsSaid() {
    assertThat(report().text()).contains("nothing passes the filters", "ranked 0 products");
    assertThat(report().page()).contains("Nothing passes the filters.");
  }

  private void enrol() {
    products.put(
        List.of(
            product("milk-1")
                .name("Crème & <b>\"Brûlée\"</b>")
                .brand("Alm")
                .price(199)
                .colours("red", "mauve")
                .tags("bio")
                .embedding(embedding(0))
                .photos(PerceptualHash.of(Jpeg.decode(PHOTO)))
                .document(),
            product("tea-1").name("Tea").embedding(embedding(2)).document()));
  }

  private float[] embedding(int number) {
    return embedder.embed(List.of(Jpeg.decode(PhotoShop.jpeg(number, 4, 0)))).get(0);
  }

  private FindReport report() {
    FindRequest request =
        new FindRequest(
            Path.of("photo.jpg"), VisualQuery.most(5), Path.of("model"), Optional.empty());
    return new FindReport(
        request,
        new VisualSearch(products, embedder).find(PHOTO, request.query()),
        products.capabilities(),
        PHOTO);
  }
}
