package dev.walkout.shop.verb;

import dev.walkout.shop.Wiring;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flag {@code --model} of verbs that embed. */
final class ModelFlag {

  @Option(
      names = "--model",
      paramLabel = "MODELDIR",
      description = "Folder of the model (default: the shipped one).")
  private Optional<Path> model;

  /** The folder given, if any. */
  Optional<Path> given() {
    return model;
  }

  /** The folder given, or that of the shipped model. */
  Path folder() {
    return model.orElseGet(Wiring::shippedModel);
  }
}
