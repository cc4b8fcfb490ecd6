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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void greyIsAsBrightAsTheSameGreyInColour() throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 256; i++) {
      image.getRaster().setSample(i % 16, i / 16, 0, 100);
    }
    Picture grey = Jpeg.decode(bytes(image));
    assertThat(grey.rgb()).hasSize(3 * 256).containsOnly(100);
    assertThat(grey)
        .usingRecursiveComparison()
        .isEqualTo(Jpeg.decode(jpeg(16, 16, new Color(100, 100, 100))));
  }

  /** One row for each way of holding a camera: where the red corner, top left, lies in the file. */
  @ParameterizedTest
  @CsvSource({"1,0,0", "2,1,0", "3,1,1", "4,0,1", "5,0,0", "6,0,1", "7,1,1", "8,1,0"})
  void turnsPicturesUpright(int orientation, int right, int below) throws IOException {
    boolean onItsSide = orientation > 4;
    int width = onItsSide ? 32 : 64;
    int height = onItsSide ? 64 : 32;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(right * width / 2, below * height / 2, width / 2, height / 2);
    pen.dispose();

    Picture picture = Jpeg.decode(held(bytes(image), orientation));

    assertThat(picture.width()).isEqualTo(64);
    assertThat(picture.height()).isEqualTo(32);
    assertThat(red(picture, 8, 8)).isGreaterThan(200);
    assertThat(red(picture, 56, 8)).isLessThan(60);
    assertThat(red(picture, 8, 24)).isLessThan(60);
    assertThat(red(picture, 56, 24)).isLessThan(60);
  }

  /** 5 and 6 differ only in which of the file's sides is above, as do 7 and 8: told apart here. */
  @Test
  void aPhoneHeldUprightIsTurnedClockwise() throws IOException {
    // The file's left edge is blue; turned clockwise by a quarter it is the upper edge.
    BufferedImage image = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, 16, 32);
    pen.dispose();
    Picture picture = Jpeg.decode(held(bytes(image), 6));
    assertThat(red(picture, 4, 4)).isGreaterThan(200);
    assertThat(red(picture, 28, 4)).isGreaterThan(200);
    assertThat(red(picture, 28, 60)).isLessThan(60);
  }

  @Test
  void brokenExifDataLeavesThePictureAsItIs() throws IOException {
    byte[] held = held(jpeg(32, 16, Color.GREEN), 6);
    Arrays.fill(held, 12, 24, (byte) 0x55);
    assertThat(Jpeg.decode(held).width()).isEqualTo(32);
  }

  private static int red(Picture picture, int x, int y) {
    return picture.rgb()[3 * (y * picture.width() + x)] & 0xFF;
  }

  /** The same JPEG with Exif data of one tag behind its first marker. */
  private static byte[] held(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(2 + 2 + 6 + 8 + 2 + 12 + 4);
    exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2));
    exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    exif.putShort((short) 1).putShort((short) 274).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(exif.array());
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  @Test
  void refusesA16BitPngThatIsCalledAJpeg(@TempDir Path folder) throws IOException {
    BufferedImage deep = new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY);
    Path file = folder.resolve("deep.jpg");
    ImageIO.write(deep, "png", file.toFile());
    assertThatThrownBy(() -> Jpeg.read(file))
        .isInstanceOf(BadPicture.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("send a JPEG, not another format");
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
