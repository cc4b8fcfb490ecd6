package dev.walkout.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LetterboxTest {

  @Test
  void keepsTheAspectAndPadsWithMidGreyOnBothSides() {
    byte[] rgb = new byte[3 * 10 * 20];
    Arrays.fill(rgb, (byte) 250);

    Picture square = Letterbox.square(new Picture(10, 20, rgb), 8);

    assertThat(row(square, 3)).containsExactly(128, 128, 250, 250, 250, 250, 128, 128);
    assertThat(row(square, 0)).containsExactly(128, 128, 250, 250, 250, 250, 128, 128);
  }

  @Test
  void shrinkingAveragesEveryPixel() {
    byte[] rgb = new byte[3 * 4 * 4];
    for (int i = 0; i < 16; i++) {
      Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) (i == 5 ? 160 : 0));
    }

    Picture half = Letterbox.square(new Picture(4, 4, rgb), 2);

    assertThat(row(half, 0)).containsExactly(40, 0);
    assertThat(row(half, 1)).containsExactly(0, 0);
  }

  @Test
  void shrinkingByAnOddFactorKeepsTheMeanBrightness() {
    byte[] rgb = new byte[3 * 7 * 7];
    int sum = 0;
    for (int i = 0; i < 49; i++) {
      int value = (i * 37) % 251;
      Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) value);
      sum += value;
    }

    Picture small = Letterbox.square(new Picture(7, 7, rgb), 3);

    double mean = 0;
    for (int y = 0; y < 3; y++) {
      mean += Arrays.stream(row(small, y)).sum() / 9.0;
    }
    assertThat(mean).isBetween(sum / 49.0 - 1, sum / 49.0 + 1);
  }

  @Test
  void growingIsBilinear() {
    byte[] rgb = new byte[3 * 2 * 2];
    for (int i : new int[] {1, 3}) {
      Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) 100);
    }

    assertThat(row(Letterbox.square(new Picture(2, 2, rgb), 4), 1)).containsExactly(0, 25, 75, 100);
  }

  @Test
  void leavesAPictureOfTheRightSizeAlone() {
    Picture picture = new Picture(3, 3, new byte[27]);

    assertThat(Letterbox.square(picture, 3)).isSameAs(picture);
  }

  @Test
  void refusesPixelsThatDoNotFitTheSize() {
    assertThatThrownBy(() -> new Picture(4, 4, new byte[47]))
        .isInstanceOf(BadPicture.class)
        .hasMessageContaining("rgb is 47 bytes")
        .hasMessageContaining("3 * 4 * 4 = 48 bytes");
  }

  private static int[] row(Picture picture, int y) {
    int[] red = new int[picture.width()];
    Arrays.setAll(red, x -> picture.rgb()[3 * (y * picture.width() + x)] & 0xFF);
    return red;
  }
}
