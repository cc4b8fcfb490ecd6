package dev.walkout.shop.verb;

import picocli.CommandLine.Option;

/** The flag that every verb has. */
final class HelpFlag {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  private boolean asked;
}
