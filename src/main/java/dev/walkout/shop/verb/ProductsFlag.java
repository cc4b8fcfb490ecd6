package dev.walkout.shop.verb;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flag {@code --products rendered|DIR} of verbs that play a shop. */
final class ProductsFlag {

  private static final String RENDERED = "rendered";

  @Option(
      names = "--products",
      paramLabel = "rendered|DIR",
      defaultValue = RENDERED,
      description =
          "What the shop sells: rendered packages, or a folder category__product/*.jpg of which"
              + " some photos enrol a product and the others are seen (default: ${DEFAULT-VALUE}).")
  private String products;

  /** The folder of photos; empty for rendered packages. */
  Optional<Path> folder() {
    return products.equals(RENDERED) ? Optional.empty() : Optional.of(Path.of(products));
  }

  /** What was given, to be told apart from other catalogues. */
  String name() {
    return products;
  }
}
