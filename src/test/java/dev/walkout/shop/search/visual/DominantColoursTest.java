package dev.walkout.shop.search.visual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.search.visual.DominantColours.Share;
import dev.walkout.vision.picture.Picture;
import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words people would say of what a photo shows. */
class DominantColoursTest {

  @ParameterizedTest
  @CsvSource({
    "0xff0000, red",
    "0x8b0000, red",
    "0xffa500, orange",
    "0xffff00, yellow",
    "0x008000, green",
    "0x90ee90, green",
    "0x40e0d0, turquoise",
    "0x0000ff, blue",
    "0x000080, blue",
    "0x87ceeb, blue",
    "0x800080, purple",
    "0xffc0cb, pink",
    "0xff69b4, pink",
    "0x8b4513, brown",
    "0xf5deb3, beige",
    "0xffffff, white",
    "0xf8f8f4, white",
    "0x808080, grey",
    "0xb4b4b4, grey",
    "0x000000, black",
    "0x101418, black"
  })
  void aShadeHasItsWord(String rgb, String word) {
    assertThat(NamedColour.nearest(Integer.decode(rgb)).word()).isEqualTo(word);
  }

  @Test
  void wordsAreReadInAnyCase() {
    assertThat(NamedColour.of(" Red ")).contains(NamedColour.RED);
    assertThat(NamedColour.of("gray")).contains(NamedColour.GREY);
    assertThat(NamedColour.of("mauve")).isEmpty();
  }

  @Test
  void thePlainBackgroundIsLeftOut() {
    int[] pixels = filled(Color.WHITE);
    box(pixels, 10, 10, 30, 40, Color.RED);
    box(pixels, 10, 10, 30, 10, Color.BLUE);

    assertThat(colours(pixels)).containsExactly(NamedColour.RED, NamedColour.BLUE);
    assertThat(DominantColours.of(picture(pixels)))
        .extracting(Share::share)
        .satisfies(shares -> assertThat(shares.get(0)).isBetween(0.7, 0.8));
  }

  @Test
  void whatIsEnclosedByTheProductIsNoBackground() {
    int[] pixels = filled(Color.WHITE);
    box(pixels, 4, 4, 56, 56, Color.RED);
    box(pixels, 16, 16, 32, 32, Color.WHITE);
    assertThat(colours(pixels)).containsExactly(NamedColour.RED, NamedColour.WHITE);
  }

  @Test
  void aWhiteProductOnWhiteIsWhite() {
    int[] pixels = filled(Color.WHITE);
    box(pixels, 30, 30, 6, 6, Color.BLACK);
    assertThat(colours(pixels).get(0)).isEqualTo(NamedColour.WHITE);
  }

  @Test
  void anyPictureHasAColour() {
    assertThat(DominantColours.of(new Picture(1, 1, new byte[] {0, 0, 0})))
        .extracting(Share::colour)
        .containsExactly(NamedColour.BLACK);
    assertThat(DominantColours.of(new Picture(1, 700, new byte[3 * 700]))).isNotEmpty();
  }

  private static List<NamedColour> colours(int[] pixels) {
    return DominantColours.of(picture(pixels)).stream().map(Share::colour).toList();
  }

  private static int[] filled(Color colour) {
    int[] pixels = new int[64 * 64];
    java.util.Arrays.fill(pixels, colour.getRGB());
    return pixels;
  }

  private static void box(int[] pixels, int x, int y, int width, int height, Color colour) {
    for (int row = y; row < y + height; row++) {
      java.util.Arrays.fill(pixels, 64 * row + x, 64 * row + x + width, colour.getRGB());
    }
  }

  private static Picture picture(int[] pixels) {
    byte[] rgb = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      rgb[3 * i] = (byte) (pixels[i] >> 16);
      rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
      rgb[3 * i + 2] = (byte) pixels[i];
    }
    return new Picture(64, 64, rgb);
  }
}
