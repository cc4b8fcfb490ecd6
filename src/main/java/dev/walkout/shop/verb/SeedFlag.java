package dev.walkout.shop.verb;

import picocli.CommandLine.Option;

/** The flag {@code --seed} of verbs that draw something. */
final class SeedFlag {

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Decides everything that is drawn (default: ${DEFAULT-VALUE}).")
  private long seed;

  long value() {
    return seed;
  }
}
