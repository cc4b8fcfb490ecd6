package dev.walkout.shop.verb;

import dev.walkout.edge.config.ConfigFile;
import dev.walkout.edge.config.EdgeConfig;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flag that names an agent's configuration. */
final class EdgeConfigFlag {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The agent's settings; src/etc/edge.yaml is an example with every one.")
  private Optional<Path> config;

  /** The settings; refused where a key or value is wrong. */
  EdgeConfig read() {
    return ConfigFile.read(
        config.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--config is missing: give a file like src/etc/edge.yaml")));
  }
}
