package dev.walkout.vision.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of product photos, {@code category__product/*.jpg}, sorted by name.
 *
 * <p>Only folders whose name does not start with a dot are products; other files beside them (a
 * manifest, a licence) are left alone. A photo is a file ending in {@code .jpg} or {@code .jpeg};
 * whether it can be decoded is seen when it is read. Pictures of another format are refused, since
 * nobody would miss them.
 */
public record PhotoFolder(Path root, List<Product> products) {

  static final String BETWEEN = "__";
  private static final Set<String> OTHER_PICTURES =
      Set.of("png", "webp", "heic", "avif", "gif", "bmp", "tif", "tiff");
  private static final int NAMED_IN_ERRORS = 5;

  public PhotoFolder {
    products = List.copyOf(products);
  }

  /** One product of the folder; {@code id} is the folder's name. */
  public record Product(String id, String category, String name, List<Path> photos) {
    public Product {
      photos = List.copyOf(photos);
    }
  }

  /**
   * The products of a folder, sorted by id, each with its photos sorted by file name.
   *
   * @throws IllegalArgumentException naming the folder and the remedy, if it is not a folder, has
   *     no product folders, has one without {@code __} in its name or one without photos
   */
  public static PhotoFolder read(Path root) {
    if (!Files.isDirectory(root)) {
      throw refuse(root, "is not a folder", "give a folder of category__product/*.jpg");
    }
    List<Path> folders =
        list(root, path -> Files.isDirectory(path) && !fileName(path).startsWith("."));
    if (folders.isEmpty()) {
      throw refuse(
          root, "has no product folders", "put each product's photos in category__product/");
    }
    return new PhotoFolder(root, folders.stream().map(PhotoFolder::product).toList());
  }

  /**
   * This folder, if each product has at least so many photos.
   *
   * @throws IllegalArgumentException naming the products that have fewer
   */
  public PhotoFolder atLeast(int photosPerProduct) {
    List<Product> few =
        products.stream().filter(product -> product.photos().size() < photosPerProduct).toList();
    if (few.isEmpty()) {
      return this;
    }
    String named =
        few.stream()
            .limit(NAMED_IN_ERRORS)
            .map(product -> product.id() + " has " + product.photos().size())
            .collect(Collectors.joining(", "));
    String more =
        few.size() > NAMED_IN_ERRORS ? " and " + (few.size() - NAMED_IN_ERRORS) + " more" : "";
    throw refuse(
        root,
        "needs at least " + photosPerProduct + " photos of each product, but " + named + more,
        "add photos or take these products out");
  }

  /** How many photos all products have together. */
  public int photoCount() {
    return products.stream().mapToInt(product -> product.photos().size()).sum();
  }

  private static Product product(Path folder) {
    String id = fileName(folder);
    int cut = id.indexOf(BETWEEN);
    if (cut < 1 || cut + BETWEEN.length() == id.length()) {
      throw refuse(
          folder,
          "is not named category__product",
          "rename it, for example to drinks__" + id.replace(BETWEEN, ""));
    }
    List<Path> photos = list(folder, path -> Files.isRegularFile(path) && isPhoto(fileName(path)));
    List<Path> others = list(folder, path -> isOtherPicture(fileName(path)));
    if (!others.isEmpty()) {
      throw refuse(
          others.get(0), "is a picture, but not a JPEG", "save it as a JPEG or take it out");
    }
    if (photos.isEmpty()) {
      throw refuse(
          folder, "holds no photo (*.jpg, *.jpeg)", "add photos of the product or remove it");
    }
    return new Product(id, id.substring(0, cut), id.substring(cut + BETWEEN.length()), photos);
  }

  static boolean isPhoto(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && (lower.endsWith(".jpg") || lower.endsWith(".jpeg"));
  }

  /** Pictures that would be left out unnoticed: 16-bit PNG, pictures of phones and scanners. */
  private static boolean isOtherPicture(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && OTHER_PICTURES.contains(ending);
  }

  private static List<Path> list(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> found = new ArrayList<>(entries.filter(wanted).toList());
      found.sort(Comparator.comparing(PhotoFolder::fileName));
      return found;
    } catch (IOException cannotList) {
      throw new UncheckedIOException(
          "photo folder " + folder + " cannot be listed; check that it may be read", cannotList);
    }
  }

  private static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static IllegalArgumentException refuse(Path place, String what, String remedy) {
    return new IllegalArgumentException("photo folder " + place + " " + what + "; " + remedy);
  }
}
