package dev.walkout.sim.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.sim.catalogue.RenderedCatalogue;
import dev.walkout.sim.sensor.Difficulty.Span;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class CropCameraTest {
  private static final RenderedCatalogue CATALOGUE = new RenderedCatalogue(3, 12);
  private static final CropCamera CAMERA = new CropCamera(Difficulty.standard());

  @Test
  void theSameRandomGivesTheSameBytes() {
    for (int seed = 0; seed < 20; seed++) {
      BufferedImage view = view(seed, seed);
      CropCamera.Shot first = CAMERA.shoot(view, new SplittableRandom(seed));
      CropCamera.Shot second =
          new CropCamera(Difficulty.standard()).shoot(view, new SplittableRandom(seed));
      assertThat(first.jpeg()).isEqualTo(second.jpeg());
      assertThat(first.quality()).isEqualTo(second.quality());
      assertThat(CAMERA.shoot(view, new SplittableRandom(seed + 99)).jpeg())
          .isNotEqualTo(first.jpeg());
    }
  }

  @Test
  void cropsHaveTheStatedSizeAndAnHonestQuality() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 300; i++) {
      CropCamera.Shot shot = CAMERA.shoot(view(i, i), random);
      BufferedImage crop = ImageIO.read(new ByteArrayInputStream(shot.jpeg()));
      assertThat(Math.max(crop.getWidth(), crop.getHeight())).isBetween(48, 120);
      assertThat(shot.quality()).isBetween(0f, 1f);
    }
  }

  @Test
  void aHandNeverCoversMoreThanStated() {
    SplittableRandom random = new SplittableRandom(2);
    Difficulty standard = Difficulty.standard();
    int covered = 0;
    for (int i = 0; i < 600; i++) {
      ShotPlan plan = ShotPlan.draw(standard, random);
      CropCamera.Scene scene = CAMERA.compose(view(i, i), plan, random);
      assertThat(scene.cover()).isLessThanOrEqualTo(plan.cover());
      assertThat(scene.cover()).isLessThanOrEqualTo(standard.handCover());
      covered += scene.cover() > 0.03 ? 1 : 0;
    }
    assertThat(covered).as("hands that really cover something").isBetween(150, 250);
  }

  @Test
  void blurSmallSizeAndHandsCostQuality() {
    double clear = quality(120, 0, 0);
    assertThat(quality(120, 1.5, 0)).isLessThan(0.8 * clear);
    assertThat(quality(48, 0, 0)).isLessThan(0.9 * clear);
    assertThat(quality(120, 0, 1)).isLessThan(0.97 * clear);
  }

  private static double quality(int side, double blur, double hands) {
    Difficulty difficulty =
        new Difficulty(
            new Span(side, side), 25, 30, 0.3, 0.3, blur, 1, hands, 0.35, 0.15, new Span(80, 80));
    CropCamera camera = new CropCamera(difficulty);
    SplittableRandom random = new SplittableRandom(5);
    double sum = 0;
    for (int i = 0; i < 150; i++) {
      sum += camera.shoot(view(i, i), random).quality();
    }
    return sum / 150;
  }

  @Test
  void takesOpaquePhotographsAndRefusesEmptyViews() {
    BufferedImage photo = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
    assertThat(CAMERA.shoot(photo, new SplittableRandom(1)).jpeg()).isNotEmpty();
    BufferedImage empty = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
    assertThatThrownBy(() -> CAMERA.shoot(empty, new SplittableRandom(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no opaque pixel");
  }

  /** With nothing to make it hard, the crop is the product and nothing but the product. */
  @Test
  void anEasyCropIsFilledByItsProduct() {
    Difficulty easy =
        new Difficulty(new Span(100, 100), 0, 0, 0, 0, 0, 0, 0, 0, 0, new Span(95, 95));
    BufferedImage view = new BufferedImage(200, 100, BufferedImage.TYPE_INT_ARGB);
    for (int x = 40; x < 140; x++) {
      for (int y = 20; y < 90; y++) {
        view.setRGB(x, y, 0xff2040c0);
      }
    }
    SplittableRandom random = new SplittableRandom(1);
    CropCamera.Scene scene =
        new CropCamera(easy).compose(view, ShotPlan.draw(easy, random), random);
    assertThat(scene.width()).isEqualTo(100);
    assertThat(scene.rgb()).hasSizeBetween(6800, 7400);
    List<Integer> inner =
        java.util.stream.IntStream.range(5, 60)
            .mapToObj(y -> scene.rgb()[y * 100 + 50] & 0xffffff)
            .distinct()
            .toList();
    assertThat(inner).containsExactly(0x2040c0);
  }

  private static BufferedImage view(int product, long seed) {
    String sku = CATALOGUE.products().get(product % 12).sku();
    return CATALOGUE.view(sku, new SplittableRandom(seed));
  }
}
