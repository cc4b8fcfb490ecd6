package dev.walkout.vision.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Photos and what they show, as training, evaluation, enrolment and the check of photos read them:
 * a folder {@code category__product/*.jpg} or a manifest.
 *
 * <p>A manifest is a CSV file in UTF-8 with a header. Its columns are {@code file} (relative to the
 * manifest), {@code product}, {@code category}, and if wanted {@code kind} ({@code catalogue} or
 * {@code shop}, the default), {@code use} ({@code train}, the default, or {@code evaluate}) and
 * {@code tags}, divided by semicolons. In a folder every photo is of the shop and to train on.
 *
 * @param root the folder, or that of the manifest
 * @param photos sorted by product and file
 */
public record PhotoSet(Path root, List<LabelledPhoto> photos) {

  private static final String FILE = "file";
  private static final String PRODUCT = "product";
  private static final String CATEGORY = "category";
  private static final List<String> COLUMNS =
      List.of(FILE, PRODUCT, CATEGORY, "kind", "use", "tags");
  private static final Comparator<LabelledPhoto> ORDER =
      Comparator.comparing(LabelledPhoto::product).thenComparing(LabelledPhoto::file);

  public PhotoSet {
    photos = photos.stream().sorted(ORDER).toList();
  }

  /**
   * The photos of a folder or manifest; whether each can be decoded is seen when it is read.
   *
   * @throws IllegalArgumentException naming the folder, or the manifest and its line, and the
   *     remedy
   */
  public static PhotoSet read(Path folderOrManifest) {
    if (Files.isRegularFile(folderOrManifest)) {
      return manifest(folderOrManifest);
    }
    PhotoFolder folder = PhotoFolder.read(folderOrManifest);
    return new PhotoSet(
        folder.root(),
        folder.products().stream()
            .flatMap(
                product ->
                    product.photos().stream()
                        .map(file -> new LabelledPhoto(product.id(), product.category(), file)))
            .toList());
  }

  /** The photos of one use, by product; empty when there are none. */
  public Optional<PhotoFolder> folder(LabelledPhoto.Use use) {
    Map<String, List<LabelledPhoto>> byProduct =
        photos.stream()
            .filter(photo -> photo.use() == use)
            .collect(
                Collectors.groupingBy(LabelledPhoto::product, TreeMap::new, Collectors.toList()));
    List<PhotoFolder.Product> products = new ArrayList<>();
    byProduct.forEach(
        (id, own) -> {
          String category = own.get(0).category();
          String prefix = category + PhotoFolder.BETWEEN;
          String name = id.startsWith(prefix) ? id.substring(prefix.length()) : id;
          List<Path> files = own.stream().map(LabelledPhoto::file).toList();
          products.add(new PhotoFolder.Product(id, category, name, files));
        });
    return products.isEmpty() ? Optional.empty() : Optional.of(new PhotoFolder(root, products));
  }

  /**
   * The photos that may be trained on and enrolled, by product.
   *
   * @throws IllegalArgumentException when all of them are for evaluation
   */
  public PhotoFolder forTraining() {
    return folder(LabelledPhoto.Use.TRAIN)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "photos of " + root + " are all for evaluation: mark some with use train"));
  }

  /** The photos that are marked for evaluation, by product; all of them when none is marked. */
  public PhotoFolder forEvaluation() {
    return folder(LabelledPhoto.Use.EVALUATE).orElseGet(this::forTraining);
  }

  private static PhotoSet manifest(Path manifest) {
    Path root = manifest.toAbsolutePath().normalize().getParent();
    List<LabelledPhoto> photos = new ArrayList<>();
    Map<Path, Integer> lines = new HashMap<>();
    Map<String, String> categories = new HashMap<>();
    for (CsvTable.Row row : CsvTable.read(manifest, COLUMNS, List.of(FILE, PRODUCT, CATEGORY))) {
      LabelledPhoto photo = photo(root, row);
      Integer before = lines.put(photo.file(), row.line());
      if (before != null) {
        throw row.refuse(FILE, "which line " + before + " names already: name it once");
      }
      String category = categories.putIfAbsent(photo.product(), photo.category());
      if (category != null && !category.equals(photo.category())) {
        throw row.refuse(
            CATEGORY, "but the product was of " + category + " before: give it one category");
      }
      photos.add(photo);
    }
    if (photos.isEmpty()) {
      throw new IllegalArgumentException(
          "manifest " + manifest + " lists no photo: give a line for each");
    }
    return new PhotoSet(root, photos);
  }

  private static LabelledPhoto photo(Path root, CsvTable.Row row) {
    Path file;
    try {
      file = root.resolve(row.get(FILE)).normalize();
    } catch (InvalidPathException e) {
      throw row.refuse(FILE, "which is no file name here: rename the file");
    }
    if (!PhotoFolder.isPhoto(String.valueOf(file.getFileName()))) {
      throw row.refuse(FILE, "which is not a JPEG (*.jpg, *.jpeg): save it as one");
    }
    if (!Files.isRegularFile(file)) {
      throw row.refuse(FILE, "which is not there: correct the line or remove it");
    }
    return new LabelledPhoto(
        row.get(PRODUCT),
        row.get(CATEGORY),
        file,
        marked(row, "kind", LabelledPhoto.Kind.SHOP),
        marked(row, "use", LabelledPhoto.Use.TRAIN),
        tags(row.get("tags")));
  }

  private static <T extends Enum<T>> T marked(CsvTable.Row row, String column, T standard) {
    String text = row.get(column);
    if (text.isEmpty()) {
      return standard;
    }
    T[] known = standard.getDeclaringClass().getEnumConstants();
    return Arrays.stream(known)
        .filter(mark -> mark.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                row.refuse(
                    column,
                    "which is unknown: write "
                        + Arrays.stream(known)
                            .map(mark -> mark.name().toLowerCase(java.util.Locale.ROOT))
                            .collect(Collectors.joining(" or "))));
  }

  private static Set<String> tags(String text) {
    Set<String> tags = new LinkedHashSet<>();
    for (String tag : text.split(";")) {
      if (!tag.isBlank()) {
        tags.add(tag.strip());
      }
    }
    return tags;
  }

  /** All files *.jpg of a folder and the folders in it, for what needs no labels; sorted. */
  public static List<Path> unlabelled(Path folder) {
    try (var files = Files.walk(folder)) {
      List<Path> found =
          files
              .filter(file -> Files.isRegularFile(file))
              .filter(file -> PhotoFolder.isPhoto(String.valueOf(file.getFileName())))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "folder " + folder + " holds no photo (*.jpg, *.jpeg): give one that does");
      }
      return found;
    } catch (java.nio.file.NoSuchFileException | java.nio.file.NotDirectoryException e) {
      throw new IllegalArgumentException(folder + " is not a folder: give one with photos", e);
    } catch (IOException e) {
      throw new UncheckedIOException("folder " + folder + " cannot be listed: " + e, e);
    }
  }
}
