package dev.walkout.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.sim.catalogue.art.JpegEncoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoCatalogueTest {
  @TempDir Path folder;

  @Test
  void anEnrolmentPhotoIsNeverShownToACamera() throws IOException {
    photos("Milk__Semi-Skimmed", 12);
    PhotoCatalogue catalogue = new PhotoCatalogue(folder, 1);
    assertThat(catalogue.enrolmentPhotos("Milk__Semi-Skimmed")).hasSize(7);
    Set<Integer> enrolled = new HashSet<>();
    for (byte[] photo : catalogue.enrolmentPhotos("Milk__Semi-Skimmed")) {
      enrolled.add(level(photo));
    }
    Set<Integer> seen = new HashSet<>();
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 200; i++) {
      BufferedImage view = catalogue.view("Milk__Semi-Skimmed", random);
      assertThat(view.getType()).isEqualTo(BufferedImage.TYPE_INT_ARGB);
      assertThat(view.getRGB(3, 3) >>> 24).isEqualTo(255);
      seen.add(number(view.getRGB(3, 3) & 255));
    }
    assertThat(enrolled).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7);
    assertThat(seen).as("the eighth is shown to nobody").containsExactlyInAnyOrder(9, 10, 11, 12);
  }

  @Test
  void atMostTwentyPhotosEnrolDrawnBySeedFromTheFirstPart() throws IOException {
    photos("Milk__Oat", 60);
    PhotoCatalogue first = new PhotoCatalogue(folder, 1);
    PhotoCatalogue again = new PhotoCatalogue(folder, 1);
    PhotoCatalogue other = new PhotoCatalogue(folder, 2);
    assertThat(first.enrolled("Milk__Oat")).hasSize(20).isEqualTo(again.enrolled("Milk__Oat"));
    assertThat(first.enrolled("Milk__Oat")).isNotEqualTo(other.enrolled("Milk__Oat")).isSorted();
    assertThat(first.seen("Milk__Oat")).hasSize(18).isEqualTo(other.seen("Milk__Oat"));
    assertThat(first.seen("Milk__Oat")).doesNotContainAnyElementsOf(first.enrolled("Milk__Oat"));
  }

  @Test
  void twoPhotosAreEnough() throws IOException {
    photos("Milk__Oat", 2);
    photos("Apple__Red_Delicious", 3);
    PhotoCatalogue catalogue = new PhotoCatalogue(folder, 1);
    assertThat(catalogue.enrolled("Milk__Oat")).hasSize(1);
    assertThat(catalogue.seen("Milk__Oat")).hasSize(1);
    assertThat(catalogue.products())
        .extracting(ShopProduct::sku)
        .containsExactly("Apple__Red_Delicious", "Milk__Oat");
    ShopProduct apple = catalogue.products().get(0);
    assertThat(apple.category()).isEqualTo("Apple");
    assertThat(apple.name()).isEqualTo("Red Delicious");
    assertThat(apple.heldOut()).isFalse();
    assertThat(apple.priceMinor()).isPositive();
    assertThat(catalogue.products()).isEqualTo(new PhotoCatalogue(folder, 9).products());
  }

  @Test
  void largePhotosAreShownSmaller() throws IOException {
    Path product = Files.createDirectories(folder.resolve("Milk__Oat"));
    for (int i = 0; i < 2; i++) {
      byte[] large = JpegEncoder.encode(new BufferedImage(1000, 700, 1), 50);
      Files.write(product.resolve(i + ".JPG"), large);
    }
    BufferedImage view = new PhotoCatalogue(folder, 1).view("Milk__Oat", new SplittableRandom(1));
    assertThat(view.getWidth()).isEqualTo(256);
    assertThat(view.getHeight()).isEqualTo(179);
  }

  @Test
  void namesTheProductsWithTooFewPhotos() throws IOException {
    photos("Milk__Oat", 5);
    photos("Milk__Soy", 1);
    photos("Milk__Rice", 0);
    assertThatThrownBy(() -> new PhotoCatalogue(folder, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 2 photos")
        .hasMessageContaining("Milk__Rice (0), Milk__Soy (1)")
        .hasMessageContaining("add photos");
  }

  @Test
  void namesPhotosThatCannotBeRead() throws IOException {
    photos("Milk__Oat", 5);
    Path product = folder.resolve("Milk__Oat");
    byte[] whole = Files.readAllBytes(product.resolve("0001.jpg"));
    Files.write(product.resolve("cut.jpg"), Arrays.copyOf(whole, whole.length / 2));
    Files.writeString(product.resolve("text.jpg"), "not a picture");
    Files.write(product.resolve("zero.jpg"), new byte[0]);
    Files.write(product.resolve("huge.jpg"), withSize(whole, 40_000, 40_000));
    assertThatThrownBy(() -> new PhotoCatalogue(folder, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cut.jpg")
        .hasMessageContaining("text.jpg (not a JPEG file)")
        .hasMessageContaining("zero.jpg")
        .hasMessageContaining("huge.jpg (40000 x 40000 pixels, at most 4096")
        .hasMessageContaining("replace or delete them")
        .hasMessageNotContaining("0001.jpg");
  }

  @Test
  void namesWhatIsWrongWithTheFolder() throws IOException {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> new PhotoCatalogue(missing, 1))
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("is not a folder");
    assertThatThrownBy(() -> new PhotoCatalogue(folder, 1))
        .hasMessageContaining("holds no product folders");
    photos("Milk", 5);
    assertThatThrownBy(() -> new PhotoCatalogue(folder, 1))
        .hasMessageContaining("without a category")
        .hasMessageContaining("Milk")
        .hasMessageContaining("category__product");
  }

  @Test
  void readsRealPhotographs() {
    Path real = realPhotos().resolve("grocery").resolve("unseen");
    Assumptions.assumeTrue(Files.isDirectory(real), "no photographs at " + real + ": skipped");
    PhotoCatalogue catalogue = new PhotoCatalogue(real, 1);
    assertThat(catalogue.products()).hasSizeGreaterThan(5);
    for (ShopProduct product : catalogue.products()) {
      assertThat(catalogue.enrolled(product.sku())).hasSizeBetween(5, 20);
      assertThat(catalogue.view(product.sku(), new SplittableRandom(1)).getWidth()).isPositive();
    }
  }

  private static Path realPhotos() {
    String given = System.getProperty("walkout.photos");
    if (given != null) {
      return Path.of(given);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolve("shared").resolve("photos");
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    return Path.of("..", "shared", "photos");
  }

  /** Photos numbered from 1 whose grey level tells their number. */
  private void photos(String product, int count) throws IOException {
    Path to = Files.createDirectories(folder.resolve(product));
    for (int number = 1; number <= count; number++) {
      BufferedImage photo = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
      int grey = 4 * number * 0x010101;
      for (int y = 0; y < 30; y++) {
        for (int x = 0; x < 40; x++) {
          photo.setRGB(x, y, grey);
        }
      }
      Files.write(to.resolve(String.format("%04d.jpg", number)), JpegEncoder.encode(photo, 95));
    }
  }

  private static int level(byte[] jpeg) throws IOException {
    BufferedImage photo = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(jpeg));
    return number(photo.getRGB(3, 3) & 255);
  }

  private static int number(int grey) {
    return Math.round(grey / 4f);
  }

  /** The same file with other numbers in its frame header (marker FFC0). */
  private static byte[] withSize(byte[] jpeg, int width, int height) {
    byte[] changed = jpeg.clone();
    for (int i = 0; i < changed.length - 9; i++) {
      if ((changed[i] & 255) == 0xff && (changed[i + 1] & 255) == 0xc0) {
        changed[i + 5] = (byte) (height >> 8);
        changed[i + 6] = (byte) height;
        changed[i + 7] = (byte) (width >> 8);
        changed[i + 8] = (byte) width;
        return changed;
      }
    }
    throw new IllegalStateException("no frame header");
  }
}
