package dev.walkout.shop.verb;

import dev.walkout.schemas.avro.Product;
import dev.walkout.shop.UserError;
import dev.walkout.shop.catalogue.ProductCatalogue;
import dev.walkout.shop.catalogue.ProductDetails;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The flags that describe a product; what is not given stays as it was. */
final class ProductFlags {

  @Option(names = "--name", paramLabel = "NAME", description = "What receipts call it.")
  private String name;

  @Option(
      names = "--category",
      paramLabel = "CATEGORY",
      description = "What it is among; selects how sure recognition must be.")
  private String category;

  @Option(names = "--brand", paramLabel = "BRAND", description = "Who makes it.")
  private String brand;

  @Option(
      names = "--tags",
      paramLabel = "TAG,...",
      split = ",",
      description = "Words to find it by.")
  private List<String> tags;

  @Option(
      names = "--colours",
      paramLabel = "COLOUR,...",
      split = ",",
      description = "Its main colours.")
  private List<String> colours;

  @Option(
      names = "--age-restricted",
      negatable = true,
      description = "A person must look before it is sold.")
  private Boolean ageRestricted;

  @Option(
      names = "--piece-grams",
      paramLabel = "G",
      description = "Weight of one piece, by which scales confirm a take.")
  private Integer pieceGrams;

  /** Whether any of them is given. */
  boolean any() {
    return Stream.of(name, category, brand, tags, colours, ageRestricted, pieceGrams)
        .anyMatch(Objects::nonNull);
  }

  /**
   * A product as it is described now.
   *
   * @param before as it was; empty for a new one, which must be named and have a category
   */
  ProductDetails details(String sku, Optional<ProductCatalogue.Entry> before) {
    Optional<Product> was = before.map(ProductCatalogue.Entry::product);
    return new ProductDetails(
        sku,
        or(name, was.map(Product::getName)).orElseThrow(() -> missing("--name", sku)),
        or(category, was.map(Product::getCategory)).orElseThrow(() -> missing("--category", sku)),
        or(brand, was.map(Product::getBrand)),
        or(tags, was.map(Product::getTags)).orElse(List.of()),
        or(colours, was.map(Product::getColours)).orElse(List.of()),
        or(ageRestricted, was.map(Product::getAgeRestricted)).orElse(false),
        or(pieceGrams, was.map(Product::getPieceGrams)));
  }

  private static <T> Optional<T> or(T given, Optional<T> before) {
    return given == null ? before : Optional.of(given);
  }

  private static UserError missing(String flag, String sku) {
    return new UserError(flag + " is missing: " + sku + " is new in the catalogue, give it one");
  }
}
