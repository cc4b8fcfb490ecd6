package dev.walkout.vision.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.vision.match.Gallery.Enrolled;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GalleryTest {

  private static final Enrolled MILK =
      TestVectors.product("milk", TestVectors.at(0), TestVectors.at(20));
  private static final Enrolled SOAP = TestVectors.product("soap", TestVectors.at(90));

  @Test
  void keepsACentroidOfUnitLengthPerProduct() {
    Gallery gallery = TestVectors.gallery(2, SOAP, MILK);

    assertThat(gallery.products()).extracting(Gallery.Product::sku).containsExactly("milk", "soap");
    Gallery.Product milk = gallery.products().get(0);
    assertThat(milk.anchors()).isEqualTo(2);
    assertThat(gallery.centroid(milk)).containsExactly(TestVectors.at(10), within(1e-6f));
    assertThat(gallery.distances(TestVectors.at(10))[0]).isCloseTo(0, within(1e-3));
    assertThat(gallery.distances(TestVectors.at(90))[1]).isCloseTo(0, within(1e-3));
    assertThat(gallery.anchorCount()).isEqualTo(3);
  }

  @Test
  void versionIsTheContentWhateverTheOrderOfArrival() {
    Enrolled turned = TestVectors.product("milk", TestVectors.at(20), TestVectors.at(0));
    String version = TestVectors.gallery(2, MILK, SOAP).version();

    assertThat(version).hasSize(16).matches("[0-9a-f]+");
    assertThat(TestVectors.gallery(2, SOAP, turned).version()).isEqualTo(version);
  }

  @Test
  void versionChangesWithAnchorsProductsModelAndThresholds() {
    Enrolled moved = TestVectors.product("milk", TestVectors.at(0), TestVectors.at(20.01));
    Enrolled moreSoap = new Enrolled("soap", "other", SOAP.anchors());
    Gallery others =
        Gallery.of(
            TestVectors.card(2, Map.of("*", new Thresholds(0.5, 1.0, 0.21))), List.of(MILK, SOAP));

    assertThat(
            List.of(
                TestVectors.gallery(2, MILK, SOAP).version(),
                TestVectors.gallery(2, MILK).version(),
                TestVectors.gallery(2, moved, SOAP).version(),
                TestVectors.gallery(2, MILK, moreSoap).version(),
                others.version()))
        .doesNotHaveDuplicates();
  }

  @Test
  void doesNotChangeWhenTheCallersAnchorsDo() {
    float[] anchor = TestVectors.at(0);
    Gallery gallery = TestVectors.gallery(2, TestVectors.product("milk", anchor));
    anchor[0] = 0;
    assertThat(gallery.anchors(gallery.products().get(0)).get(0)).containsExactly(1f, 0f);
  }

  @Test
  void refusesAProductGivenTwice() {
    assertThatThrownBy(() -> TestVectors.gallery(2, MILK, SOAP, MILK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("milk", "twice", "one entry");
  }

  @Test
  void refusesAProductWithoutAnchorsSkuOrCategory() {
    assertThatThrownBy(() -> TestVectors.gallery(2, TestVectors.product("milk")))
        .hasMessageContainingAll("milk", "no anchors", "photo");
    assertThatThrownBy(() -> TestVectors.gallery(2, TestVectors.product(" ", TestVectors.at(0))))
        .hasMessageContaining("no sku");
    assertThatThrownBy(
            () -> TestVectors.gallery(2, new Enrolled("milk", "", List.of(TestVectors.at(0)))))
        .hasMessageContainingAll("milk", "no category");
  }

  @Test
  void refusesAnchorsThatAreNotTheModels() {
    assertThatThrownBy(() -> TestVectors.gallery(3, MILK))
        .hasMessageContainingAll("milk", "2 dimensions, not 3", "made-up");
    assertThatThrownBy(
            () -> TestVectors.gallery(2, TestVectors.product("milk", new float[] {3, 4})))
        .hasMessageContainingAll("milk", "length 5.0", "unchanged");
    assertThatThrownBy(
            () -> TestVectors.gallery(2, TestVectors.product("milk", new float[] {Float.NaN, 1})))
        .hasMessageContainingAll("milk", "NaN");
  }

  @Test
  void refusesAQueryOfAnotherDimension() {
    Gallery gallery = TestVectors.gallery(2, MILK);
    assertThatThrownBy(() -> gallery.distances(new float[3]))
        .hasMessageContainingAll("3 dimensions", gallery.version(), "has 2");
  }
}
