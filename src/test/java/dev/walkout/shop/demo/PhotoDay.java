package dev.walkout.shop.demo;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.shop.PhotoShop;
import dev.walkout.shop.demo.DemoRequest.Files;
import dev.walkout.shop.demo.DemoRequest.Where;
import dev.walkout.shop.redis.IndexServer;
import dev.walkout.vision.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A small demo, pictures and all, run once for all tests that ask for it. */
final class PhotoDay implements AutoCloseable {

  static final int TRIPS = 8;
  static final long SEED = 3;
  private static final int PRODUCTS = 16;
  private static final int PHOTOS = 6;

  final Path folder;
  final DemoReport report;

  PhotoDay(Optional<IndexServer> index) throws Exception {
    folder = java.nio.file.Files.createTempDirectory("walkout-test-");
    PhotoShop.write(products(), PRODUCTS, PHOTOS);
    Files files = new Files(Optional.empty(), Optional.of(receipts()), Optional.of(truth()));
    Where where = new Where(Optional.empty(), 0, Optional.empty(), AvroSerdes.IN_JVM, index);
    DemoRequest request =
        new DemoRequest(
            TRIPS, SEED, Optional.of(products()), DemoRequest.Models.SHIPPED, where, files);
    try (Demo demo = new Demo(request, Progress.silent(), () -> {})) {
      report = demo.run();
    }
  }

  Path products() {
    return folder.resolve("photos");
  }

  Path receipts() {
    return folder.resolve("receipts.jsonl");
  }

  Path truth() {
    return folder.resolve("truth.jsonl");
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = java.nio.file.Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        java.nio.file.Files.delete(path);
      }
    }
  }

  /** Gives the day to tests as a parameter. */
  static final class Once implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == PhotoDay.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getRoot()
          .getStore(Namespace.create(PhotoDay.class))
          .getOrComputeIfAbsent(PhotoDay.class, type -> run(), PhotoDay.class);
    }

    private static PhotoDay run() {
      try {
        return new PhotoDay(Optional.empty());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (Exception e) {
        throw new IllegalStateException("the demo failed", e);
      }
    }
  }
}
