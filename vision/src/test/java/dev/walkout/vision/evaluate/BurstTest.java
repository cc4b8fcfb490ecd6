package dev.walkout.vision.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.TestVectors;
import dev.walkout.vision.picture.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class BurstTest {

  private static Labelled photo(String sku, String file, double degrees) {
    return new Labelled(sku, "any", file, TestVectors.at(degrees));
  }

  @Test
  void cropsOfOnePhotoAreABurst() {
    List<Burst> bursts =
        Burst.of(List.of(photo("milk", "1", 0), photo("milk", "2", 5), photo("milk", "1", 10)));
    assertThat(bursts).extracting(Burst::photo).containsExactly("1", "2");
    assertThat(bursts.get(0).mean()[0]).isCloseTo(TestVectors.at(5)[0], within(1e-6f));
  }

  @Test
  void photosInARowAreABurstOfTheirProduct() {
    List<Burst> bursts =
        Burst.inRows(
            List.of(photo("a", "1", 0), photo("b", "2", 0), photo("a", "3", 0), photo("a", "4", 0)),
            2);
    assertThat(bursts).extracting(Burst::sku).containsExactly("a", "b", "a");
    assertThat(bursts).extracting(one -> one.crops().size()).containsExactly(2, 1, 1);
  }

  /** Order of the anchors around the query: milk, soap, milk; soap, then its other anchor. */
  @Test
  void precisionLooksAtAsManyAnchorsAsTheProductHas() {
    Gallery gallery =
        TestVectors.gallery(
            2,
            TestVectors.product("milk", TestVectors.at(0), TestVectors.at(20)),
            TestVectors.product("soap", TestVectors.at(12)));
    List<Burst> asked = Burst.of(List.of(photo("milk", "1", 0), photo("soap", "2", 12)));
    // milk: right, wrong: (1/1) / 2; soap: right: 1
    assertThat(AnchorOrder.meanAveragePrecision(gallery, asked)).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void windowsTouchTheCorners() {
    byte[] rgb = new byte[3 * 20 * 10];
    rgb[0] = 1; // red of the first pixel
    rgb[3 * (20 * 10 - 1)] = 2; // and of the last
    List<Picture> windows = Windows.of(new Picture(20, 10, rgb));
    assertThat(windows).hasSize(4).allMatch(one -> one.width() == 17 && one.height() == 9);
    assertThat(windows.get(0).rgb()[0]).isEqualTo((byte) 1);
    assertThat(windows.get(3).rgb()[3 * (17 * 9 - 1)]).isEqualTo((byte) 2);
    assertThat(windows.get(1).rgb()).containsOnly(0);
    assertThat(Windows.of(new Picture(1, 1, new byte[3]))).hasSize(4);
  }
}
