package dev.walkout.shop.find;

import dev.walkout.shop.UserError;
import dev.walkout.shop.search.visual.VisualQuery;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code find} is asked.
 *
 * @param photo a JPEG file
 * @param model folder of the model; the shipped one unless given
 */
public record FindRequest(Path photo, VisualQuery query, Optional<Path> model, Where where) {

  /**
   * Where the products are.
   *
   * @param kafka {@code host:port} of a broker whose topics tell the products
   * @param dir folder of a run whose broker's log tells them
   * @param registry schema registry
   * @param redis server that keeps the documents; this process unless given. Alone, what it holds
   *     is searched as it is
   */
  public record Where(
      Optional<String> kafka, Optional<Path> dir, String registry, Optional<String> redis) {

    public Where {
      if (kafka.isPresent() && dir.isPresent()) {
        throw new UserError("--kafka and --dir name two brokers: give one of them");
      }
      if (kafka.isEmpty() && dir.isEmpty() && redis.isEmpty()) {
        throw new UserError(
            "no products are named: give --dir of a run, --kafka of a broker, or --redis of a server"
                + " that holds them");
      }
    }
  }
}
