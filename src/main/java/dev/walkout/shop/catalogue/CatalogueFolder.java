package dev.walkout.shop.catalogue;

import dev.walkout.shop.UserError;
import dev.walkout.topology.core.Money;
import dev.walkout.vision.picture.CsvTable;
import dev.walkout.vision.picture.PhotoFolder;
import dev.walkout.vision.picture.PhotoSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A delivery as a folder or manifest, see {@link PhotoSet}: photos, and beside them, if there is
 * more to say, a {@value #TABLE} with a header and a line for each product. Photos that are marked
 * for evaluation are not enrolled.
 *
 * <p>Without it a product's sku is its folder's name, or its name in the manifest.
 */
public final class CatalogueFolder {

  /** What the delivery says of its products. */
  public static final String TABLE = "products.csv";

  private static final String FOLDER = "folder";
  private static final List<String> COLUMNS =
      List.of(
          FOLDER,
          "sku",
          "name",
          "brand",
          "price",
          "tags",
          "colours",
          "age_restricted",
          "piece_grams");

  private final Optional<Money> price;
  private final String currency;
  private final Map<String, Map<String, String>> table;

  private CatalogueFolder(
      Optional<Money> price, String currency, Map<String, Map<String, String>> table) {
    this.price = price;
    this.currency = currency;
    this.table = table;
  }

  /**
   * The products of a delivery.
   *
   * @param price of products that the table gives none
   * @param currency of the table's prices
   * @throws IllegalArgumentException naming the folder, line or column and the remedy
   */
  public static List<EnrolmentOrder> read(Path root, Optional<Money> price, String currency) {
    PhotoFolder photos = PhotoSet.read(root).forTraining();
    Path file = photos.root().resolve(TABLE);
    Map<String, Map<String, String>> table = Files.exists(file) ? table(file) : Map.of();
    for (String folder : table.keySet()) {
      if (photos.products().stream().noneMatch(product -> product.id().equals(folder))) {
        throw new UserError(
            file + " names the folder '" + folder + "', which is not there: correct or remove it");
      }
    }
    CatalogueFolder delivery = new CatalogueFolder(price, currency, table);
    return photos.products().stream().map(delivery::order).toList();
  }

  private EnrolmentOrder order(PhotoFolder.Product product) {
    Map<String, String> said = table.getOrDefault(product.id(), Map.of());
    try {
      ProductDetails details =
          new ProductDetails(
              said.getOrDefault("sku", product.id()),
              said.getOrDefault("name", product.name().replace('-', ' ').replace('_', ' ').strip()),
              product.category(),
              Optional.ofNullable(said.get("brand")),
              words(said.get("tags")),
              words(said.get("colours")),
              yes(said.getOrDefault("age_restricted", "no")),
              Optional.ofNullable(said.get("piece_grams")).map(CatalogueFolder::grams));
      Optional<Money> its =
          Optional.ofNullable(said.get("price")).map(p -> Prices.parse(p, currency));
      return new EnrolmentOrder(
          details, its.or(() -> price), product.photos().stream().map(Photo::of).toList());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          TABLE + ", folder " + product.id() + ": " + e.getMessage(), e);
    }
  }

  private static List<String> words(String text) {
    return text == null ? List.of() : List.of(text.split("[;,]"));
  }

  private static boolean yes(String text) {
    return switch (text.toLowerCase(java.util.Locale.ROOT)) {
      case "yes", "true", "1" -> true;
      case "no", "false", "0" -> false;
      default ->
          throw new IllegalArgumentException("age_restricted is '" + text + "'; write yes or no");
    };
  }

  private static int grams(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("piece_grams is '" + text + "'; give whole grams", e);
    }
  }

  /** The lines by folder, without the cells that are empty. */
  private static Map<String, Map<String, String>> table(Path file) {
    Map<String, Map<String, String>> table = new TreeMap<>();
    for (CsvTable.Row row : CsvTable.read(file, COLUMNS, List.of(FOLDER))) {
      if (table.put(row.get(FOLDER), row.cells()) != null) {
        throw row.refuse(FOLDER, "which a line before names already: give one for each");
      }
    }
    return table;
  }
}
