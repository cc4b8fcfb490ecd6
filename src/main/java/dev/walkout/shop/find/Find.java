package dev.walkout.shop.find;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.demo.Resources;
import dev.walkout.shop.demo.RunFolder;
import dev.walkout.shop.redis.RedisConfig;
import dev.walkout.shop.redis.RedisConnection;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.shop.search.feed.DocumentFeed;
import dev.walkout.shop.search.redis.RedisSearch;
import dev.walkout.shop.search.visual.VisualSearch;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.embed.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** One search by a photo, with everything it needs opened before and closed after it. */
public final class Find implements AutoCloseable {

  private final FindRequest request;
  private final Progress progress;
  private final Resources resources = new Resources();

  public Find(FindRequest request, Progress progress) {
    this.request = request;
    this.progress = progress;
  }

  /**
   * Searches.
   *
   * @throws UserError if the photo, a folder or a server does not serve
   */
  public FindReport run() throws Exception {
    byte[] photo = photo(request.photo());
    Path model = request.model().orElseGet(Wiring::shippedModel);
    Embedder embedder = resources.add(Wiring.embedder(model, 1));
    Documents<ProductDocument> products = documents(embedder.model());
    Optional<String> broker = broker();
    if (broker.isPresent()) {
      feed(broker.get(), embedder.model(), products);
    }
    return new FindReport(
        request,
        new VisualSearch(products, embedder).find(photo, request.query()),
        products.capabilities(),
        photo);
  }

  @Override
  public void close() throws Exception {
    resources.close();
  }

  private Documents<ProductDocument> documents(ModelCard model) throws Exception {
    if (request.where().redis().isEmpty()) {
      return Wiring.productDocuments();
    }
    RedisConfig config = RedisConfig.of(request.where().redis().get());
    RedisConnection connection = resources.add(RedisConnection.open(config));
    RedisSearch search = resources.add(Wiring.documents(connection));
    return search.products(model);
  }

  private Optional<String> broker() throws Exception {
    Optional<Path> dir = request.where().dir();
    if (dir.isEmpty()) {
      return request.where().kafka();
    }
    Path run = dir.get().resolve("run.txt");
    if (!Files.isReadable(run)) {
      throw new UserError(
          "--dir " + dir.get() + " holds no run: give the --dir of a demo that was kept");
    }
    RunFolder folder = resources.add(RunFolder.open(dir, Files.readString(run).strip()));
    progress.begin("broker", 1);
    EmbeddedBroker broker = resources.add(EmbeddedBroker.start(folder.broker(), 0));
    progress.end("listens on " + broker.address());
    return Optional.of(broker.address());
  }

  private void feed(String broker, ModelCard model, Documents<ProductDocument> products)
      throws Exception {
    AvroSerdes serdes = AvroSerdes.of(request.where().registry(), Map.of());
    progress.begin("products", 1);
    resources.add(
        DocumentFeed.products(
            new DocumentFeed.Source(broker, serdes), model, InstantSource.system(), products));
    progress.end(products.ids().size() + " in reach");
  }

  private static byte[] photo(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserError("--photo " + file + " cannot be read: give a JPEG file", e);
    }
  }
}
