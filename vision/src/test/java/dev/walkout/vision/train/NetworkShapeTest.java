package dev.walkout.vision.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.vision.learn.Convolution;
import dev.walkout.vision.learn.Trunk;
import dev.walkout.vision.learn.Trunk.Block;
import dev.walkout.vision.train.NetworkCost.Precision;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkShapeTest {

  @Test
  void countsParametersAndWorkByHand() {
    // 4x4 of stem 3->2 (27 a number), 2x2 of 2->3 (18) and 3->3 (27), shortcut 2->3, linear 3->5
    NetworkShape shape = new NetworkShape(8, new Trunk(2, List.of(new Block(3, 2))), 5);
    assertThat(shape.parameters()).isEqualTo(27 * 2 + 2 + 18 * 3 + 3 + 27 * 3 + 3 + 6 + 3 + 15 + 5);
    assertThat(shape.multiplyAdds())
        .isEqualTo(16 * 2 * 27 + 4 * 3 * 18 + 4 * 3 * 27 + 4 * 3 * 2 + 5 * 3);
  }

  @Test
  void separableBlocksSeeEachChannelAlone() {
    // depth 2 (9 a number), point 2->3, depth 3, point 3->3 where full ones took 18 and 27
    NetworkShape shape = new NetworkShape(8, new Trunk(2, List.of(new Block(3, 2, true))), 5);
    assertThat(shape.multiplyAdds())
        .isEqualTo(16 * 2 * 27 + 4 * (2 * 9 + 3 * 2 + 3 * 9 + 3 * 3) + 4 * 3 * 2 + 5 * 3);
    assertThatThrownBy(() -> new Convolution("depth", 3, 2, 3, 1, true))
        .hasMessage("depth sees 2 channels alone but makes 3: use as many");
  }

  @Test
  void theShippedNetworkIsAsLargeAsItIsSaidToBe() {
    assertThat(NetworkShape.medium().parameters()).isBetween(735_000L, 745_000L);
    assertThat(NetworkShape.medium().multiplyAdds()).isBetween(78_500_000L, 79_500_000L);
    assertThat(NetworkShape.medium().withInputSize(64).parameters())
        .isEqualTo(NetworkShape.medium().parameters());
  }

  @Test
  void picturesMustFitTheStride() {
    assertThatThrownBy(() -> NetworkShape.medium().withInputSize(100))
        .hasMessage(
            "inputSize is 100 but the network halves pictures to 1/16: use a multiple of 16");
  }

  @Test
  void costIsMeasuredOfAnyShape() {
    try (NetworkCost cost = new NetworkCost(NetworkShape.tiny(), Precision.FLOAT32)) {
      assertThat(cost.milliseconds(Duration.ZERO)).isPositive();
    }
  }
}
