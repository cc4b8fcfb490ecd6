package dev.walkout.shop.redis;

import dev.walkout.shop.catalogue.CataloguePosition;
import dev.walkout.shop.redis.AnchorTable.Stored;
import dev.walkout.vision.match.AnchorId;
import dev.walkout.vision.match.Gallery;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.AbstractTransaction;

/** Puts a gallery on a server in one go, as a projector leaves it when it is done. */
final class Filling {

  static final CataloguePosition POSITION = new CataloguePosition("test-cluster", 100);

  private final RedisConnection connection;
  private final AnchorTable table;

  Filling(RedisConnection connection, AnchorTable table) {
    this.connection = connection;
    this.table = table;
  }

  /** Writes the gallery's anchors as a generation, ready at {@link #POSITION}, and points to it. */
  Generation fill(Gallery gallery, long number) {
    Generation generation =
        new Generation(connection.config().store(), gallery.model().id(), number);
    table.create(connection.writer(), generation, gallery.model().dimension());
    try (AbstractPipeline pipeline = connection.writer().pipelined()) {
      for (Gallery.Product product : gallery.products()) {
        for (float[] anchor : gallery.anchors(product)) {
          String id = AnchorId.of(product.sku(), anchor);
          Stored stored = new Stored(id, product.sku(), product.category(), anchor);
          table.put(pipeline, generation, stored);
        }
      }
    }
    say(generation, facts(gallery, POSITION, GenerationFacts.State.READY));
    point(generation);
    return generation;
  }

  /** The facts of a gallery laid out by the table. */
  GenerationFacts facts(Gallery gallery, CataloguePosition position, GenerationFacts.State state) {
    return new GenerationFacts(
        position,
        state,
        table.kind(),
        gallery.model().dimension(),
        gallery.anchorCount(),
        gallery.products().size());
  }

  void say(Generation generation, GenerationFacts facts) {
    try (AbstractTransaction transaction = connection.transaction(generation.facts())) {
      facts.write(transaction, generation);
      transaction.exec();
    }
  }

  void point(Generation generation) {
    connection
        .writer()
        .set(
            Generation.pointer(generation.store(), generation.model()),
            String.valueOf(generation.number()));
  }
}
