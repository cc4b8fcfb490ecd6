package dev.walkout.vision.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

  @ParameterizedTest
  @CsvSource({"1, 8", "17, 3", "1024, 4", "1025, 6", "2500, 17"})
  void inWholeAndBrokenBlocksEachDotIsTheIndexesToTheLastBit(int size, int dimension) {
    Random random = new Random(size);
    List<float[]> vectors = TestVectors.random(random, size, dimension);
    List<float[]> queries = TestVectors.random(random, 3, dimension);
    float[][] seen = new float[queries.size()][size];

    new Columns(vectors, dimension)
        .dots(
            queries,
            (query, first, dots, count) -> System.arraycopy(dots, 0, seen[query], first, count));

    for (int q = 0; q < queries.size(); q++) {
      for (int v = 0; v < size; v++) {
        assertThat(seen[q][v]).isEqualTo(AnchorIndex.dot(queries.get(q), vectors.get(v)));
      }
    }
  }
}
