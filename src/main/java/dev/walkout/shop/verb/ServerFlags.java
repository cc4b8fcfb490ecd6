package dev.walkout.shop.verb;

import dev.walkout.schemas.AvroSerdes;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flags that name a Kafka broker and a schema registry. */
final class ServerFlags {

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Use this broker instead of one in this JVM.")
  private Optional<String> kafka;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      defaultValue = AvroSerdes.IN_JVM,
      description = "Schema registry with Confluent's API (default: one in this JVM).")
  private String registry;

  Optional<String> kafka() {
    return kafka;
  }

  String registry() {
    return registry;
  }
}
