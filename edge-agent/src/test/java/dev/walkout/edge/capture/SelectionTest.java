package dev.walkout.edge.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.edge.capture.Seen.Candidate;
import dev.walkout.schemas.avro.Crop;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SelectionTest {

  private static Candidate unmeasured(byte[] jpeg) {
    return new Candidate(jpeg, null, OptionalDouble.empty());
  }

  private static Candidate measured(byte[] jpeg, double quality) {
    return new Candidate(jpeg, null, OptionalDouble.of(quality));
  }

  @Test
  void theEightBestAreTakenInTheirOrder() {
    List<Candidate> candidates = new ArrayList<>();
    double[] qualities = {.5, .9, .1, .8, .7, .2, .6, .95, .85, .75};
    for (int i = 0; i < qualities.length; i++) {
      candidates.add(measured(Pictures.sharp(i, 100), qualities[i]));
    }
    Selection.Outcome outcome = Selection.of(candidates);
    assertThat(outcome.crops())
        .extracting(Crop::getQuality)
        .containsExactly(.5f, .9f, .8f, .7f, .6f, .95f, .85f, .75f);
    assertThat(outcome.alike()).isZero();
  }

  @Test
  void ofTheSameViewTheBestIsTaken() {
    byte[] view = Pictures.sharp(1, 100);
    List<Candidate> candidates =
        List.of(measured(view, .3), measured(view, .6), measured(Pictures.sharp(2, 100), .1));
    Selection.Outcome outcome = Selection.of(candidates);
    assertThat(outcome.crops()).extracting(Crop::getQuality).containsExactly(.6f, .1f);
    assertThat(outcome.alike()).isOne();
  }

  @Test
  void sharpAndLargeIsBetterThanBlurredOrSmall() {
    byte[] sharp = Pictures.sharp(1, 120);
    List<Crop> crops =
        Selection.of(
                List.of(
                    unmeasured(Pictures.blurred(2, 120)),
                    unmeasured(sharp),
                    unmeasured(Pictures.sharp(3, 40))))
            .crops();
    assertThat(crops).hasSize(3);
    assertThat(crops.get(1).getQuality())
        .isGreaterThan(2 * crops.get(0).getQuality())
        .isGreaterThan(1.5f * crops.get(2).getQuality())
        .isLessThanOrEqualTo(1);
    assertThat(crops.get(1).getJpeg()).isEqualTo(ByteBuffer.wrap(sharp));
  }

  @Test
  void blackHalfAndBrokenPicturesAreNamedAndLeftOut() {
    byte[] whole = Pictures.sharp(1, 100);
    Selection.Outcome outcome =
        Selection.of(
            List.of(
                unmeasured(Pictures.black(100)),
                unmeasured(Arrays.copyOf(whole, whole.length / 2)),
                unmeasured(new byte[] {1, 2, 3, 4}),
                unmeasured(whole)));
    assertThat(outcome.crops()).hasSize(1);
    assertThat(outcome.unusable()).hasSize(3);
    assertThat(outcome.unusable().get(0)).isEqualTo("black picture");
    assertThat(outcome.unusable().get(2)).contains("FF D8");
  }

  @Test
  void anEightKilopixelFrameIsNamedAndLeftOut() {
    Selection.Outcome outcome = Selection.of(List.of(unmeasured(Pictures.black(5000))));
    assertThat(outcome.crops()).isEmpty();
    assertThat(outcome.unusable()).singleElement().asString().contains("5000 x 5000");
  }
}
