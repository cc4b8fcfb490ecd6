package dev.walkout.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {

  private static final RelativeBox ONE = new RelativeBox(0.1, 0.1, 0.2, 0.2);
  private static final RelativeBox OTHER = new RelativeBox(0.6, 0.6, 0.2, 0.2);

  private final AveragePrecision hands = new AveragePrecision(Thing.HAND, 0.5);

  @Test
  void perfectIsOneAndNothingFoundIsNone() {
    hands.add(List.of(hand(ONE), hand(OTHER)), List.of(found(OTHER, 0.5), found(ONE, 0.9)));
    assertThat(hands.value()).isEqualTo(1);
    hands.add(List.of(hand(ONE), hand(OTHER)), List.of());
    assertThat(hands.value()).as("half of them").isEqualTo(0.5);
    assertThat(hands.truths()).isEqualTo(4);
    assertThat(new AveragePrecision(Thing.HAND, 0.5).value()).isNaN();
  }

  @Test
  void precisionIsMadeToFall() {
    // In order of score: right, wrong, wrong, right, right, and one of four is never found.
    hands.add(List.of(hand(ONE), hand(OTHER)), List.of(found(ONE, 0.9), found(OTHER, 0.5)));
    hands.add(List.of(), List.of(found(ONE, 0.8), found(OTHER, 0.7)));
    hands.add(List.of(hand(ONE), hand(OTHER)), List.of(found(ONE, 0.6)));
    // Precisions 1, 1/2, 1/3, 2/4, 3/5; the last is the best from the second right one on.
    assertThat(hands.value()).isEqualTo((1 + 3.0 / 5 + 3.0 / 5) / 4, within(1e-12));
  }

  @Test
  void whatIsFoundTwiceIsWrongOnce() {
    hands.add(List.of(hand(ONE)), List.of(found(ONE, 0.9), found(ONE, 0.8)));
    assertThat(hands.value()).as("found before it was found again").isEqualTo(1);
    var other = new AveragePrecision(Thing.HAND, 0.5);
    other.add(List.of(hand(ONE)), List.of(found(ONE, 0.4), found(ONE, 0.3)));
    other.add(List.of(hand(OTHER)), List.of(found(OTHER, 0.2)));
    assertThat(other.value()).isEqualTo((1 + 2.0 / 3) / 2, within(1e-12));
  }

  @Test
  void lessThanHalfOverlapIsWrongAndOtherThingsDoNotCount() {
    RelativeBox aside = new RelativeBox(0.17, 0.1, 0.2, 0.2);
    assertThat(aside.overlap(ONE)).isLessThan(0.5);
    hands.add(
        List.of(hand(ONE), new LabelledBox(Thing.PRODUCT, OTHER)),
        List.of(found(aside, 0.9), new Detection(Thing.PRODUCT, ONE, 0.95)));
    assertThat(hands.truths()).isEqualTo(1);
    assertThat(hands.value()).isZero();
  }

  private static LabelledBox hand(RelativeBox box) {
    return new LabelledBox(Thing.HAND, box);
  }

  private static Detection found(RelativeBox box, double score) {
    return new Detection(Thing.HAND, box, score);
  }
}
