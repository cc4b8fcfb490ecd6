package dev.walkout.edge.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.edge.config.DetectorConfig;
import dev.walkout.edge.frame.Box;
import dev.walkout.vision.detect.Detection;
import dev.walkout.vision.detect.RelativeBox;
import dev.walkout.vision.detect.Thing;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what a network finds to arms and what they hold; the network itself is vision's. */
class GridReachDetectorTest {

  private static final RelativeBox LEFT_ARM = new RelativeBox(0.2, 0.5, 0.1, 0.5);
  private static final RelativeBox RIGHT_ARM = new RelativeBox(0.7, 0.4, 0.1, 0.6);

  private static Detection hand(RelativeBox box) {
    return new Detection(Thing.HAND, box, 0.9);
  }

  private static Detection product(RelativeBox box, double score) {
    return new Detection(Thing.PRODUCT, box, score);
  }

  @Test
  void anEmptyHandReachesToTheMiddleOfItsUpperEdge() {
    List<Reach> reaches = GridReachDetector.reaches(List.of(hand(LEFT_ARM)), 640, 480);
    assertThat(reaches).hasSize(1);
    Reach reach = reaches.get(0);
    assertThat(reach.arm()).isEqualTo(new Box(128, 240, 64, 240));
    assertThat(reach.tipX()).isEqualTo(160, within(1e-9));
    assertThat(reach.tipY()).isEqualTo(240, within(1e-9));
    assertThat(reach.held()).isEmpty();
  }

  @Test
  void aProductBelongsToTheHandAtItsEnd() {
    RelativeBox milk = RelativeBox.around(0.77, 0.36, 0.12, 0.2);
    List<Reach> reaches =
        GridReachDetector.reaches(
            List.of(hand(LEFT_ARM), hand(RIGHT_ARM), product(milk, 0.7)), 640, 480);
    assertThat(reaches.get(0).held()).isEmpty();
    Reach.Held held = reaches.get(1).held().orElseThrow();
    assertThat(held.score()).isEqualTo(0.7);
    assertThat(held.box()).isEqualTo(new Box(454, 125, 77, 96));
    assertThat(reaches.get(1).tipY()).as("the product reaches farther").isEqualTo(0.26 * 480);
    assertThat(reaches.get(1).tipX()).isEqualTo(0.77 * 640, within(1e-9));
    assertThat(reaches.get(1).arm().y()).isEqualTo(125);
    assertThat(reaches.get(1).arm().bottom()).isEqualTo(480);
  }

  @Test
  void twoHandsDoNotHoldOneProduct() {
    RelativeBox besideLeft = new RelativeBox(0.25, 0.5, 0.1, 0.5);
    RelativeBox surer = RelativeBox.around(0.26, 0.5, 0.1, 0.1);
    RelativeBox other = RelativeBox.around(0.24, 0.46, 0.1, 0.1);
    List<Reach> reaches =
        GridReachDetector.reaches(
            List.of(hand(LEFT_ARM), hand(besideLeft), product(surer, 0.8), product(other, 0.5)),
            640,
            480);
    assertThat(reaches)
        .extracting(reach -> reach.held().orElseThrow().score())
        .containsExactly(0.8, 0.5);
  }

  @Test
  void whatNoHandHoldsIsNoReach() {
    RelativeBox farBelow = RelativeBox.around(0.25, 0.95, 0.1, 0.1);
    assertThat(GridReachDetector.reaches(List.of(product(farBelow, 0.9)), 640, 480)).isEmpty();
    assertThat(
            GridReachDetector.reaches(List.of(hand(LEFT_ARM), product(farBelow, 0.9)), 640, 480)
                .get(0)
                .held())
        .isEmpty();
  }

  @Test
  void boxesBeyondTheFrameAreCutOff() {
    Reach reach =
        GridReachDetector.reaches(List.of(hand(new RelativeBox(-0.05, -0.1, 0.2, 1.3))), 640, 480)
            .get(0);
    assertThat(reach.arm()).isEqualTo(new Box(0, 0, 96, 480));
    assertThat(reach.tipY()).isZero();
  }

  @Test
  void aFolderWithoutANetworkIsRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> new GridReachDetector(new DetectorConfig.Grid(folder)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(folder.toString(), "walkout train-detector");
  }
}
