package dev.walkout.shop.search.visual;

import static dev.walkout.shop.search.TestDocuments.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.Wiring;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.UnitVectors;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.PhotoFolder;
import dev.walkout.vision.picture.Picture;
import dev.walkout.vision.picture.SeriesSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Search among photographs, whole series held out, and what the weight of colours does to it. */
class PhotographsTest {

  private static final Path PHOTOS = Path.of("../../shared/photos/grocery");
  private static final double[] WEIGHTS = {0, 0.05, 0.1, 0.2, 0.5};
  private static final int ENROLLED = 5;
  private static final int COLOURS = 3;

  @ParameterizedTest
  @CsvSource({"unseen, 0.85, 0.95", "train, 0.7, 0.85"})
  void theRightProductIsAmongTheFirstAndColoursDoNotHurt(
      String set, double leastFirst, double leastAmongThree) throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(PHOTOS), "no photographs at ../shared/photos");
    SeriesSplit split = SeriesSplit.of(PhotoFolder.read(PHOTOS.resolve(set)));
    try (Embedder embedder = new Remembering(Wiring.embedder(Wiring.shippedModel(), 1))) {
      Documents<ProductDocument> products = Wiring.productDocuments();
      for (PhotoFolder.Product one : split.gallery().products()) {
        products.put(List.of(enrolled(embedder, one)));
      }
      VisualSearch search = new VisualSearch(products, embedder);
      double[] first = new double[WEIGHTS.length];
      double[] amongThree = new double[WEIGHTS.length];
      for (int i = 0; i < WEIGHTS.length; i++) {
        RankingWeights weights = new RankingWeights(0.8, 0, WEIGHTS[i]);
        List<Integer> ranks = ranks(search, split, weights);
        first[i] = share(ranks, 1);
        amongThree[i] = share(ranks, 3);
        System.out.printf(
            Locale.ROOT,
            "%s, colours %.2f: first %.1f %%, in first three %.1f %%%n",
            set,
            WEIGHTS[i],
            100 * first[i],
            100 * amongThree[i]);
      }
      assertThat(first[1]).as("first").isGreaterThanOrEqualTo(leastFirst);
      assertThat(first[1]).as("beside looks alone").isGreaterThanOrEqualTo(first[0] - 0.03);
      assertThat(amongThree[1]).as("in first three").isGreaterThanOrEqualTo(leastAmongThree);
    }
  }

  /** Where the right product stands for each held-out photo, from 1; 0 if it is not there. */
  private static List<Integer> ranks(VisualSearch search, SeriesSplit split, RankingWeights weights)
      throws IOException {
    List<Integer> ranks = new ArrayList<>();
    VisualQuery query = VisualQuery.most(3).weighted(weights);
    for (PhotoFolder.Product one : split.queries().products()) {
      for (Path photo : one.photos()) {
        List<String> found =
            search.find(Files.readAllBytes(photo), query).matches().stream()
                .map(match -> match.product().sku())
                .toList();
        ranks.add(found.indexOf(one.id()) + 1);
      }
    }
    return ranks;
  }

  private static double share(List<Integer> ranks, int first) {
    return ranks.stream().filter(rank -> rank > 0 && rank <= first).count() / (double) ranks.size();
  }

  /** Embeds a photo once, however often it is asked for. */
  private record Remembering(Embedder embedder, Map<Integer, float[]> seen) implements Embedder {

    Remembering(Embedder embedder) {
      this(embedder, new HashMap<>());
    }

    @Override
    public ModelCard model() {
      return embedder.model();
    }

    @Override
    public List<float[]> embed(List<Picture> pictures) {
      return pictures.stream()
          .map(
              picture ->
                  seen.computeIfAbsent(
                      Arrays.hashCode(picture.rgb()),
                      hash -> embedder.embed(List.of(picture)).get(0)))
          .toList();
    }

    @Override
    public void close() {
      embedder.close();
    }
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
