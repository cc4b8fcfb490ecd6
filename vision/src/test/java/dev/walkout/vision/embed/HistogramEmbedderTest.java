package dev.walkout.vision.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.vision.match.UnitVectors;
import dev.walkout.vision.picture.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramEmbedderTest {

  private final HistogramEmbedder embedder = new HistogramEmbedder();

  @Test
  void givesUnitVectorsInOrder() {
    List<Picture> pictures = List.of(stripes(200, 40, 40, 4), flat(0), stripes(40, 40, 200, 9));
    List<float[]> vectors = embedder.embed(pictures);

    assertThat(vectors).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(vectors.get(i)).hasSize(embedder.model().dimension());
      assertThat(UnitVectors.length(vectors.get(i))).isCloseTo(1, within(1e-5));
      assertThat(embedder.embed(pictures.subList(i, i + 1)).get(0)).isEqualTo(vectors.get(i));
    }
  }

  @Test
  void colourAndShapeBothCount() {
    float[] red = embed(stripes(200, 40, 40, 8));
    float[] darkerRed = embed(stripes(180, 36, 36, 8));
    float[] blue = embed(stripes(40, 40, 200, 8));
    float[] redTurned = embed(turned(stripes(200, 40, 40, 8)));

    assertThat(distance(red, darkerRed)).isLessThan(distance(red, blue));
    assertThat(distance(red, darkerRed)).isLessThan(distance(red, redTurned));
  }

  private float[] embed(Picture picture) {
    return embedder.embed(List.of(picture)).get(0);
  }

  private static double distance(float[] a, float[] b) {
    return UnitVectors.distance(UnitVectors.dot(a, b));
  }

  private static Picture flat(int grey) {
    byte[] rgb = new byte[3 * 64 * 48];
    java.util.Arrays.fill(rgb, (byte) grey);
    return new Picture(64, 48, rgb);
  }

  private static Picture stripes(int r, int g, int b, int width) {
    byte[] rgb = new byte[3 * 64 * 64];
    for (int i = 0; i < 64 * 64; i++) {
      boolean on = i % 64 / width % 2 == 0;
      rgb[3 * i] = (byte) (on ? r : 255);
      rgb[3 * i + 1] = (byte) (on ? g : 255);
      rgb[3 * i + 2] = (byte) (on ? b : 255);
    }
    return new Picture(64, 64, rgb);
  }

  private static Picture turned(Picture square) {
    int side = square.width();
    byte[] rgb = new byte[square.rgb().length];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        System.arraycopy(square.rgb(), 3 * (y * side + x), rgb, 3 * (x * side + y), 3);
      }
    }
    return new Picture(side, side, rgb);
  }
}
