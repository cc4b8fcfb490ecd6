package dev.walkout.sim.catalogue;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Products that somebody photographed: a folder of {@code category__product/*.jpg}.
 *
 * <p>A product's photos are sorted by file name, because photos taken one after the other (a
 * series: same light, same shelf, nearly the same picture) are named one after the other. The first
 * 60 % enrol the product, at most {@value #MOST_ENROLLED} of them; the last photos are what the
 * cameras see; and from ten photos on, a tenth between the two is shown to nobody, so that the
 * series at the cut is not on both sides. No enrolment photo is ever shown to a camera.
 *
 * <p>A photo is shown as a whole, opaque, longer side at most 256 pixels.
 */
public final class PhotoCatalogue implements Catalogue {
  /** One photo enrols and another one is seen. */
  public static final int LEAST_PHOTOS = 2;

  private static final int MOST_ENROLLED = 20;
  private static final double ENROLLED_SHARE = 0.6;
  private static final int APART_FROM = 10;
  private static final int LONGEST = 256;

  private final Map<String, PhotoProduct> bySku = new LinkedHashMap<>();

  private record PhotoProduct(ShopProduct product, List<Path> enrolled, List<Path> seen) {}

  /**
   * Reads the folder and looks into every photo.
   *
   * @param seed decides which photos enrol a product that has more than enough of them
   * @throws IllegalArgumentException if the folder is missing or holds no products, a product has
   *     too few photos or no category in its name, or photos cannot be read; it names all of them
   */
  public PhotoCatalogue(Path folder, long seed) {
    List<Path> folders = productFolders(folder);
    List<String> wrong = new ArrayList<>();
    List<String> few = new ArrayList<>();
    for (Path product : folders) {
      List<Path> photos = photos(product);
      String sku = product.getFileName().toString();
      if (photos.size() < LEAST_PHOTOS) {
        few.add(sku + " (" + photos.size() + ")");
      } else {
        photos.forEach(photo -> PhotoFile.fault(photo).ifPresent(wrong::add));
        bySku.put(sku, share(sku, photos, new Random(seed * 31 + sku.hashCode())));
      }
    }
    if (!few.isEmpty()) {
      throw new IllegalArgumentException(
          "products in "
              + folder
              + " need at least "
              + LEAST_PHOTOS
              + " photos each (some enrol the product, the cameras see the others); too few: "
              + some(few)
              + "; add photos or move these folders away");
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "photos that cannot be used: " + some(wrong) + "; replace or delete them");
    }
  }

  @Override
  public List<ShopProduct> products() {
    return bySku.values().stream().map(PhotoProduct::product).toList();
  }

  @Override
  public List<byte[]> enrolmentPhotos(String sku) {
    return product(sku).enrolled().stream().map(PhotoFile::bytes).toList();
  }

  /** One photo is one item in a hand: a burst shows the same photo in all its crops. */
  @Override
  public Item pick(String sku, RandomGenerator random) {
    List<Path> seen = product(sku).seen();
    BufferedImage photo = shrunk(PhotoFile.decode(seen.get(random.nextInt(seen.size()))));
    return any -> photo;
  }

  private static BufferedImage shrunk(BufferedImage photo) {
    int longer = Math.max(photo.getWidth(), photo.getHeight());
    double scale = Math.min(1, (double) LONGEST / longer);
    int width = Math.max(1, (int) Math.round(photo.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(photo.getHeight() * scale));
    BufferedImage halved = photo;
    while (halved.getWidth() > 2 * width && halved.getHeight() > 2 * height) {
      halved = scaled(halved, halved.getWidth() / 2, halved.getHeight() / 2);
    }
    return scaled(halved, width, height);
  }

  /** The photos that enrol a product, for those who need to know which they were. */
  List<Path> enrolled(String sku) {
    return product(sku).enrolled();
  }

  /** The photos that cameras see of a product. */
  List<Path> seen(String sku) {
    return product(sku).seen();
  }

  private PhotoProduct product(String sku) {
    PhotoProduct product = bySku.get(sku);
    if (product == null) {
      throw new IllegalArgumentException("no product " + sku + " in this catalogue");
    }
    return product;
  }

  private static BufferedImage scaled(BufferedImage photo, int width, int height) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(photo, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }

  private static PhotoProduct share(String sku, List<Path> photos, Random random) {
    int count = photos.size();
    int enrol = Math.min(count - 1, Math.max(1, (int) Math.round(ENROLLED_SHARE * count)));
    int apart = count >= APART_FROM ? count / 10 : 0;
    List<Path> enrolled = new ArrayList<>(photos.subList(0, enrol));
    if (enrol > MOST_ENROLLED) {
      Collections.shuffle(enrolled, random);
      enrolled = new ArrayList<>(enrolled.subList(0, MOST_ENROLLED));
      Collections.sort(enrolled);
    }
    List<Path> seen = photos.subList(enrol + apart, count);
    return new PhotoProduct(shopProduct(sku), List.copyOf(enrolled), List.copyOf(seen));
  }

  private static ShopProduct shopProduct(String sku) {
    int cut = sku.indexOf("__");
    String name = sku.substring(cut + 2).replace('-', ' ').replace('_', ' ').strip();
    // Nobody wrote a price on a photo: any price will do that is always the same.
    long price = 99 + 10L * Math.floorMod(sku.hashCode(), 90);
    return new ShopProduct(sku, name, sku.substring(0, cut), "", price, false);
  }

  private static List<Path> productFolders(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "photo folder "
              + folder
              + " is not a folder; give one that holds category__product/*.jpg");
    }
    List<Path> folders = list(folder).stream().filter(Files::isDirectory).toList();
    if (folders.isEmpty()) {
      throw new IllegalArgumentException(
          "photo folder " + folder + " holds no product folders; it needs category__product/*.jpg");
    }
    List<String> nameless =
        folders.stream()
            .map(product -> product.getFileName().toString())
            .filter(name -> !name.matches(".+__.+"))
            .toList();
    if (!nameless.isEmpty()) {
      throw new IllegalArgumentException(
          "product folders without a category in "
              + folder
              + ": "
              + some(nameless)
              + "; name them category__product");
    }
    return folders;
  }

  private static List<Path> photos(Path product) {
    return list(product).stream()
        .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jpg"))
        .toList();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list folder " + folder, e);
    }
  }

  private static String some(List<String> all) {
    String first = String.join(", ", all.subList(0, Math.min(10, all.size())));
    return all.size() > 10 ? first + " and " + (all.size() - 10) + " more" : first;
  }
}
