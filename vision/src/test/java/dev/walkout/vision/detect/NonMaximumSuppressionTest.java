package dev.walkout.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NonMaximumSuppressionTest {

  private static final RelativeBox LEFT = new RelativeBox(0, 0, 0.4, 0.2);

  /** Shares three quarters of its width with LEFT: 0.3 of 0.5. */
  private static final RelativeBox BESIDE = new RelativeBox(0.1, 0, 0.4, 0.2);

  /** Shares 0.3 of 0.5 with BESIDE and half of its width, 0.2 of 0.6, with LEFT. */
  private static final RelativeBox FARTHER = new RelativeBox(0.2, 0, 0.4, 0.2);

  @Test
  void overlapIsTheSharedPartOfWhatBothCover() {
    assertThat(LEFT.overlap(BESIDE)).isEqualTo(0.3 / 0.5, within(1e-12));
    assertThat(FARTHER.overlap(LEFT)).isEqualTo(0.2 / 0.6, within(1e-12));
    assertThat(LEFT.overlap(LEFT)).isEqualTo(1, within(1e-12));
    assertThat(LEFT.overlap(new RelativeBox(0.4, 0, 0.1, 0.2))).isZero();
    assertThat(LEFT.overlap(new RelativeBox(0, 0.5, 0.4, 0.2))).isZero();
  }

  @Test
  void theSurestStaysAndWhatItCoversGoes() {
    Detection sure = hand(LEFT, 0.9);
    Detection less = hand(BESIDE, 0.8);
    Detection least = hand(FARTHER, 0.7);
    var suppression = new NonMaximumSuppression(0.5);
    // What only a suppressed box covers stays: LEFT covers a third of FARTHER.
    assertThat(suppression.of(List.of(least, less, sure))).containsExactly(sure, least);
    assertThat(suppression.of(List.of())).isEmpty();
  }

  @Test
  void aProductInAHandIsNoRepetitionOfIt() {
    Detection hand = hand(LEFT, 0.9);
    Detection product = new Detection(Thing.PRODUCT, LEFT, 0.5);
    assertThat(new NonMaximumSuppression(0.5).of(List.of(product, hand)))
        .containsExactly(hand, product);
  }

  @Test
  void theLimitItselfStays() {
    double overlap = LEFT.overlap(BESIDE);
    List<Detection> both = List.of(hand(LEFT, 0.9), hand(BESIDE, 0.8));
    assertThat(new NonMaximumSuppression(overlap).of(both)).hasSize(2);
    assertThat(new NonMaximumSuppression(overlap - 1e-9).of(both)).hasSize(1);
    assertThatThrownBy(() -> new NonMaximumSuppression(1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mostOverlap is 1.5: use 0 to 1");
  }

  private static Detection hand(RelativeBox box, double score) {
    return new Detection(Thing.HAND, box, score);
  }
}
