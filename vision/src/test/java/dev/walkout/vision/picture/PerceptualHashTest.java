package dev.walkout.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;

class PerceptualHashTest {

  private static final int SAME = 8;

  private final List<BufferedImage> products =
      LongStream.range(0, 24).mapToObj(PerceptualHashTest::packaging).toList();

  @Test
  void compressionResizingAndLightLeaveItNearlyTheSame() throws IOException {
    for (BufferedImage product : products) {
      Picture original = jpeg(product, 0.95f);
      long hash = PerceptualHash.of(original);
      assertThat(hash).isEqualTo(PerceptualHash.of(jpeg(product, 0.95f)));
      assertThat(distance(hash, jpeg(product, 0.3f))).isLessThanOrEqualTo(SAME);
      assertThat(distance(hash, Letterbox.resize(original, 61, 83))).isLessThanOrEqualTo(SAME);
      assertThat(distance(hash, Letterbox.resize(original, 400, 520))).isLessThanOrEqualTo(SAME);
      assertThat(distance(hash, lit(original, 1.15, 12))).isLessThanOrEqualTo(SAME);
      assertThat(distance(hash, lit(original, 0.6, 0))).isLessThanOrEqualTo(SAME);
    }
  }

  @Test
  void otherProductsAreFarAway() throws IOException {
    for (int i = 0; i < products.size(); i++) {
      long hash = PerceptualHash.of(jpeg(products.get(i), 0.9f));
      for (int j = 0; j < i; j++) {
        assertThat(distance(hash, jpeg(products.get(j), 0.9f)))
            .as("products %d and %d", i, j)
            .isGreaterThan(SAME);
      }
    }
  }

  @Test
  void distanceCountsBits() {
    assertThat(PerceptualHash.distance(0, 0)).isZero();
    assertThat(PerceptualHash.distance(0b1011, 0b0001)).isEqualTo(2);
    assertThat(PerceptualHash.distance(0, -1)).isEqualTo(PerceptualHash.BITS);
  }

  @Test
  void aPictureOfOnePixelHasOne() {
    Picture pixel = new Picture(1, 1, new byte[] {1, 2, 3});
    assertThat(PerceptualHash.of(pixel)).isEqualTo(PerceptualHash.of(pixel));
  }

  private static int distance(long hash, Picture picture) {
    return PerceptualHash.distance(hash, PerceptualHash.of(picture));
  }

  private static BufferedImage packaging(long seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(120, 160, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = image.createGraphics();
    pen.setColor(colour(random));
    pen.fillRect(0, 0, 120, 160);
    for (int i = 0; i < 12; i++) {
      pen.setColor(colour(random));
      int x = random.nextInt(120) - 20;
      int y = random.nextInt(160) - 20;
      if (random.nextBoolean()) {
        pen.fillOval(x, y, 20 + random.nextInt(50), 20 + random.nextInt(50));
      } else {
        pen.fillRect(x, y, 15 + random.nextInt(60), 10 + random.nextInt(40));
      }
    }
    pen.dispose();
    return image;
  }

  private static Color colour(Random random) {
    return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }

  private static Picture jpeg(BufferedImage image, float quality) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(quality);
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return Jpeg.decode(out.toByteArray());
  }

  private static Picture lit(Picture picture, double gain, int offset) {
    byte[] rgb = picture.rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) Math.min(255, Math.round((rgb[i] & 0xFF) * gain) + offset);
    }
    return new Picture(picture.width(), picture.height(), rgb);
  }
}
