package dev.walkout.shop.verb;

import java.nio.file.Path;
import java.util.Optional;

/** The flag {@code --products rendered|DIR}. */
final class ProductsFlag {

  private static final String RENDERED = "rendered";

  private ProductsFlag() {}

  /** The folder of photos; empty for rendered packages. */
  static Optional<Path> folder(String value) {
    return value.equals(RENDERED) ? Optional.empty() : Optional.of(Path.of(value));
  }
}
