package dev.walkout.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridDecoderTest {

  private static final int COLUMNS = 4;
  private static final int ROWS = 3;

  private final GridDecoder decoder = new GridDecoder(COLUMNS, ROWS);
  private final float[] grid = new float[2 * decoder.length()];

  GridDecoderTest() {
    Arrays.fill(grid, -20);
  }

  /** Sets one cell of the second picture. */
  private void set(int column, int row, Thing thing, double score, float... place) {
    int at = decoder.length() + (row * COLUMNS + column) * GridShape.channels();
    grid[at + thing.ordinal()] = (float) Math.log(score / (1 - score));
    System.arraycopy(
        place, 0, grid, at + Thing.COUNT + GridShape.PLACE * thing.ordinal(), place.length);
  }

  @Test
  void aCellBecomesABox() {
    // Two cells wide, one and a half high, its middle a quarter into the column and half the row.
    set(1, 2, Thing.PRODUCT, 0.8, (float) Math.log(2), (float) Math.log(1.5), 0.25f, 0.5f);
    List<Detection> found = decoder.decode(grid, 1, 0.3);
    assertThat(found).hasSize(1);
    Detection product = found.get(0);
    assertThat(product.thing()).isEqualTo(Thing.PRODUCT);
    assertThat(product.score()).isEqualTo(0.8, within(1e-6));
    assertThat(product.box().x()).isEqualTo(1.25 / 4, within(1e-6));
    assertThat(product.box().y()).isEqualTo(2.5 / 3, within(1e-6));
    assertThat(product.box().width()).isEqualTo(2.0 / 4, within(1e-6));
    assertThat(product.box().height()).isEqualTo(1.5 / 3, within(1e-6));
    assertThat(decoder.decode(grid, 0, 0.3)).as("the first picture shows nothing").isEmpty();
    assertThat(decoder.decode(grid, 1, 0.81)).isEmpty();
  }

  @Test
  void onlyTheHighestOfANeighbourhoodIsAMiddle() {
    set(0, 0, Thing.HAND, 0.6, 0, 0, 0.5f, 0.5f);
    set(1, 1, Thing.HAND, 0.9, 0, 0, 0.5f, 0.5f);
    set(3, 1, Thing.HAND, 0.7, 0, 0, 0.5f, 0.5f);
    set(1, 1, Thing.PRODUCT, 0.4, 0, 0, 0.5f, 0.5f);
    assertThat(decoder.decode(grid, 1, 0.1))
        .extracting(Detection::thing, d -> Math.round(10 * d.score()))
        .containsExactly(tuple(Thing.HAND, 9L), tuple(Thing.PRODUCT, 4L), tuple(Thing.HAND, 7L));
  }

  @Test
  void ofEqualNeighboursOneIsTheMiddle() {
    set(1, 1, Thing.HAND, 0.5, 0, 0, 0.5f, 0.5f);
    set(2, 1, Thing.HAND, 0.5, 0, 0, 0.5f, 0.5f);
    assertThat(decoder.decode(grid, 1, 0.1)).hasSize(1);
  }

  @Test
  void sizesBeyondAllBoundsStayFinite() {
    set(1, 1, Thing.HAND, 0.5, 1000, 1000, 0.5f, 0.5f);
    assertThat(decoder.decode(grid, 1, 0.1).get(0).box().area()).isFinite();
  }

  @Test
  void targetsAreWhatDecodesToTheTruth() {
    GridShape shape = new GridShape(64, 48, GridShape.standard().trunk());
    RelativeBox box = new RelativeBox(0.31, 0.2, 0.22, 0.7);
    GridTargets targets = new GridTargets(shape, 1);
    targets.add(0, List.of(new LabelledBox(Thing.HAND, box)));
    GridDecoder own = new GridDecoder(shape.columns(), shape.rows());
    float[] perfect = new float[own.length()];
    for (int cell = 0; cell < shape.cells(); cell++) {
      int at = cell * GridShape.channels();
      for (int t = 0; t < Thing.COUNT; t++) {
        perfect[at + t] = 20 * targets.middles()[cell * Thing.COUNT + t] - 10;
      }
      System.arraycopy(
          targets.places(),
          cell * Thing.COUNT * GridShape.PLACE,
          perfect,
          at + Thing.COUNT,
          Thing.COUNT * GridShape.PLACE);
    }
    List<Detection> found = own.decode(perfect, 0, 0.5);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).box().overlap(box)).isEqualTo(1, within(1e-5));
  }
}
