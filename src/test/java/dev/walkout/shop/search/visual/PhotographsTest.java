package dev.walkout.shop.search.visual;

import static dev.walkout.shop.search.TestDocuments.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.Wiring;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.UnitVectors;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.PhotoFolder;
import dev.walkout.vision.picture.Picture;
import dev.walkout.vision.picture.SeriesSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Search among photographs of products that the shipped model never saw, series held out. */
class PhotographsTest {

  private static final Path UNSEEN = Path.of("../../shared/photos/grocery/unseen");
  private static final int ENROLLED = 5;
  private static final int COLOURS = 3;

  @Test
  void theRightProductIsAmongTheFirstAndColoursDoNotHurt() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(UNSEEN), "no photographs at ../shared/photos");
    SeriesSplit split = SeriesSplit.of(PhotoFolder.read(UNSEEN));
    try (Embedder embedder = Wiring.embedder(Wiring.shippedModel(), 1)) {
      Documents<ProductDocument> products = Wiring.productDocuments();
      for (PhotoFolder.Product one : split.gallery().products()) {
        products.put(List.of(enrolled(embedder, one)));
      }
      VisualSearch search = new VisualSearch(products, embedder);
      double looksAlone = share(search, split, new RankingWeights(1, 0, 0), 1);
      double standard = share(search, split, RankingWeights.standard(), 1);
      double amongThree = share(search, split, RankingWeights.standard(), 3);

      assertThat(standard).as("first, standard weights").isGreaterThanOrEqualTo(0.75);
      assertThat(standard).as("beside looks alone").isGreaterThanOrEqualTo(looksAlone - 0.03);
      assertThat(amongThree).as("among the first three").isGreaterThanOrEqualTo(0.9);
    }
  }

  /** The share of held-out photos whose product is among the first so many. */
  private static double share(
      VisualSearch search, SeriesSplit split, RankingWeights weights, int first)
      throws IOException {
    int right = 0;
    int all = 0;
    for (PhotoFolder.Product one : split.queries().products()) {
      for (Path photo : one.photos()) {
        VisualQuery query = VisualQuery.most(first).weighted(weights);
        right +=
            search.find(Files.readAllBytes(photo), query).matches().stream()
                    .anyMatch(match -> match.product().sku().equals(one.id()))
                ? 1
                : 0;
        all++;
      }
    }
    return (double) right / all;
  }

  private static ProductDocument enrolled(Embedder embedder, PhotoFolder.Product one) {
    List<Picture> photos = one.photos().stream().limit(ENROLLED).map(Jpeg::read).toList();
    Map<String, Double> shares = new HashMap<>();
    for (Picture photo : photos) {
      DominantColours.of(photo)
          .forEach(seen -> shares.merge(seen.colour().word(), seen.share(), Double::sum));
    }
    List<String> colours = new ArrayList<>(shares.keySet());
    colours.sort((a, b) -> Double.compare(shares.get(b), shares.get(a)));
    return product(one.id())
        .category(one.category())
        .colours(colours.stream().limit(COLOURS).toArray(String[]::new))
        .embedding(UnitVectors.mean(embedder.embed(photos)))
        .document();
  }
}
