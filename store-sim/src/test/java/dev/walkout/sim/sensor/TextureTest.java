package dev.walkout.sim.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class TextureTest {
  private static final Homography SAME = Homography.place(1, 0, 0);

  @Test
  void oneToOneKeepsAPlainPictureAndIsTransparentOutside() {
    int[] seen = Texture.of(plain(16, 0xff30a0f0)).seen(SAME, 24, 16);
    assertThat(seen[8 * 24 + 8]).isEqualTo(0xff30a0f0);
    assertThat(seen[8 * 24 + 20]).isZero();
  }

  @Test
  void shrinkingAveragesInsteadOfPickingPixels() {
    BufferedImage stripes = plain(64, 0xff000000);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x += 2) {
        stripes.setRGB(x, y, 0xffffffff);
      }
    }
    int[] seen = Texture.of(stripes).seen(Homography.place(8, 0, 0), 8, 8);
    for (int i = 9; i < 15; i++) {
      assertThat(seen[i] & 255).isBetween(118, 137);
    }
  }

  @Test
  void halfTransparentPixelsArePremultiplied() {
    int[] seen = Texture.of(plain(8, 0x80ff8040)).seen(SAME, 8, 8);
    int c = seen[4 * 8 + 4];
    assertThat(c >>> 24).isEqualTo(0x80);
    assertThat(c >> 16 & 255).isBetween(0x7e, 0x80);
    assertThat(c & 255).isBetween(0x1f, 0x21);
  }

  private static BufferedImage plain(int side, int argb) {
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        picture.setRGB(x, y, argb);
      }
    }
    return picture;
  }
}
