package dev.walkout.vision.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * JPEG decoding and encoding. When decoding, the size is read from the header before any pixel is
 * decoded, so that a few bytes cannot claim gigabytes.
 */
public final class Jpeg {

  /** The longest side that is decoded, in pixels; crops are about 160. */
  public static final int LONGEST_SIDE = 4096;

  private Jpeg() {}

  /**
   * Decodes a JPEG, colour or grey, and turns it upright as its Exif data says.
   *
   * @throws BadPicture when the bytes are empty, not a JPEG, truncated, in CMYK, or larger than
   *     {@value #LONGEST_SIDE} pixels a side
   */
  public static Picture decode(byte[] jpeg) {
    if (jpeg.length == 0) {
      throw new BadPicture("jpeg", "empty (0 bytes)", "send the bytes of a whole JPEG file");
    }
    if (jpeg.length < 4 || (jpeg[0] & 0xFF) != 0xFF || (jpeg[1] & 0xFF) != 0xD8) {
      throw new BadPicture(
          "jpeg",
          jpeg.length + " bytes that do not begin with FF D8",
          "send a JPEG, not another format");
    }
    ImageReader reader = reader();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(in, true, true);
      checkSize(reader.getWidth(0), reader.getHeight(0));
      Truncation truncation = new Truncation();
      reader.addIIOReadWarningListener(truncation);
      BufferedImage image = reader.read(0);
      truncation.check(jpeg.length);
      checkColours(image.getColorModel().getNumComponents());
      return Orientation.upright(picture(image), Orientation.of(jpeg));
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
      if (e instanceof BadPicture bad) {
        throw bad;
      }
      throw new BadPicture(
          "jpeg",
          jpeg.length + " bytes that break off or contradict themselves (" + e.getMessage() + ")",
          "send the bytes of a whole JPEG file",
          e);
    } finally {
      reader.dispose();
    }
  }

  /**
   * Reads and decodes a JPEG file.
   *
   * @throws BadPicture as {@link #decode}, and when the file cannot be read; it names the file
   */
  public static Picture read(Path file) {
    try {
      return decode(Files.readAllBytes(file));
    } catch (BadPicture e) {
      throw new BadPicture(file + " (" + e.field() + ")", e.value(), e.remedy(), e);
    } catch (IOException e) {
      throw new BadPicture(
          file.toString(), "not readable (" + e + ")", "check that the file exists", e);
    }
  }

  /**
   * Encodes a picture.
   *
   * @param quality 0 to 1
   */
  public static byte[] encode(Picture picture, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture.image(), null, null), how);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("encoding in memory failed", e);
    } finally {
      writer.dispose();
    }
  }

  private static ImageReader reader() {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    if (!readers.hasNext()) {
      throw new IllegalStateException(
          "this Java has no JPEG reader: run it with the java.desktop module");
    }
    return readers.next();
  }

  private static void checkSize(int width, int height) {
    if (width > LONGEST_SIDE || height > LONGEST_SIDE) {
      throw new BadPicture(
          "size",
          width + " x " + height + " pixels",
          "send pictures of at most " + LONGEST_SIDE + " pixels a side");
    }
  }

  /** Four inks without their profile become other colours than the photographer saw. */
  private static void checkColours(int components) {
    if (components > 3) {
      throw new BadPicture(
          "colours", components + " components (CMYK, for printing)", "save it as an RGB JPEG");
    }
  }

  private static Picture picture(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[3 * width * height];
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
        && image.getRaster().getDataBuffer() instanceof DataBufferByte bgr
        && bgr.getData().length == rgb.length) {
      byte[] from = bgr.getData();
      for (int i = 0; i < rgb.length; i += 3) {
        rgb[i] = from[i + 2];
        rgb[i + 1] = from[i + 1];
        rgb[i + 2] = from[i];
      }
      return new Picture(width, height, rgb);
    }
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
      return grey(image);
    }
    int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
    for (int i = 0; i < argb.length; i++) {
      rgb[3 * i] = (byte) (argb[i] >> 16);
      rgb[3 * i + 1] = (byte) (argb[i] >> 8);
      rgb[3 * i + 2] = (byte) argb[i];
    }
    return new Picture(width, height, rgb);
  }

  /** Java takes its grey as linear light, and asked for RGB it would answer too bright. */
  private static Picture grey(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] levels = image.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
    byte[] rgb = new byte[3 * levels.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) levels[i / 3];
    }
    return new Picture(width, height, rgb);
  }

  /** The reader fills what is missing with grey and only warns; half a picture is not a picture. */
  private static final class Truncation implements javax.imageio.event.IIOReadWarningListener {
    private String warning;

    @Override
    public void warningOccurred(ImageReader source, String text) {
      warning = warning == null ? text : warning;
    }

    void check(int bytes) {
      if (warning != null) {
        throw new BadPicture(
            "jpeg", bytes + " bytes (" + warning + ")", "send the bytes of a whole JPEG file");
      }
    }
  }
}
