package dev.walkout.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.sim.catalogue.art.Kind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedCatalogueTest {
  @Test
  void theSameSeedGivesTheSameProductsAndTheSameBytes() {
    RenderedCatalogue first = new RenderedCatalogue(7, 24);
    RenderedCatalogue second = new RenderedCatalogue(7, 24);
    assertThat(first.products()).isEqualTo(second.products());
    for (ShopProduct product : first.products().subList(0, 4)) {
      List<byte[]> photos = first.enrolmentPhotos(product.sku());
      assertThat(photos).hasSize(6);
      assertThat(photos).containsExactlyElementsOf(second.enrolmentPhotos(product.sku()));
      assertThat(pixels(first.view(product.sku(), new SplittableRandom(3))))
          .isEqualTo(pixels(second.view(product.sku(), new SplittableRandom(3))));
    }
    assertThat(new RenderedCatalogue(8, 24).products()).isNotEqualTo(first.products());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 24, 61, 64, 200})
  void exactlyAQuarterRoundedUpWasNeverInATrainingSet(int count) {
    for (long seed = 1; seed <= 5; seed++) {
      List<ShopProduct> products = new RenderedCatalogue(seed, count).products();
      assertThat(products).hasSize(count);
      assertThat(products.stream().map(ShopProduct::sku)).doesNotHaveDuplicates();
      assertThat(products.stream().filter(ShopProduct::heldOut)).hasSize((count + 3) / 4);
      for (ShopProduct product : products) {
        int family = Integer.parseInt(product.sku().split("-")[1]);
        assertThat(product.heldOut()).isEqualTo(family % 4 == 3);
      }
    }
  }

  @Test
  void sixtyFourProductsAreLookAlikesInManyCategories() {
    for (long seed = 1; seed <= 5; seed++) {
      List<ShopProduct> products = new RenderedCatalogue(seed, 64).products();
      assertThat(products.stream().map(ShopProduct::category).distinct())
          .hasSize(Kind.values().length);
      assertThat(
              products.stream()
                  .collect(
                      Collectors.groupingBy(
                          product -> product.sku().substring(0, product.sku().length() - 2),
                          Collectors.counting()))
                  .values())
          .containsOnly(4L);
      assertThat(products).allSatisfy(product -> assertThat(product.priceMinor()).isPositive());
    }
  }

  @Test
  void enrolmentPhotosAreSmallCleanJpegsThatDiffer() throws IOException {
    RenderedCatalogue catalogue = new RenderedCatalogue(2, 12);
    for (ShopProduct product : catalogue.products()) {
      for (byte[] photo : catalogue.enrolmentPhotos(product.sku())) {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(photo));
        assertThat(Math.max(picture.getWidth(), picture.getHeight())).isEqualTo(160);
        int corner = picture.getRGB(1, 1);
        assertThat(corner & 255).as("light corner of %s", product.sku()).isGreaterThan(190);
      }
      assertThat(catalogue.enrolmentPhotos(product.sku())).doesNotHaveDuplicates();
    }
  }

  @Test
  void viewsAreTransparentOutsideTheProduct() {
    RenderedCatalogue catalogue = new RenderedCatalogue(2, 64);
    for (ShopProduct product : catalogue.products()) {
      BufferedImage view = catalogue.view(product.sku(), new SplittableRandom(1));
      assertThat(view.getType()).isEqualTo(BufferedImage.TYPE_INT_ARGB);
      if (product.category().equals("snacks")) {
        assertThat(view.getRGB(0, 0) >>> 24).isZero();
      }
    }
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> new RenderedCatalogue(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is 0; give 1 to 1000");
    assertThatThrownBy(() -> new RenderedCatalogue(1, 1001)).hasMessageContaining("1001");
    RenderedCatalogue catalogue = new RenderedCatalogue(1, 4);
    assertThatThrownBy(() -> catalogue.enrolmentPhotos("milk")).hasMessageContaining("milk");
    assertThatThrownBy(() -> catalogue.view("milk", new SplittableRandom(1)))
        .hasMessageContaining("milk");
  }

  private static int[] pixels(BufferedImage picture) {
    int width = picture.getWidth();
    return picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
  }
}
