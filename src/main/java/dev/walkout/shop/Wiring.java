package dev.walkout.shop;

import dev.walkout.edge.capture.BurstSources;
import dev.walkout.edge.capture.PictureFolderSource;
import dev.walkout.edge.config.DetectorConfig;
import dev.walkout.edge.config.SourceConfig;
import dev.walkout.edge.detect.Detector;
import dev.walkout.edge.detect.MotionDetector;
import dev.walkout.edge.video.VideoSources;
import dev.walkout.schemas.AvroSerdes;
import dev.walkout.shop.catalogue.AnchorIndexes;
import dev.walkout.shop.catalogue.CataloguePosition;
import dev.walkout.shop.catalogue.InMemoryAnchorIndexes;
import dev.walkout.shop.demo.DemoRequest;
import dev.walkout.shop.edge.SimulatedStores;
import dev.walkout.shop.redis.AnchorTable;
import dev.walkout.shop.redis.AnchorsTopic;
import dev.walkout.shop.redis.Capabilities;
import dev.walkout.shop.redis.IndexGenerations;
import dev.walkout.shop.redis.IndexGuard;
import dev.walkout.shop.redis.IndexServer;
import dev.walkout.shop.redis.Projector;
import dev.walkout.shop.redis.QueryEngineTable;
import dev.walkout.shop.redis.RedisAnchorIndex;
import dev.walkout.shop.redis.RedisAnchorIndexes;
import dev.walkout.shop.redis.RedisConnection;
import dev.walkout.shop.redis.TableChoice;
import dev.walkout.shop.redis.VectorSetTable;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.InMemoryDocuments;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.shop.search.ReceiptDocument;
import dev.walkout.shop.search.redis.RedisSearch;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.catalogue.PhotoCatalogue;
import dev.walkout.sim.catalogue.RenderedCatalogue;
import dev.walkout.topology.recognition.BurstRecogniser;
import dev.walkout.topology.recognition.GalleryInUse;
import dev.walkout.topology.recognition.Recogniser;
import dev.walkout.vision.embed.DjlEmbedder;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.embed.HistogramEmbedder;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gate;
import dev.walkout.vision.match.InMemoryAnchorIndex;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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

  /** The gate of a gallery, with an exact index in this JVM. */
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

  /** An exact index of one gallery, in this JVM. */
  public static AnchorIndex index(Gallery gallery) {
    return new InMemoryAnchorIndex(gallery);
  }

  /**
   * The indexes of the galleries of a model: in this JVM, or on a server.
   *
   * @param server the server; empty for this JVM
   * @param address {@code host:port} of the broker that has the {@code anchors} topic
   * @throws UserError if the server is out of reach or searches no vectors
   */
  public static AnchorIndexes anchorIndexes(
      Optional<IndexServer> server, ModelCard model, String address, AvroSerdes serdes) {
    if (server.isEmpty()) {
      return new InMemoryAnchorIndexes(Wiring::index);
    }
    return onServer(server.get(), model, new AnchorsTopic(address, serdes, model));
  }

  private static AnchorIndexes onServer(IndexServer server, ModelCard model, AnchorsTopic topic) {
    RedisConnection connection = RedisConnection.open(server.redis());
    IndexGenerations generations =
        new IndexGenerations(
            connection.writer(), tables(connection, model), server.redis().store(), model);
    IndexGuard guard =
        new IndexGuard(
            server.redis().address(),
            server.guard(),
            gallery -> new InMemoryAnchorIndex(gallery, server.guard().exactAnchors()),
            new SimpleMeterRegistry());
    return new RedisAnchorIndexes(
        new RedisAnchorIndexes.Server(connection, generations, new Projector(generations, topic)),
        guard,
        (gallery, position) -> index(gallery, connection, generations.table(), position));
  }

  /** The index of a gallery on a server that holds its anchors. */
  public static AnchorIndex index(
      Gallery gallery, RedisConnection connection, AnchorTable table, CataloguePosition position) {
    return new RedisAnchorIndex(connection, table, gallery, position);
  }

  /** The layouts that a server may hold a model's anchors in, the one to build first. */
  public static List<AnchorTable> tables(RedisConnection connection, ModelCard model) {
    AnchorTable chosen = new TableChoice(connection).of(model.id(), model.dimension());
    List<AnchorTable> tables = new ArrayList<>(List.of(chosen));
    for (AnchorTable other : tables(connection.capabilities())) {
      if (!other.kind().equals(chosen.kind())) {
        tables.add(other);
      }
    }
    return tables;
  }

  /** The layouts of anchors that a server can search. */
  public static List<AnchorTable> tables(Capabilities capabilities) {
    List<AnchorTable> tables = new ArrayList<>();
    if (capabilities.queryEngine()) {
      tables.add(new QueryEngineTable());
    }
    if (capabilities.vectorSets()) {
      tables.add(new VectorSetTable());
    }
    return tables;
  }

  /** Products that are kept in this process. */
  public static Documents<ProductDocument> productDocuments() {
    return new InMemoryDocuments<>(ProductDocument.KIND);
  }

  /** Receipts that are kept in this process. */
  public static Documents<ReceiptDocument> receiptDocuments() {
    return new InMemoryDocuments<>(ReceiptDocument.KIND);
  }

  /** Products and receipts on a server; close it before the connection. */
  public static RedisSearch documents(RedisConnection connection) {
    return RedisSearch.open(connection);
  }

  /** The sources that an agent's cameras may have. */
  public static BurstSources burstSources(InstantSource clock) {
    SimulatedStores simulated = new SimulatedStores(clock);
    VideoSources videos = new VideoSources(Wiring::detector, clock);
    return (camera, bookmark) -> {
      if (camera.source() instanceof SourceConfig.Folder folder) {
        Optional<Duration> late = Optional.ofNullable(folder.late());
        return new PictureFolderSource(folder.path(), late, clock, bookmark);
      }
      if (camera.source() instanceof SourceConfig.Video video) {
        return videos.open(camera, video, bookmark);
      }
      return simulated.open(camera, (SourceConfig.Simulated) camera.source(), bookmark);
    };
  }

  /** What finds hands in a camera's frames. */
  private static Detector detector(DetectorConfig config) {
    if (config instanceof DetectorConfig.Motion motion) {
      return new MotionDetector(motion);
    }
    throw new IllegalArgumentException(
        "detector.kind grid is not there yet: leave detector out, or use kind: motion");
  }
}
