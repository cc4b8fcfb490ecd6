package dev.walkout.shop.bench.index;

import dev.walkout.shop.Wiring;
import dev.walkout.shop.redis.IndexRebuild;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Gallery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How fast a server's index is built from the catalogue's topic. */
public final class RebuildBench {

  private RebuildBench() {}

  /**
   * What it took.
   *
   * @param server what the server is
   * @param dimension of the anchors
   * @param bytes by which the server's memory grew
   */
  public record Result(String server, int dimension, long bytes, IndexRebuild.Result rebuilt) {

    /** Some lines for people. */
    public String text() {
      return String.format(
          Locale.ROOT,
          "%s%n%,d anchors of %d dimensions, %,d products, %s: written in %.1f s, %,.0f a second%n"
              + "%,d bytes of the server's memory an anchor%nself-recall %.4f, recall@5 of a sample %.4f of an exact search%n",
          server,
          rebuilt.anchors(),
          dimension,
          rebuilt.products(),
          rebuilt.kind(),
          rebuilt.seconds(),
          rebuilt.rate(),
          bytes / rebuilt.anchors(),
          rebuilt.selfRecall(),
          rebuilt.recall());
    }

    /** The same for programs. */
    public Map<String, Object> figures() {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("server", server);
      figures.put("dimension", dimension);
      figures.put("anchorsPerSecond", rebuilt.rate());
      figures.put("bytesPerAnchor", bytes / rebuilt.anchors());
      figures.put("rebuild", rebuilt);
      return figures;
    }
  }

  /**
   * Puts a made-up catalogue on a topic and builds the index from it.
   *
   * @param redis URI of the server; empty: one is started
   * @param anchors how many there are
   */
  public static Result run(Optional<String> redis, ModelCard model, int anchors, Progress progress)
      throws Exception {
    Gallery gallery = Clusters.of(model, anchors, 1, 1).gallery();
    try (IndexStand stand = new IndexStand(redis, model)) {
      progress.begin("publishing", gallery.products().size());
      for (Gallery.Product product : gallery.products()) {
        List<float[]> its = gallery.anchors(product);
        stand.publish(
            product.sku(),
            Optional.of(new Gallery.Enrolled(product.sku(), product.category(), its)));
        progress.step(1, "products");
      }
      stand.flush();
      progress.end(gallery.products().size() + " products");
      IndexRebuild rebuild =
          new IndexRebuild(stand.generations(), stand.topic(), Wiring::index, () -> {});
      long before = memory(stand);
      IndexRebuild.Result rebuilt = rebuild.run(0, progress);
      return new Result(stand.text(), model.dimension(), memory(stand) - before, rebuilt);
    }
  }

  /** Bytes that the server uses. */
  private static long memory(IndexStand stand) {
    String field = "used_memory:";
    return stand
        .connection()
        .writer()
        .info("memory")
        .lines()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.substring(field.length()).strip()))
        .findFirst()
        .orElse(0);
  }
}
