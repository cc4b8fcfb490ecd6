package dev.walkout.shop.find;

import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.redis.RedisConnection;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.shop.search.feed.DocumentFeed;
import dev.walkout.shop.search.redis.RedisSearch;
import dev.walkout.shop.search.visual.VisualSearch;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** One search by a photo among a shop's products, which are brought up to date before it. */
public final class Find {

  private final FindRequest request;
  private final DocumentFeed.Source topics;
  private final Progress progress;

  /** A search among the products that these topics tell of. */
  public Find(FindRequest request, DocumentFeed.Source topics, Progress progress) {
    this.request = request;
    this.topics = topics;
    this.progress = progress;
  }

  /**
   * Searches.
   *
   * @throws UserError if the photo or a server does not serve
   */
  public FindReport run() {
    byte[] photo = photo(request.photo());
    try (Embedder embedder = Wiring.embedder(request.model(), 1)) {
      if (request.redis().isEmpty()) {
        return search(photo, embedder, Wiring.productDocuments());
      }
      try (RedisConnection connection = RedisConnection.open(request.redis().get());
          RedisSearch documents = Wiring.documents(connection)) {
        return search(photo, embedder, documents.products(embedder.model()));
      }
    }
  }

  private FindReport search(byte[] photo, Embedder embedder, Documents<ProductDocument> products) {
    progress.begin("products", 1);
    try (DocumentFeed<ProductDocument> feed =
        DocumentFeed.products(topics, embedder.model(), InstantSource.system(), products)) {
      feed.check();
    }
    progress.end(products.ids().size() + " in reach");
    return new FindReport(
        request,
        new VisualSearch(products, embedder).find(photo, request.query()),
        products.capabilities(),
        photo);
  }

  private static byte[] photo(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserError("--photo " + file + " cannot be read: give a JPEG file", e);
    }
  }
}
