package dev.walkout.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JpegTest {

  @Test
  void decodesRedGreenBlueInOrder() throws IOException {
    Picture picture = Jpeg.decode(jpeg(32, 16, new Color(200, 40, 90)));

    assertThat(picture.width()).isEqualTo(32);
    assertThat(picture.height()).isEqualTo(16);
    assertThat(picture.rgb()[0] & 0xFF).isBetween(195, 205);
    assertThat(picture.rgb()[1] & 0xFF).isBetween(35, 45);
    assertThat(picture.rgb()[2] & 0xFF).isBetween(85, 95);
  }

  @Test
  void refusesZeroBytes() {
    assertThatThrownBy(() -> Jpeg.decode(new byte[0]))
        .isInstanceOf(BadPicture.class)
        .hasMessageContaining("jpeg is empty (0 bytes)")
        .hasMessageContaining("send the bytes of a whole JPEG");
  }

  @Test
  void refusesWhatIsNotAJpeg() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    assertThatThrownBy(() -> Jpeg.decode(png))
        .isInstanceOf(BadPicture.class)
        .hasMessageContaining("8 bytes that do not begin with FF D8");
  }

  @Test
  void refusesATruncatedJpegWhereverItBreaksOff() throws IOException {
    byte[] whole = noise(64);
    for (int length : new int[] {4, 20, 200, whole.length / 2, whole.length - 40}) {
      assertThatThrownBy(() -> Jpeg.decode(Arrays.copyOf(whole, length)))
          .as("first %d of %d bytes", length, whole.length)
          .isInstanceOf(BadPicture.class)
          .hasMessageContaining(length + " bytes")
          .hasMessageContaining("send the bytes of a whole JPEG");
    }
  }

  @Test
  void refusesAHugePictureFromItsHeaderAlone() throws IOException {
    byte[] bytes = jpeg(16, 16, Color.GREEN);
    int frame = startOfFrame(bytes);
    for (int i : new int[] {frame + 5, frame + 7}) {
      bytes[i] = (byte) (40_000 >> 8);
      bytes[i + 1] = (byte) 40_000;
    }

    // 4.8 GB of pixels: had they been asked for, this JVM could not have answered.
    assertThatThrownBy(() -> Jpeg.decode(bytes))
        .isInstanceOf(BadPicture.class)
        .hasMessageContaining("size is 40000 x 40000 pixels")
        .hasMessageContaining("at most 4096 pixels a side");
  }

  @Test
  void refusesFourInks() throws IOException {
    byte[] cmyk = cmyk();
    assertThatThrownBy(() -> Jpeg.decode(cmyk))
        .isInstanceOf(BadPicture.class)
        .hasMessageContainingAll("CMYK", "save it as an RGB JPEG");
  }

  @Test
  void namesTheFileThatCannotBeRead(@TempDir Path folder) {
    Path missing = folder.resolve("missing.jpg");

    assertThatThrownBy(() -> Jpeg.read(missing))
        .isInstanceOf(BadPicture.class)
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("check that the file exists");
  }

  private static int startOfFrame(byte[] jpeg) {
    for (int i = 0; i < jpeg.length - 1; i++) {
      if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC0) {
        return i;
      }
    }
    throw new AssertionError("no frame");
  }

  private static byte[] jpeg(int width, int height, Color colour) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, colour.getRGB());
    }
    return bytes(image);
  }

  private static byte[] cmyk() throws IOException {
    WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(inks, null, null), null);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static byte[] noise(int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    java.util.Random random = new java.util.Random(7);
    for (int i = 0; i < side * side; i++) {
      image.setRGB(i % side, i / side, random.nextInt(1 << 24));
    }
    return bytes(image);
  }

  private static byte[] bytes(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
  }
}
