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
   */
  public record Result(String server, int dimension, IndexRebuild.Result rebuilt) {

    /** Some lines for people. */
    public String text() {
      return String.format(
          Locale.ROOT,
          "%s%n%,d anchors of %d dimensions, %,d products, %s: written in %.1f s, %,.0f a second%n"
              + "self-recall %.4f, recall@5 of a sample %.4f of an exact search%n",
          server,
          rebuilt.anchors(),
          dimension,
          rebuilt.products(),
          rebuilt.kind(),
          rebuilt.seconds(),
          rebuilt.rate(),
          rebuilt.selfRecall(),
          rebuilt.recall());
    }

    /** The same for programs. */
    public Map<String, Object> figures() {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("server", server);
      figures.put("dimension", dimension);
      figures.put("anchorsPerSecond", rebuilt.rate());
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
    Gallery gallery = Clusters.of(model, anchors, 1).gallery();
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
      return new Result(stand.text(), model.dimension(), rebuild.run(0, progress));
    }
  }
}
