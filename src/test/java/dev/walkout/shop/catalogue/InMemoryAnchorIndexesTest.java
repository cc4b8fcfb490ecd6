package dev.walkout.shop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.Wiring;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.Gallery;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryAnchorIndexesTest {

  private final Embedder embedder = Wiring.naiveEmbedder();

  @Test
  void theReportSaysWhatIsSearchedAndThatEachAnchorFindsItself() {
    int dimension = embedder.model().dimension();
    Gallery gallery =
        Gallery.of(
            embedder.model(),
            List.of(
                new Gallery.Enrolled("tea", "drinks", List.of(axis(dimension, 0))),
                new Gallery.Enrolled(
                    "soap", "home", List.of(axis(dimension, 1), axis(dimension, 2)))));
    try (InMemoryAnchorIndexes indexes = new InMemoryAnchorIndexes(Wiring::index)) {
      indexes.gate(gallery, new CataloguePosition("cluster", 2));

      assertThat(indexes.report())
          .isEqualTo(new IndexReport("in-memory", 0, 3, 1.0, new IndexReport.Searches(0, 0, 0)));
    }
  }

  private static float[] axis(int dimension, int which) {
    float[] vector = new float[dimension];
    vector[which] = 1;
    return vector;
  }
}
