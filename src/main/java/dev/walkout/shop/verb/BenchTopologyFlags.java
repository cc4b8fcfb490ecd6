package dev.walkout.shop.verb;

import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.Bench;
import dev.walkout.vision.embed.Embedder;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the measurements of the topology are told. */
final class BenchTopologyFlags {

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each side is measured, in turn (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "8",
      description = "About how long one measurement takes (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads that embed, on either side (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--model",
      paramLabel = "MODELDIR",
      description = "Folder of the model (default: the shipped one).")
  private Optional<Path> model;

  Bench bench() {
    return new Bench(rounds, seconds, threads, Bench.SCALE);
  }

  Embedder embedder() {
    return Wiring.embedder(model.orElseGet(Wiring::shippedModel), threads);
  }
}
