package dev.walkout.shop;

import dev.walkout.shop.catalogue.CataloguePosition;
import dev.walkout.shop.demo.DemoRequest;
import dev.walkout.shop.redis.AnchorTable;
import dev.walkout.shop.redis.Capabilities;
import dev.walkout.shop.redis.QueryEngineTable;
import dev.walkout.shop.redis.RedisAnchorIndex;
import dev.walkout.shop.redis.RedisConnection;
import dev.walkout.shop.redis.VectorSetTable;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.catalogue.PhotoCatalogue;
import dev.walkout.sim.catalogue.RenderedCatalogue;
import dev.walkout.topology.recognition.BurstRecogniser;
import dev.walkout.topology.recognition.GalleryInUse;
import dev.walkout.topology.recognition.Recogniser;
import dev.walkout.vision.embed.DjlEmbedder;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.embed.HistogramEmbedder;
import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gate;
import dev.walkout.vision.match.InMemoryAnchorIndex;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Chooses and builds the adapters; the only place that does. */
public final class Wiring {

  private Wiring() {}

  /** The folder of the general model that comes with the program. */
  public static Path shippedModel() {
    URL card = Wiring.class.getResource("/model/model.json");
    if (card == null || !card.getProtocol().equals("file")) {
      throw new UserError(
          "the shipped model is not a folder of this installation (" + card + "): give --model");
    }
    try {
      return Path.of(card.toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The embedder of a model folder.
   *
   * @param threads how many threads will embed at once
   */
  public static Embedder embedder(Path model, int threads) {
    return DjlEmbedder.load(model, threads);
  }

  /** The embedder that nothing was learned for, to compare with. */
  public static Embedder naiveEmbedder() {
    return new HistogramEmbedder();
  }

  /** The gate of a gallery, with its index. */
  public static Gate gate(Gallery gallery) {
    return new Gate(gallery, index(gallery));
  }

  /** What a simulated shop sells: a folder of photos, or rendered packages. */
  public static Catalogue catalogue(Optional<Path> photos, long seed) {
    return photos.isPresent()
        ? new PhotoCatalogue(photos.get(), seed)
        : new RenderedCatalogue(seed, DemoRequest.RENDERED_PRODUCTS);
  }

  /** Recognition by the model, always against the newest gallery. */
  public static Supplier<Recogniser> recogniser(
      Embedder embedder, Supplier<GalleryInUse> galleries) {
    return () -> new BurstRecogniser(embedder, galleries);
  }

  /** The index of a gallery that the configuration asks for. */
  public static AnchorIndex index(Gallery gallery) {
    return new InMemoryAnchorIndex(gallery);
  }

  /** The index of a gallery on a server that holds its anchors. */
  public static AnchorIndex index(
      Gallery gallery, RedisConnection connection, AnchorTable table, CataloguePosition position) {
    return new RedisAnchorIndex(connection, table, gallery, position);
  }

  /** The layouts of anchors that a server can search. */
  public static List<AnchorTable> anchorTables(Capabilities capabilities) {
    List<AnchorTable> tables = new ArrayList<>();
    if (capabilities.vectorSets()) {
      tables.add(new VectorSetTable());
    }
    if (capabilities.queryEngine()) {
      tables.add(new QueryEngineTable());
    }
    return tables;
  }
}
