package dev.walkout.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridTargetsTest {

  /** 20 x 15 cells. */
  private static final GridShape SHAPE = GridShape.standard();

  private static int at(int picture, int column, int row, Thing thing) {
    return ((picture * 15 + row) * 20 + column) * 2 + thing.ordinal();
  }

  @Test
  void aBoxIsWarmAboutItsMiddle() {
    GridTargets targets = new GridTargets(SHAPE, 2);
    // 6 x 12 cells about (5.25, 8.5): deviations 6 * 0.54 / 6 = 0.54 and 12 * 0.54 / 6 = 1.08.
    RelativeBox box = RelativeBox.around(5.25 / 20, 8.5 / 15, 6.0 / 20, 12.0 / 15);
    targets.add(1, List.of(new LabelledBox(Thing.PRODUCT, box)));
    float[] heat = targets.heat();
    assertThat(heat[at(1, 5, 8, Thing.PRODUCT)]).isEqualTo(1);
    assertThat((double) heat[at(1, 6, 8, Thing.PRODUCT)])
        .isEqualTo(Math.exp(-1 / (2 * 0.54 * 0.54)), within(1e-6));
    assertThat((double) heat[at(1, 5, 11, Thing.PRODUCT)])
        .isEqualTo(Math.exp(-9 / (2 * 1.08 * 1.08)), within(1e-6));
    assertThat((double) heat[at(1, 4, 7, Thing.PRODUCT)])
        .isEqualTo(Math.exp(-1 / (2 * 0.54 * 0.54) - 1 / (2 * 1.08 * 1.08)), within(1e-6));
    assertThat(heat[at(1, 7, 8, Thing.PRODUCT)]).as("beyond half the extent").isZero();
    assertThat(heat[at(1, 5, 12, Thing.PRODUCT)]).isZero();
    assertThat(heat[at(1, 5, 8, Thing.HAND)]).isZero();
    assertThat(heat[at(0, 5, 8, Thing.PRODUCT)]).isZero();
    int place = 4 * at(1, 5, 8, Thing.PRODUCT);
    assertThat((double) targets.places()[place]).isEqualTo(Math.log(6), within(1e-6));
    assertThat((double) targets.places()[place + 1]).isEqualTo(Math.log(12), within(1e-6));
    assertThat((double) targets.places()[place + 2]).isEqualTo(0.25, within(1e-6));
    assertThat((double) targets.places()[place + 3]).isEqualTo(0.5, within(1e-6));
    assertThat(sum(targets.middles())).isEqualTo(1);
    assertThat(targets.middles()[at(1, 5, 8, Thing.PRODUCT)]).isEqualTo(1);
  }

  @Test
  void neighboursDoNotAddUp() {
    GridTargets both = new GridTargets(SHAPE, 1);
    both.add(
        0,
        List.of(
            new LabelledBox(Thing.HAND, RelativeBox.around(5.5 / 20, 0.5, 0.4, 0.4)),
            new LabelledBox(Thing.HAND, RelativeBox.around(7.5 / 20, 0.5, 0.4, 0.4))));
    assertThat((double) both.heat()[at(0, 6, 7, Thing.HAND)])
        .isEqualTo(Math.exp(-1 / (2 * 0.72 * 0.72)), within(1e-6));
    assertThat(sum(both.middles())).isEqualTo(2);
  }

  @Test
  void aMiddleOnTheEdgeOrBeyondCountsInTheLastCell() {
    GridTargets targets = new GridTargets(SHAPE, 1);
    targets.add(0, List.of(new LabelledBox(Thing.HAND, new RelativeBox(0.95, 0.95, 0.1, 0.2))));
    assertThat(targets.middles()[at(0, 19, 14, Thing.HAND)]).isEqualTo(1);
  }

  @Test
  void aSliverIsStillOneCell() {
    GridTargets targets = new GridTargets(SHAPE, 1);
    targets.add(0, List.of(new LabelledBox(Thing.HAND, new RelativeBox(0.5, 0.99, 0.001, 0.001))));
    assertThat(sum(targets.heat())).isEqualTo(1);
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
