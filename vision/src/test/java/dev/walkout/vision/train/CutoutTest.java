package dev.walkout.vision.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.Picture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CutoutTest {

  private static final Color WHITE = new Color(250, 250, 248);

  /** A blue package with a white label in its middle, on a background. */
  private static Picture packageOn(Color background) {
    BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_3BYTE_BGR);
    var pen = image.createGraphics();
    pen.setColor(background);
    pen.fillRect(0, 0, 80, 60);
    pen.setColor(Color.BLUE);
    pen.fillRect(20, 10, 40, 50);
    pen.setColor(WHITE);
    pen.fillRect(30, 20, 20, 10);
    pen.dispose();
    byte[] rgb = new byte[3 * 80 * 60];
    for (int i = 0; i < 80 * 60; i++) {
      int colour = image.getRGB(i % 80, i / 80);
      rgb[3 * i] = (byte) (colour >> 16);
      rgb[3 * i + 1] = (byte) (colour >> 8);
      rgb[3 * i + 2] = (byte) colour;
    }
    return new Picture(80, 60, rgb);
  }

  @Test
  void whatTheBorderReachesIsBackgroundAndWhatItEnclosesIsNot() {
    // Through JPEG, as it comes: edges bleed.
    Picture picture = Jpeg.decode(Jpeg.encode(packageOn(WHITE), 0.9f));
    Cutout cutout = Cutout.of(picture).orElseThrow();
    assertThat(cutout.product()[30 * 80 + 5]).isFalse();
    assertThat(cutout.product()[5 * 80 + 40]).isFalse();
    assertThat(cutout.product()[40 * 80 + 40]).isTrue();
    assertThat(cutout.product()[25 * 80 + 40]).as("a white label").isTrue();
    assertThat(cutout.product()[58 * 80 + 40]).as("where the package meets the border").isTrue();
  }

  @Test
  void refusesBackgroundsThatAreNotPlain() {
    byte[] noise = new byte[3 * 80 * 60];
    new Random(1).nextBytes(noise);
    assertThat(Cutout.of(new Picture(80, 60, noise))).isEmpty();
    // A picture of nothing but background, and one that is cut so close that none is left.
    assertThat(Cutout.of(new Picture(80, 60, new byte[3 * 80 * 60]))).isEmpty();
  }

  @Test
  void putsTheProductBeforeAnotherBackgroundAtAnySize() {
    Picture picture = packageOn(WHITE);
    Cutout cutout = Cutout.of(picture).orElseThrow();
    byte[] red = new byte[3 * 4];
    for (int i = 0; i < 4; i++) {
      red[3 * i] = (byte) 200;
    }
    Picture pasted = cutout.before(picture, new Picture(2, 2, red));
    assertThat(pixel(pasted, 5, 30)).containsExactly(200, 0, 0);
    assertThat(pixel(pasted, 40, 40)).containsExactly(0, 0, 255);
    assertThat(pixel(picture, 5, 30)).as("the picture itself stays").containsExactly(250, 250, 248);
    Picture half = dev.walkout.vision.picture.Letterbox.resize(picture, 40, 30);
    assertThat(pixel(cutout.before(half, new Picture(2, 2, red)), 2, 15))
        .containsExactly(200, 0, 0);
  }

  @Test
  void backgroundsAreBordersOfOtherPhotosOrClutter() {
    byte[] rgb = new byte[3 * 20 * 20];
    for (int i = 0; i < 400; i++) {
      boolean middle = i % 20 >= 6 && i % 20 < 14 && i / 20 >= 6 && i / 20 < 14;
      rgb[3 * i] = (byte) (middle ? 255 : 30);
    }
    Backgrounds borders = new Backgrounds(List.of(new Picture(20, 20, rgb)));
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20; i++) {
      Picture strip = borders.random(random);
      assertThat(strip.width() * strip.height()).isEqualTo(20 * 6);
      for (int p = 0; p < strip.rgb().length; p += 3) {
        assertThat(strip.rgb()[p]).isEqualTo((byte) 30);
      }
    }
    assertThat(Backgrounds.CLUTTER.random(random).rgb())
        .isNotEqualTo(Backgrounds.CLUTTER.random(random).rgb());
  }

  private static int[] pixel(Picture picture, int x, int y) {
    int at = 3 * (y * picture.width() + x);
    return new int[] {
      picture.rgb()[at] & 0xFF, picture.rgb()[at + 1] & 0xFF, picture.rgb()[at + 2] & 0xFF
    };
  }
}
