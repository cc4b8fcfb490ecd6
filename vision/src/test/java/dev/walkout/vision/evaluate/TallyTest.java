package dev.walkout.vision.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.TestVectors;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two products a quarter turn apart; accepted to 29 degrees, rejected from 60. */
class TallyTest {

  private final Gallery gallery =
      TestVectors.gallery(
          2,
          TestVectors.product("milk", TestVectors.at(0)),
          TestVectors.product("soap", TestVectors.at(90)));

  @Test
  void countsWhatTheGateSaidAndHowOftenItWasWrong() {
    Tally tally =
        Tally.of(
            gallery,
            List.of(
                query("milk", 5), // accepted, right
                query("milk", 10), // accepted, right
                query("soap", 12), // accepted as milk: wrong
                query("milk", -70), // rejected though enrolled: wrong
                query("milk", 40))); // searched, in doubt

    assertThat(tally.queries()).isEqualTo(5);
    assertThat(tally.top1()).isEqualTo(0.8);
    assertThat(tally.accept()).isEqualTo(new Tally.Split(3, 1));
    assertThat(tally.reject()).isEqualTo(new Tally.Split(1, 1));
    assertThat(tally.search()).isEqualTo(new Tally.Split(1, 0));
    assertThat(tally.fastErrorRate()).isEqualTo(0.5);
    assertThat(tally.wrongAcceptRate()).isEqualTo(1 / 3.0);
    assertThat(tally.coverage()).isEqualTo(0.6);
    assertThat(tally.plus(tally).coverage()).isEqualTo(0.6);
  }

  @Test
  void aStrangerShouldBeRejected() {
    Tally tally = Tally.of(gallery, List.of(query("beer", 5), query("beer", -70)));
    assertThat(tally.accept()).isEqualTo(new Tally.Split(1, 1));
    assertThat(tally.reject()).isEqualTo(new Tally.Split(1, 0));
    assertThat(tally.unknown()).isEqualTo(1);
    assertThat(tally.top1()).isZero();
  }

  @Test
  void nearestAnchorsGiveNoVerdict() {
    Tally tally = Tally.ofNearestAnchors(gallery, List.of(query("milk", 5), query("soap", 12)));
    assertThat(tally.top1()).isEqualTo(0.5);
    assertThat(tally.top5()).isEqualTo(1);
    assertThat(tally.coverage()).isZero();
  }

  private static Burst query(String sku, double degrees) {
    return new Burst(sku, "any", "", List.of(TestVectors.at(degrees)));
  }
}
